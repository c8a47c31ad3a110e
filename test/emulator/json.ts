export type JsonObject = Record<string, unknown>;

export function isRecord(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textAt(object: JsonObject, key: string): string | undefined {
	const value = object[key];
	return typeof value === 'string' ? value : undefined;
}

export function flagAt(object: JsonObject, key: string): boolean | undefined {
	const value = object[key];
	return typeof value === 'boolean' ? value : undefined;
}

export function textsAt(object: JsonObject, key: string): string[] {
	const value = object[key];
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

export function recordsAt(object: JsonObject, key: string): JsonObject[] {
	const value = object[key];
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** `undefined` when the text is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
