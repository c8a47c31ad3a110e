import type { IExecuteFunctions } from 'n8n-workflow';

import { toUserIdType, type UserIdType } from '../../../domain/employee/ids';
import { checkTerms, type CheckedTerms } from '../../../domain/offboarding/submit';
import { collectionOf, isExpression, valueOf } from '../../../fields/parameters';
import type { Run } from '../../operation';
import { customFieldMapper, type CustomFieldMapper } from '../customFieldValues';

/** What the user asked for with one item, checked as far as that goes without asking the vendor. */
export interface SubmitForm extends CheckedTerms {
	readonly userIdType: UserIdType;
	readonly returnExisting: boolean;
	readonly validateOnly: boolean;
	/** The values that were given for custom fields, by label, for the report of Validate Only. */
	readonly customFieldLabels: readonly string[];
}

/** Reads and checks the parameters of an item, once however often it is asked for. */
export function submitForms(run: Run): (itemIndex: number) => Promise<SubmitForm> {
	const forms = new Map<number, Promise<SubmitForm>>();
	const mapFields = customFieldMapper(run);
	return async (itemIndex) => {
		const form = forms.get(itemIndex) ?? readForm(run, itemIndex, mapFields);
		forms.set(itemIndex, form);
		return await form;
	};
}

async function readForm(
	run: Run,
	itemIndex: number,
	mapFields: CustomFieldMapper,
): Promise<SubmitForm> {
	const { context } = run;
	const value = (name: string): unknown => valueOf(context, name, itemIndex);
	const additional = collectionOf(context, 'additionalFields', itemIndex);
	const options = collectionOf(context, 'options', itemIndex);
	const mapped = await mapFields(itemIndex);
	const blocks = blockListChoice(context, itemIndex);
	const userIdType = toUserIdType(value('userIdType'));
	const { terms, faults } = checkTerms({
		userIdType,
		timeZone: context.getTimezone(),
		offboardingMode: value('offboardingMode'),
		offboardingDate: value('offboardingDate'),
		offboardingReason: value('offboardingReason'),
		addToBlockList: blocks,
		// Hidden parameters keep their last value in n8n; they are not what the user sees.
		...(blocks === true
			? {
					blockReason: value('blockReason'),
					blockReasonExplanation: value('blockReasonExplanation'),
				}
			: {}),
		customFields: mapped.values,
		...additional,
	});
	return {
		userIdType,
		terms,
		faults: [...faults, ...mapped.faults],
		returnExisting: options.ifAlreadyOffboarding === 'returnExisting',
		validateOnly: options.validateOnly === true,
		customFieldLabels: mapped.labels,
	};
}

/** A toggle that is off may never have been touched: only an expression chooses `false`. */
function blockListChoice(context: IExecuteFunctions, itemIndex: number): unknown {
	const choice = valueOf(context, 'addToBlockList', itemIndex);
	return choice === false && !isExpression(context, 'addToBlockList') ? undefined : choice;
}
