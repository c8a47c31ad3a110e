import { at, listIn, textIn } from '../../test/host/json';

function hasNumbers<Key extends string>(
	value: unknown,
	keys: readonly Key[],
): value is Record<Key, number> {
	return keys.every((key) => typeof at(value, key) === 'number');
}

/** The value with these keys, all of them numbers. */
export function numbersIn<Key extends string>(
	value: unknown,
	...keys: readonly Key[]
): Record<Key, number> {
	if (hasNumbers(value, keys)) return value;
	throw new Error(`An answer lacks one of the numbers ${keys.join(', ')}`);
}

export const textsIn = (value: unknown): string[] => listIn(value).map(textIn);

export function numberIn(value: unknown): number {
	if (typeof value === 'number') return value;
	throw new Error(`${String(value)} is not a number`);
}
