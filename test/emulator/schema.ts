import type { Violation } from './envelope';
import { isRecord, type JsonObject } from './json';

/** What the vendor's parameter tables say of one field. */
export interface Field {
	kind: 'string' | 'integer' | 'boolean' | 'strings' | Schema;
	required?: boolean;
	options?: readonly (string | number)[];
	/** Longest text or list. */
	maxLength?: number;
}

export interface Schema {
	[name: string]: Field;
}

const wrongType = (field: string, wanted: string): Violation => ({
	field,
	description: `${field} must be ${wanted}`,
});

const isTextList = (value: unknown) =>
	Array.isArray(value) && value.every((entry) => typeof entry === 'string');

const kinds = {
	string: { wanted: 'a string', holds: (value: unknown) => typeof value === 'string' },
	integer: { wanted: 'an integer', holds: (value: unknown) => Number.isInteger(value) },
	boolean: { wanted: 'a boolean', holds: (value: unknown) => typeof value === 'boolean' },
	strings: { wanted: 'a list of strings', holds: isTextList },
	objects: { wanted: 'a list of objects', holds: (value: unknown) => Array.isArray(value) },
} as const;

function typeViolation(field: Field, name: string, value: unknown): Violation | undefined {
	const kind = kinds[typeof field.kind === 'string' ? field.kind : 'objects'];
	return kind.holds(value) ? undefined : wrongType(name, kind.wanted);
}

function entriesOf(value: unknown): (string | number)[] {
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.filter((entry) => typeof entry === 'string' || typeof entry === 'number');
}

function ruleViolation(field: Field, name: string, value: unknown): Violation | undefined {
	const { options, maxLength } = field;
	const stranger = entriesOf(value).find((entry) => options && !options.includes(entry));
	if (options && stranger !== undefined) {
		const description = `${name} is optional, options: [${options.join(',')}]`;
		return { field: name, value: String(stranger), description };
	}
	const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
	if (maxLength !== undefined && length > maxLength) {
		return { field: name, description: `the max len is ${maxLength}` };
	}
	return undefined;
}

function fieldViolations(field: Field, name: string, value: unknown): Violation[] {
	if (value === undefined) {
		return field.required ? [{ field: name, description: `${name} is required` }] : [];
	}
	const violation = typeViolation(field, name, value) ?? ruleViolation(field, name, value);
	if (violation) return [violation];
	const { kind } = field;
	if (typeof kind === 'string' || !Array.isArray(value)) return [];
	return value.flatMap((entry: unknown, index) => violations(kind, entry, `${name}[${index}].`));
}

/** Everything about `value` that the schema does not allow: unknown, missing or wrong fields. */
export function violations(schema: Schema, value: unknown, prefix = ''): Violation[] {
	if (!isRecord(value)) return [wrongType(prefix.slice(0, -1) || 'body', 'an object')];
	const unknown = Object.keys(value)
		.filter((key) => !Object.hasOwn(schema, key))
		.map((key) => ({
			field: `${prefix}${key}`,
			description: `${prefix}${key} is not a field of this endpoint`,
		}));
	const known = Object.entries(schema).flatMap(([key, field]) =>
		fieldViolations(field, `${prefix}${key}`, value[key]),
	);
	return [...unknown, ...known];
}

function typedParameter(field: Field | undefined, values: readonly string[]): unknown {
	const [first] = values;
	if (field?.kind === 'strings' || values.length > 1) return [...values];
	if (field?.kind === 'integer' && first !== undefined && /^-?\d+$/.test(first)) {
		return Number(first);
	}
	return first;
}

/** Query parameters are text: gives them the types of the schema where they have that form. */
export function typedQuery(schema: Schema, parameters: URLSearchParams): JsonObject {
	const names = [...new Set(parameters.keys())];
	return Object.fromEntries(
		names.map((name) => {
			const field = Object.hasOwn(schema, name) ? schema[name] : undefined;
			return [name, typedParameter(field, parameters.getAll(name))];
		}),
	);
}
