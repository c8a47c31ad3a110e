import { InvalidInput } from '../../platform/invalidInput';
import { parseJson } from '../../platform/json';

/**
 * The entries of a list without repetitions; undefined where nothing was given. A list comes as an array,
 * as JSON text, or as text with commas or line breaks, in which agents and people write it.
 */
export function toList<Entry extends string>(
	value: unknown,
	parameter: string,
	max: number,
	convert: (entry: unknown) => Entry,
): Entry[] | undefined {
	const entries = [...new Set(entriesOf(value).map(convert))];
	if (entries.length > max) {
		throw new InvalidInput(
			parameter,
			`has ${entries.length} entries, more than the ${max} that Feishu accepts`,
			'Give fewer, or divide them between several items.',
		);
	}
	return entries.length === 0 ? undefined : entries;
}

/** One entry of a list as text. A whole number is short enough to have kept its digits. */
export function toEntry(value: unknown, parameter: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text !== '') return text;
	if (Number.isSafeInteger(value)) return String(value);
	throw new InvalidInput(
		parameter,
		'has an entry that is not a text',
		'Give texts, with commas in between or as a list.',
	);
}

function entriesOf(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const parsed = value.trim().startsWith('[') ? parseJson(value) : undefined;
	if (Array.isArray(parsed)) return parsed;
	return value
		.split(/[,，、;；\n]/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
