import {
	decodeCustomFields,
	fieldLabel,
	isNamed,
	type CustomField,
} from '../../domain/customField';
import { isBlank, toFieldData, type FieldContext } from '../../domain/fieldData';
import { toUserIdType, type UserIdType } from '../../domain/ids';
import { listOffboardingFields } from '../../domain/requests';
import { checkTerms, type CheckedTerms } from '../../domain/submitRequest';
import { collectionOf, flagOf, isExpression, mappedOf, valueOf } from '../../fields/parameters';
import { asError } from '../../platform/asError';
import { InvalidInput } from '../../platform/invalidInput';
import type { FeishuClient } from '../../transport/client';
import type { Run } from '../operation';

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
	let fields: Promise<CustomField[]> | undefined;
	const fieldsOf = async (client: FeishuClient): Promise<CustomField[]> => {
		fields ??= client.send(listOffboardingFields()).then(decodeCustomFields);
		return await fields;
	};
	return async (itemIndex) => {
		const form = forms.get(itemIndex) ?? readForm(run, itemIndex, fieldsOf);
		forms.set(itemIndex, form);
		return await form;
	};
}

async function readForm(
	run: Run,
	itemIndex: number,
	fieldsOf: (client: FeishuClient) => Promise<CustomField[]>,
): Promise<SubmitForm> {
	const { context } = run;
	const value = (name: string): unknown => valueOf(context, name, itemIndex);
	const additional = collectionOf(context, 'additionalFields', itemIndex);
	const options = collectionOf(context, 'options', itemIndex);
	const mapped = await mapFields(run, itemIndex, fieldsOf);
	const blocks = flagOf(context, 'addToBlockList', itemIndex);
	const userIdType = toUserIdType(value('userIdType'));
	const { terms, faults } = checkTerms({
		userIdType,
		timeZone: context.getTimezone(),
		offboardingMode: value('offboardingMode'),
		offboardingDate: value('offboardingDate'),
		offboardingReason: value('offboardingReason'),
		addToBlockList: blocks === true || isExpression(context, 'addToBlockList') ? blocks : undefined,
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

interface MappedFields {
	readonly values: Array<{ field_name: string; value: string }>;
	readonly faults: InvalidInput[];
	readonly labels: string[];
}

async function mapFields(
	run: Run,
	itemIndex: number,
	fieldsOf: (client: FeishuClient) => Promise<CustomField[]>,
): Promise<MappedFields> {
	const { context } = run;
	const item = context.getInputData()[itemIndex] ?? { json: {} };
	const { automatic, values } = mappedOf(context, 'customFields', item, itemIndex);
	const given = Object.entries(values).filter(([, value]) => !isBlank(value));
	const result: MappedFields = { values: [], faults: [], labels: [] };
	if (given.length === 0) return result;
	const client = await run.client(itemIndex);
	const fields = await fieldsOf(client);
	const reading = { language: client.language, timeZone: context.getTimezone() };
	for (const [column, value] of given) {
		const field = fields.find((entry) =>
			automatic ? isNamed(entry, column) : entry.apiName === column,
		);
		if (field !== undefined) addValue(result, field, value, reading);
		// An item has columns that are no custom fields; a field that the user mapped has to exist.
		else if (!automatic) addUnknown(result, column);
	}
	return result;
}

function addValue(
	result: MappedFields,
	field: CustomField,
	value: unknown,
	reading: FieldContext,
): void {
	result.labels.push(fieldLabel(field, reading.language));
	try {
		result.values.push({ field_name: field.apiName, value: toFieldData(field, value, reading) });
	} catch (error: unknown) {
		if (!(error instanceof InvalidInput)) throw asError(error);
		result.faults.push(error);
	}
}

function addUnknown(result: MappedFields, column: string): void {
	result.labels.push(column);
	result.faults.push(
		new InvalidInput(
			column,
			'is not a custom field that can be filled in',
			"Refresh the list in 'Custom Fields': the field may have been closed or removed in Feishu.",
		),
	);
}
