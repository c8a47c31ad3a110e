import {
	decodeCustomFields,
	fieldLabel,
	isNamed,
	type CustomField,
} from '../../domain/customField/field';
import { listOffboardingFields } from '../../domain/customField/fieldRequests';
import { peopleToLookUp } from '../../domain/customField/person';
import { isBlank, toFieldData, type FieldContext } from '../../domain/customField/write';
import { customFields } from '../../fields/customFields';
import { mappedOf } from '../../fields/parameters';
import { asError } from '../../platform/asError';
import { InvalidInput } from '../../platform/invalidInput';
import { sharedAnswer } from '../items/sharedAnswer';
import type { Run } from '../task';
import { fieldPeople } from './naming/fieldPeople';

/** What an item gives for custom fields. */
interface MappedFields {
	readonly values: Array<{ field_name: string; value: string }>;
	readonly faults: InvalidInput[];
	/** Of all fields that were given a value. */
	readonly labels: string[];
	/** Labels of the fields that the tenant's form requires and that were given no value; asks for the fields. */
	readonly missing: () => Promise<string[]>;
}

export const noFields = (): MappedFields => ({
	values: [],
	faults: [],
	labels: [],
	missing: async () => await Promise.resolve([]),
});

export type CustomFieldMapper = (itemIndex: number) => Promise<MappedFields>;

/** Reads an item's values for custom fields; asks for the tenant's fields once, and only where there are values. */
export function customFieldMapper(run: Run): CustomFieldMapper {
	const fieldsOf = sharedAnswer(async (itemIndex) => {
		const client = await run.client(itemIndex);
		return decodeCustomFields(await client.send(listOffboardingFields()));
	});
	const assignments = new Map<number, Promise<Assigned>>();
	const assignedOf = async (itemIndex: number): Promise<Assigned> => {
		const assigned = assignments.get(itemIndex) ?? assign(run, itemIndex, fieldsOf);
		assignments.set(itemIndex, assigned);
		return await assigned;
	};
	const people = fieldPeople(run, async (itemIndex) => {
		const { entries } = await assignedOf(itemIndex);
		return entries.flatMap(({ field, value }) => (field ? peopleToLookUp(field, value) : []));
	});
	return async (itemIndex) => {
		const { entries, missing } = await assignedOf(itemIndex);
		const { language } = await run.client(itemIndex);
		const timeZone = run.context.getTimezone();
		return read(entries, missing, { language, timeZone, idOf: await people(itemIndex) });
	};
}

/** What one item gives for custom fields, in its order. */
interface Assigned {
	readonly entries: readonly Entry[];
	readonly missing: () => Promise<string[]>;
}

interface Entry {
	readonly value: unknown;
	readonly field?: CustomField;
	/** Why it is not certain which field is meant. */
	readonly fault?: InvalidInput;
}

async function assign(
	run: Run,
	itemIndex: number,
	fieldsOf: (itemIndex: number) => Promise<CustomField[]>,
): Promise<Assigned> {
	const { context } = run;
	const item = context.getInputData()[itemIndex] ?? { json: {} };
	const { automatic, values } = mappedOf(context, customFields, item, itemIndex);
	const given = Object.entries(values).filter(([, value]) => !isBlank(value));
	const isGiven = (field: CustomField): boolean =>
		given.some(([column]) => isMeant(field, column, automatic));
	const missing = async (): Promise<string[]> => {
		const { language } = await run.client(itemIndex);
		return (await fieldsOf(itemIndex))
			.filter((field) => field.required && !isGiven(field))
			.map((field) => fieldLabel(field, language));
	};
	if (given.length === 0) return { entries: [], missing };
	const fields = await fieldsOf(itemIndex);
	const target = automatic ? automaticTarget(fields) : formTarget(fields);
	return { entries: given.flatMap(([column, value]) => entryOf(column, value, target)), missing };
}

function entryOf(column: string, value: unknown, target: Target): Entry[] {
	try {
		const field = target(column);
		return field === undefined ? [] : [{ field, value }];
	} catch (error: unknown) {
		if (!(error instanceof InvalidInput)) throw asError(error);
		return [{ value, fault: error }];
	}
}

function read(
	entries: readonly Entry[],
	missing: MappedFields['missing'],
	reading: FieldContext,
): MappedFields {
	const result: MappedFields = { ...noFields(), missing };
	for (const { fault, field, value } of entries) {
		if (fault !== undefined) result.faults.push(fault);
		if (field !== undefined) addValue(result, field, value, reading);
	}
	return result;
}

/** The field that a column is meant for; undefined for a column that is none. Throws InvalidInput where that is not certain. */
type Target = (column: string) => CustomField | undefined;

/** A field that the user mapped has to exist. */
const formTarget =
	(fields: readonly CustomField[]): Target =>
	(column) => {
		const field = fields.find(({ apiName }) => apiName === column);
		if (field !== undefined) return field;
		throw new InvalidInput(
			column,
			'is not a custom field that can be filled in',
			"Refresh the list in 'Custom Fields': the field may have been closed or removed in Feishu.",
		);
	};

/** An item has columns that are no custom fields. An API name is one field's alone; a label may be that of several. */
function automaticTarget(fields: readonly CustomField[]): Target {
	const columns = new Map<CustomField, string>();
	return (column) => {
		const exact = fields.filter(({ apiName }) => apiName === column);
		const [field, other] =
			exact.length > 0 ? exact : fields.filter((entry) => isNamed(entry, column));
		if (field === undefined) return undefined;
		if (other !== undefined) {
			throw new InvalidInput(
				column,
				`is the label of several custom fields, ${field.apiName} and ${other.apiName} among them`,
				'Name the column by the API name of the field that is meant.',
			);
		}
		const first = columns.get(field);
		if (first === undefined) {
			columns.set(field, column);
			return field;
		}
		throw new InvalidInput(
			column,
			`leads to the custom field ${field.apiName}, as the column '${first}' does`,
			'Keep one of the two columns, or leave one of them empty.',
		);
	};
}

const isMeant = (field: CustomField, column: string, automatic: boolean): boolean =>
	automatic ? isNamed(field, column) : field.apiName === column;

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
