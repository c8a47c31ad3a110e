import { InvalidInput } from '../../platform/invalidInput';

const EXPLANATION_MAX = 6_000;
const OPTION_NAME_MAX = 255;

/** Whether the user filled the parameter in. */
export const isGiven = (value: unknown): boolean =>
	value !== undefined && value !== null && value !== '';

/** What the vendor names an option of a list by; undefined where nothing was given. */
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

/** A text as long as the vendor allows; undefined where nothing was given. */
export function toExplanation(value: unknown, parameter: string): string | undefined {
	if (!isGiven(value)) return undefined;
	if (typeof value !== 'string') {
		throw new InvalidInput(parameter, 'is not a text', 'Give a text.');
	}
	const length = [...value].length;
	if (length <= EXPLANATION_MAX) return value;
	throw new InvalidInput(
		parameter,
		`has ${length} characters, more than the ${EXPLANATION_MAX} that Feishu accepts`,
		'Shorten the text.',
	);
}

export function toFlag(value: unknown, parameter: string): boolean | undefined {
	if (value === undefined || typeof value === 'boolean') return value;
	throw new InvalidInput(parameter, 'is neither true nor false', 'Give true or false.');
}
