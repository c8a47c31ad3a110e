import {
	decodeCustomFields,
	fieldLabel,
	isNamed,
	type CustomField,
} from '../../domain/customField/field';
import { isBlank, toFieldData, type FieldContext } from '../../domain/customField/write';
import { listOffboardingFields } from '../../domain/customField/fieldRequests';
import { customFields } from '../../fields/customFields';
import { mappedOf } from '../../fields/parameters';
import { asError } from '../../platform/asError';
import { InvalidInput } from '../../platform/invalidInput';
import type { Run } from '../operation';
import { sharedAnswer } from '../items/sharedAnswer';

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
	return async (itemIndex) => await mapFields(run, itemIndex, fieldsOf);
}

async function mapFields(
	run: Run,
	itemIndex: number,
	fieldsOf: (itemIndex: number) => Promise<CustomField[]>,
): Promise<MappedFields> {
	const { context } = run;
	const item = context.getInputData()[itemIndex] ?? { json: {} };
	const { automatic, values } = mappedOf(context, customFields, item, itemIndex);
	const given = Object.entries(values).filter(([, value]) => !isBlank(value));
	const isGiven = (field: CustomField): boolean =>
		given.some(([column]) => isMeant(field, column, automatic));
	const result: MappedFields = {
		...noFields(),
		missing: async () => {
			const { language } = await run.client(itemIndex);
			const fields = await fieldsOf(itemIndex);
			return fields
				.filter((field) => field.required && !isGiven(field))
				.map((field) => fieldLabel(field, language));
		},
	};
	if (given.length === 0) return result;
	const { language } = await run.client(itemIndex);
	const fields = await fieldsOf(itemIndex);
	const reading = { language, timeZone: context.getTimezone() };
	const target = automatic ? automaticTarget(fields) : formTarget(fields);
	for (const [column, value] of given) {
		try {
			const field = target(column);
			if (field !== undefined) addValue(result, field, value, reading);
		} catch (error: unknown) {
			if (!(error instanceof InvalidInput)) throw asError(error);
			result.faults.push(error);
		}
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
	result.values.push({ field_name: field.apiName, value: toFieldData(field, value, reading) });
}
