export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
	[key: string]: JsonValue | undefined;
}

/** Whether the value is an object with keys: not an array, not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at `key`, or an empty one. */
export function recordAt(value: unknown, key: string): Record<string, unknown> {
	const inner = isRecord(value) ? value[key] : undefined;
	return isRecord(inner) ? inner : {};
}

/** The text at `key`; numbers that Feishu sends in its place are not accepted, they may have lost digits. */
export function textAt(value: unknown, key: string): string | undefined {
	const inner = isRecord(value) ? value[key] : undefined;
	return typeof inner === 'string' ? inner : undefined;
}

/** The value where it is a text, else an empty one. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function numberAt(value: unknown, key: string): number | undefined {
	const inner = isRecord(value) ? value[key] : undefined;
	return typeof inner === 'number' ? inner : undefined;
}

export function flagAt(value: unknown, key: string): boolean | undefined {
	const inner = isRecord(value) ? value[key] : undefined;
	return typeof inner === 'boolean' ? inner : undefined;
}

/** What stands at `key`, of whatever type: to be passed on, never to be decided by. */
export function givenAt(value: unknown, key: string): JsonValue | undefined {
	return isRecord(value) ? toJsonObject(value)[key] : undefined;
}

/** The list at `key`, or an empty one. */
export function listAt(value: unknown, key: string): unknown[] {
	const inner = isRecord(value) ? value[key] : undefined;
	return Array.isArray(inner) ? inner : [];
}

/** The value that a JSON text holds, or undefined where it is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A parsed JSON object seen as one: what JSON.parse returns holds nothing else. */
export function toJsonObject(value: Record<string, unknown>): JsonObject {
	return value as JsonObject;
}

/** The object without the keys that have no value. */
export const withoutGaps = <T extends object>(object: T): T =>
	Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

/** The object without the keys that have no value, or an empty text. */
export const withoutBlanks = (object: JsonObject): JsonObject =>
	Object.fromEntries(Object.entries(withoutGaps(object)).filter(([, value]) => value !== ''));
