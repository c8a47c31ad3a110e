export type JsonRecord = Record<string, unknown>;

export const isRecord = (value: unknown): value is JsonRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordIn = (value: unknown): JsonRecord => (isRecord(value) ? value : {});

export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const textIn = (value: unknown): string => {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/** The value at the end of a path of keys and indexes, or undefined. */
export function at(value: unknown, ...path: ReadonlyArray<string | number>): unknown {
	let here = value;
	for (const step of path) {
		here = typeof step === 'number' ? listIn(here)[step] : recordIn(here)[step];
	}
	return here;
}

export const parseJson = (text: string): unknown => JSON.parse(text);

/** Not by class: where tests run, Node's own errors are of another realm's Error. */
export const hasCode = (error: unknown, code: string): boolean => at(error, 'code') === code;
