import { InvalidInput } from '../../platform/invalidInput';
import { isRecord } from '../../platform/json';
import { toList } from './list';

const EXPLANATION_MAX = 6_000;
const OPTION_NAME_MAX = 255;

/** Whether the user filled the parameter in. */
export const isGiven = (value: unknown): boolean =>
	value !== undefined && value !== null && value !== '';

/** What Feishu names an option of a list by; undefined where nothing was given. */
export function toOptionName(value: unknown, parameter: string): string | undefined {
	if (!isGiven(value)) return undefined;
	const name = typeof value === 'string' ? value.trim() : '';
	if (name !== '' && name.length <= OPTION_NAME_MAX) return name;
	throw new InvalidInput(
		parameter,
		'is not the identifier of an option',
		'Pick it from the list, or give its identifier as text.',
	);
}

/** A text that has to be there, without the spaces around it. */
export function toText(value: unknown, parameter: string, advice: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text !== '') return text;
	throw new InvalidInput(parameter, isGiven(value) ? 'is not a text' : 'is empty', advice);
}

/** A text as long as Feishu allows; undefined where nothing was given. */
export function toExplanation(
	value: unknown,
	parameter: string,
	max = EXPLANATION_MAX,
): string | undefined {
	if (!isGiven(value)) return undefined;
	if (typeof value !== 'string') {
		throw new InvalidInput(parameter, 'is not a text', 'Give a text.');
	}
	const length = [...value].length;
	if (length <= max) return value;
	throw new InvalidInput(
		parameter,
		`has ${length} characters, more than the ${max} that Feishu accepts`,
		'Shorten the text.',
	);
}

/** Throws InvalidInput for anything but true and false: what a text or a number means is not guessed. */
export function toFlag(value: unknown, parameter: string): boolean {
	if (typeof value === 'boolean') return value;
	throw new InvalidInput(
		parameter,
		'is neither true nor false',
		`Give true or false; this is ${kindOf(value)}. ${flagAdvice(value)}`,
	);
}

function flagAdvice(value: unknown): string {
	if (!isGiven(value)) {
		return 'Say in the expression what nothing means, for example {{ $json.answer ?? false }}.';
	}
	const example = typeof value === 'number' ? '1' : "'true'";
	return `Convert other values in the expression, for example {{ $json.answer === ${example} }}.`;
}

/** What a number has to fit. */
export interface Bounds {
	readonly min: number;
	readonly max?: number | undefined;
	/** Whether there may be no decimal places. */
	readonly isWhole: boolean;
}

/** Throws InvalidInput for what is no number, text with digits included, and for one out of bounds. */
export function toNumber(value: unknown, parameter: string, bounds: Bounds): number {
	const what = `${bounds.isWhole ? 'a whole number' : 'a number'}, ${rangeOf(bounds)}`;
	if (typeof value !== 'number' || Number.isNaN(value)) {
		throw new InvalidInput(
			parameter,
			`is not a number, but ${kindOf(value)}`,
			`Give ${what}. Convert text in the expression, for example {{ Number($json.amount) }}.`,
		);
	}
	if (isWithin(value, bounds)) return value;
	throw new InvalidInput(parameter, `is ${value}, not ${what}`, `Give ${what}.`);
}

const rangeOf = ({ max, min }: Bounds): string =>
	max === undefined ? `${min} or more` : `from ${min} to ${max}`;

const isWithin = (value: number, { isWhole, max = Number.MAX_SAFE_INTEGER, min }: Bounds) =>
	value >= min && value <= max && (!isWhole || Number.isInteger(value));

/** Throws InvalidInput for what is none of the choices; names them as an expression has to give them. `inEditor`: as the editor shows them. */
export function toChoice<Choice extends string>(
	value: unknown,
	parameter: string,
	choices: readonly Choice[],
	inEditor = 'one from the list',
): Choice {
	const choice = choices.find((entry) => entry === value);
	if (choice !== undefined) return choice;
	throw new InvalidInput(
		parameter,
		'has an unknown value',
		`Choose ${inEditor}; an expression has to give one of ${choices.join(', ')}.`,
	);
}

/** Several of the choices, also as text with commas; none where the list is empty. */
export function toChoices<Choice extends string>(
	value: unknown,
	parameter: string,
	choices: readonly Choice[],
): Choice[] {
	const refuse = (reason: string): InvalidInput =>
		new InvalidInput(
			parameter,
			reason,
			`Choose from the list; an expression has to give a list with one or more of ${choices.join(', ')}.`,
		);
	if (value === undefined || value === null) throw refuse('is not a list, but empty');
	const entries = toList(value, parameter, Number.POSITIVE_INFINITY, (entry) => {
		const choice = choices.find((one) => one === entry);
		if (choice === undefined) throw refuse('has an entry that is not one of its choices');
		return choice;
	});
	return entries ?? [];
}

/** The fields of a collection. */
export function toFields(value: unknown, parameter: string): Record<string, unknown> {
	if (isRecord(value)) return value;
	throw new InvalidInput(
		parameter,
		`is not an object with fields, but ${kindOf(value)}`,
		'Add its fields one by one, each with an expression of its own, or give an object.',
	);
}

/** Reads a field that was added to a collection; one that gives nothing counts as added. */
export const ifAdded = <Value>(
	fields: object,
	name: string,
	read: (value: unknown) => Value,
): Value | undefined =>
	Object.hasOwn(fields, name) ? read(new Map(Object.entries(fields)).get(name)) : undefined;

/** The kind of a value in words, as the end of a sentence; never the value itself, which may be about a person. */
function kindOf(value: unknown): string {
	if (!isGiven(value)) return 'empty';
	if (Number.isNaN(value)) return 'the result of a calculation that failed (NaN)';
	if (typeof value === 'string') return 'text';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
