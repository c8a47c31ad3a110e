import type { Violation } from './envelope';
import { isRecord, type JsonObject } from '../json';

/** What Feishu's parameter tables say of one field. */
export interface Field {
	/** A schema stands for a list of such objects, `object` for one whose fields are not looked at. */
	kind: 'string' | 'integer' | 'boolean' | 'strings' | 'integers' | 'object' | Schema;
	required?: boolean;
	options?: readonly (string | number)[];
	/** Shortest list. */
	minLength?: number;
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

const isIntegerList = (value: unknown) => Array.isArray(value) && value.every(Number.isInteger);

const kinds = {
	string: { wanted: 'a string', holds: (value: unknown) => typeof value === 'string' },
	integer: { wanted: 'an integer', holds: (value: unknown) => Number.isInteger(value) },
	boolean: { wanted: 'a boolean', holds: (value: unknown) => typeof value === 'boolean' },
	strings: { wanted: 'a list of strings', holds: isTextList },
	integers: { wanted: 'a list of integers', holds: isIntegerList },
	object: { wanted: 'an object', holds: isRecord },
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

function lengthViolation(field: Field, name: string, value: unknown): Violation | undefined {
	const { minLength = 0, maxLength = Infinity } = field;
	const isList = Array.isArray(value);
	if (isList && value.length < minLength) {
		return { field: name, description: `the min len is ${minLength}` };
	}
	const length = typeof value === 'string' || isList ? value.length : 0;
	return length > maxLength
		? { field: name, description: `the max len is ${maxLength}` }
		: undefined;
}

function ruleViolation(field: Field, name: string, value: unknown): Violation | undefined {
	const { options } = field;
	const stranger = entriesOf(value).find((entry) => options && !options.includes(entry));
	if (options && stranger !== undefined) {
		const description = `${name} is optional, options: [${options.join(',')}]`;
		return { field: name, value: String(stranger), description };
	}
	return lengthViolation(field, name, value);
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

const toInteger = (text: string) => (/^-?\d+$/.test(text) ? Number(text) : text);

const integerKinds: readonly unknown[] = ['integer', 'integers'];
const listKinds: readonly unknown[] = ['strings', 'integers'];

function typedParameter(field: Field | undefined, values: readonly string[]): unknown {
	const typed = integerKinds.includes(field?.kind) ? values.map(toInteger) : [...values];
	return listKinds.includes(field?.kind) || typed.length > 1 ? typed : typed[0];
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
