import type { IExecuteFunctions } from 'n8n-workflow';

import type { UserIdType } from '../../../domain/employee/ids';
import { ifAdded, toChoice } from '../../../domain/input/values';
import {
	checkTerms,
	type CheckedTerms,
	type SubmitInput,
} from '../../../domain/offboarding/submit';
import { optionsOf } from '../../../fields/options';
import { chosenWith, collectionOf, isOn, valueOf } from '../../../fields/parameters';
import { includeEmployee } from '../../../fields/includeEmployee';
import { userIdTypeOf } from '../../../fields/userIdType';
import { InvalidInput } from '../../../platform/invalidInput';
import { rescue } from '../../../platform/rescue';
import { isCallFailure } from '../../items/tokenRefusal';
import type { Run } from '../../task';
import { customFieldMapper, noFields, type CustomFieldMapper } from '../customFieldValues';
import { reasonReaders, type TenantReasons } from '../naming/reasons';

/** What the user asked for with one item, checked as far as that goes without asking Feishu. */
export interface SubmitForm extends CheckedTerms {
	readonly userIdType: UserIdType;
	readonly returnExisting: boolean;
	readonly validateOnly: boolean;
	readonly includeEmployee: boolean;
	/** The values that were given for custom fields, by label, for the report of Validate Only. */
	readonly customFieldLabels: readonly string[];
	/** Labels of the custom fields that the tenant's form requires and that were given no value. */
	readonly missingCustomFields: () => Promise<string[]>;
}

/** Reads and checks the parameters of an item, once however often it is asked for. */
export function submitForms(
	run: Run,
	reasons: TenantReasons,
): (itemIndex: number) => Promise<SubmitForm> {
	const forms = new Map<number, Promise<SubmitForm>>();
	const readers = { mapFields: customFieldMapper(run), nameReasons: reasonNamer(run, reasons) };
	return async (itemIndex) => {
		const form = forms.get(itemIndex) ?? readForm(run, itemIndex, readers);
		forms.set(itemIndex, form);
		return await form;
	};
}

async function readForm(
	run: Run,
	itemIndex: number,
	{ mapFields, nameReasons }: Readers,
): Promise<SubmitForm> {
	const { context } = run;
	const options = optionsOf(context, itemIndex);
	const validateOnly = isOn(options, VALIDATE_ONLY);
	const returnExisting = toIfOffboarding(options) === 'returnExisting';
	const isNamed = isOn(options, includeEmployee);
	const userIdType = userIdTypeOf(context, itemIndex);
	const input = { ...inputOf(context, itemIndex), userIdType };
	// Who does not validate wants the first fault, and nothing asked of the tenant before it.
	const isFaulty = checkTerms(input).faults.length > 0;
	const isOver = isFaulty && !validateOnly;
	const named = isOver ? { input, faults: [] } : await nameReasons(itemIndex, input, validateOnly);
	const mapped = isOver ? noFields() : await mapFields(itemIndex);
	const { terms, faults } = checkTerms({ ...named.input, customFields: mapped.values });
	return {
		userIdType,
		terms,
		faults: [...faults, ...named.faults, ...mapped.faults],
		returnExisting,
		validateOnly,
		includeEmployee: isNamed,
		customFieldLabels: mapped.labels,
		missingCustomFields: mapped.missing,
	};
}

interface Readers {
	readonly mapFields: CustomFieldMapper;
	readonly nameReasons: ReasonNamer;
}

/** The input with reasons by their identifiers. Those that have none stay, for the checks of Validate Only to tell, or are faults. */
type ReasonNamer = (
	itemIndex: number,
	input: SubmitInput,
	validateOnly: boolean,
) => Promise<{ readonly input: SubmitInput; readonly faults: readonly InvalidInput[] }>;

function reasonNamer(run: Run, reasons: TenantReasons): ReasonNamer {
	const readers = reasonReaders(run, reasons);
	return async (itemIndex, input, validateOnly) => {
		const faults: InvalidInput[] = [];
		const read = async (name: keyof typeof readers): Promise<unknown> =>
			await rescue(
				async () => await readers[name](itemIndex, { ...input }),
				(error) => {
					if (error instanceof InvalidInput && !validateOnly) faults.push(error);
					const isTold = error instanceof InvalidInput || (validateOnly && isCallFailure(error));
					return isTold ? input[name] : undefined;
				},
			);
		const offboardingReason = await read('offboardingReason');
		const blockReason = await read('blockReason');
		return { input: { ...input, offboardingReason, blockReason }, faults };
	};
}

function inputOf(context: IExecuteFunctions, itemIndex: number): Omit<SubmitInput, 'userIdType'> {
	const value = (name: string): unknown => valueOf(context, name, itemIndex);
	const { choice, isTrue } = chosenWith(context, 'addToBlockList', itemIndex);
	return {
		...collectionOf(context, ADDITIONAL_FIELDS, itemIndex),
		timeZone: context.getTimezone(),
		offboardingMode: value('offboardingMode'),
		offboardingDate: value('offboardingDate'),
		offboardingReason: value('offboardingReason'),
		addToBlockList: choice,
		// Hidden parameters keep their last value in n8n; they are not what the user sees.
		...(isTrue
			? {
					blockReason: value('blockReason'),
					blockReasonExplanation: value('blockReasonExplanation'),
				}
			: {}),
		customFields: [],
	};
}

const ADDITIONAL_FIELDS = { displayName: 'Additional Fields', name: 'additionalFields' };

const VALIDATE_ONLY = { displayName: 'Validate Only', name: 'validateOnly' };

const IF_OFFBOARDING = ['error', 'returnExisting'] as const;

const toIfOffboarding = (options: Readonly<Record<string, unknown>>) =>
	ifAdded(options, 'ifAlreadyOffboarding', (value) =>
		toChoice(value, 'If Already Offboarding', IF_OFFBOARDING),
	);
