import { parseJson } from '../../platform/json';
import { isNamedIn, type Named } from '../input/named';
import type { CustomField } from './field';

const SEPARATORS = /[,，、;；\n]/;

/**
 * What a value for a field of choices or people consists of: a list as an array, as JSON text, or as text with
 * commas; the value itself where it is one.
 */
export function entriesOf(field: CustomField, value: unknown, options: readonly Named[]): unknown {
	if (typeof value !== 'string') return value;
	const parsed = value.trim().startsWith('[') ? parseJson(value) : undefined;
	if (Array.isArray(parsed)) return parsed;
	if (field.multiple !== true && !isPeople(field, value)) return value;
	return parts(value, options);
}

/** Where Feishu does not say how many people a field holds, a comma does: no ID, email or number has one. */
const isPeople = ({ kind, multiple }: CustomField, value: string): boolean =>
	kind === 'person' && multiple === undefined && SEPARATORS.test(value);

/** An option whose name has commas counts as a whole. */
function parts(text: string, options: readonly Named[]): string[] {
	const segments = [...text.matchAll(/[^,，、;；\n]+/g)].map(({ 0: part, index }) => ({
		start: index,
		end: index + part.length,
	}));
	const found: string[] = [];
	for (let first = 0; first < segments.length; first++) {
		const last = longestNamed(text, segments.slice(first, first + JOINED_MAX), options);
		const from = segments[first]?.start ?? 0;
		const to = segments[first + last]?.end ?? from;
		found.push(text.slice(from, to).trim());
		first += last;
	}
	return found.filter((part) => part !== '');
}

/** More commas than the name of an option may be expected to have. */
const JOINED_MAX = 8;

interface Segment {
	readonly start: number;
	readonly end: number;
}

/** How many segments after the first one belong to the same option. */
function longestNamed(
	text: string,
	segments: readonly Segment[],
	options: readonly Named[],
): number {
	const from = segments[0]?.start ?? 0;
	const isOption = ({ end }: Segment): boolean => isNamedIn(text.slice(from, end), options);
	return Math.max(segments.map(isOption).lastIndexOf(true), 0);
}
