import { isRecord } from '../../emulator/json';

/** The places where `actual` has a key or a type that the example does not have. */
export function strangers(actual: unknown, example: unknown, place = ''): string[] {
	if (Array.isArray(actual) && Array.isArray(example)) {
		if (example.length === 0) return [];
		return actual.flatMap((entry) => strangers(entry, example[0], `${place}[]`));
	}
	if (isRecord(actual) && isRecord(example)) {
		return Object.entries(actual).flatMap(([key, value]) =>
			key in example ? strangers(value, example[key], `${place}.${key}`) : [`${place}.${key}`],
		);
	}
	return typeof actual === typeof example ? [] : [place];
}
