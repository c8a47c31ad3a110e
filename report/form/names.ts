import { isRecord } from '../../nodes/FeishuOffboarding/platform/json';

/** How a report shows a field's name that no page has. `isField` where it stands among fields of the page. */
export type ShowName = (name: string, isField: boolean) => string;

/** As Feishu writes names: snake_case in most answers, camelCase in some. */
const API_NAME = /^[a-z][a-z0-9]*(?:_?[A-Z][a-z0-9]*|_[a-z0-9]+)*$/;
const NAME_MAX = 50;

/** Longer texts are sentences and addresses, whose words stand in names of fields by chance. */
const SHORT_LENGTH = 40;

/**
 * A key may be a value: that of a map by employees, or the name of a field that somebody in the company has
 * made. So a name is shown only where it is written as Feishu writes names, and consists of words of the pages;
 * among fields of the page also of other words, unless they are of a text of an answer.
 */
export function namesBeside(texts: ReadonlySet<string>, pageWords: ReadonlySet<string>): ShowName {
	const valueWords = new Set(
		[...texts].filter(({ length }) => length <= SHORT_LENGTH).flatMap(wordsIn),
	);
	const together = new Set([...texts].flatMap(joinedRuns));
	const isOfValue = (words: readonly string[]): boolean =>
		words.some((word) => !pageWords.has(word) && valueWords.has(word)) ||
		together.has(words.join(''));
	return (name, isField) => {
		const words = wordsIn(name);
		const isShown =
			looksLikeOne(name) &&
			(words.every((word) => pageWords.has(word)) || (isField && !isOfValue(words)));
		return isShown ? name : `(a name of ${name.length} characters, withheld)`;
	};
}

const looksLikeOne = (name: string): boolean =>
	API_NAME.test(name) && name.length <= NAME_MAX && !/\d{4}/.test(name) && !/__c$/i.test(name);

/** In lower case; `apiName` and `api_name` have the same. */
const wordsIn = (text: string): string[] =>
	text
		.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');

/** For example "fangwang" of "王芳(Fang Wang)" and of "fang.wang@example.com". */
const joinedRuns = (text: string): string[] =>
	text
		.split(/[^A-Za-z0-9 ._'-]+/)
		.map((run) => wordsIn(run).join(''))
		.filter((run) => run !== '');

/** Every text of the values. */
export function textsIn(values: readonly unknown[]): Set<string> {
	const texts = new Set<string>();
	for (const value of insideOf(values)) if (typeof value === 'string') texts.add(value);
	return texts;
}

/** The words of every name of a field in the values. */
export function nameWordsIn(values: readonly unknown[]): Set<string> {
	const names = insideOf(values).flatMap((value) => (isRecord(value) ? Object.keys(value) : []));
	return new Set(names.flatMap(wordsIn));
}

/** The values and all that they hold, at any depth. */
function insideOf(values: readonly unknown[]): unknown[] {
	const all: unknown[] = [...values];
	// It grows as it is read.
	for (const value of all) {
		if (Array.isArray(value)) for (const each of value as unknown[]) all.push(each);
		else if (isRecord(value)) all.push(...Object.values(value));
	}
	return all;
}
