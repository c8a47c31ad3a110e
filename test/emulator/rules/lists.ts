import { textsAt } from '../json';
import type { Call } from '../gateway/route';

/** Whether the list at `field` holds the value; an empty list filters nothing. */
export function isAmong(call: Call, field: string, value: string): boolean {
	const wanted = textsAt(call.body, field);
	return wanted.length === 0 || wanted.includes(value);
}
