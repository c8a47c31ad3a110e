import { textAt, type JsonObject } from '../json';
import type { Schema } from '../gateway/schema';

/** The two fields of a range in a body, which only make sense together. */
export const rangeSchema = (name: string): Schema => ({
	[`${name}_start`]: { kind: 'string' },
	[`${name}_end`]: { kind: 'string' },
});

const endsOf = (body: JsonObject, name: string) => [
	textAt(body, `${name}_start`) ?? '',
	textAt(body, `${name}_end`) ?? '',
];

export function hasOneEnd(body: JsonObject, name: string): boolean {
	return endsOf(body, name).filter((end) => end !== '').length === 1;
}

export function hasOtherForm(
	body: JsonObject,
	name: string,
	isForm: (text: string) => boolean,
): boolean {
	return endsOf(body, name).some((end) => end !== '' && !isForm(end));
}

/** Both ends are included; a range that is not given holds everything. */
export function isWithin(body: JsonObject, name: string, value: string | undefined): boolean {
	const [start = '', end = ''] = endsOf(body, name);
	return start === '' || (value !== undefined && start <= value && value <= end);
}
