import { isRecord } from '../../nodes/FeishuOffboarding/platform/json';

/** How a report shows a field's name that no page has. `isField` where it stands among fields of the page. */
export type ShowName = (name: string, isField: boolean) => string;

const API_NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/i;
const NAME_MAX = 50;

/**
 * A key may be a value: that of a map by employees, or the name of a field that somebody in the company has
 * made. So a name is shown only where it is written as Feishu writes names, and is no text of an answer.
 */
export const namesBeside = (values: ReadonlySet<string>): ShowName => {
	return (name, isField) => {
		const looksLikeOne =
			API_NAME.test(name) && name.length <= NAME_MAX && !/\d{4}/.test(name) && !/__c$/i.test(name);
		const isShown = looksLikeOne && (isField || name.includes('_')) && !holdsOne(name, values);
		return isShown ? name : `(a name of ${name.length} characters, withheld)`;
	};
};

/** Shorter texts stand in words by chance. */
const TELLING_LENGTH = 4;

const holdsOne = (name: string, values: ReadonlySet<string>): boolean => {
	const lower = name.toLowerCase();
	return (
		values.has(lower) ||
		[...values].some((value) => value.length >= TELLING_LENGTH && lower.includes(value))
	);
};

/** Every text of the values, in lower case. */
export function textsIn(values: readonly unknown[]): Set<string> {
	const texts = new Set<string>();
	const open: unknown[] = [...values];
	while (open.length > 0) {
		const value = open.pop();
		if (typeof value === 'string') texts.add(value.trim().toLowerCase());
		else if (Array.isArray(value)) open.push(...(value as unknown[]));
		else if (isRecord(value)) open.push(...Object.values(value));
	}
	texts.delete('');
	return texts;
}
