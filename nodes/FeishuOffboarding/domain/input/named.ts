import { InvalidInput } from '../../platform/invalidInput';

/** Something of the tenant's that a user may name by its identifier or by one of its names. */
export interface Named {
	/** What is sent. */
	readonly identifier: string;
	/** In all languages: labels, and paths where things stand in a tree. */
	readonly names: readonly string[];
	/** What messages call it. */
	readonly title: string;
	/** Whether it may still be chosen. */
	readonly open: boolean;
}

const CLOSEST = 3;
/** So many are all named. */
const FEW = 10;
const SHOWN_MAX = 60;

/**
 * The one that a text means. A name counts however it is written in letters, spaces and signs between the parts
 * of a path. Throws InvalidInput where it is none or may be several.
 *
 * @param kind what they are, in the singular
 */
export function findNamed(
	text: string,
	parameter: string,
	kind: string,
	choices: readonly Named[],
): Named {
	const wanted = text.trim();
	const found = matches(wanted, choices);
	const open = found.filter((choice) => choice.open);
	const [choice] = open;
	if (choice !== undefined && open.length === 1) return choice;
	const shown = wanted.length > SHOWN_MAX ? `${wanted.slice(0, SHOWN_MAX)}…` : wanted;
	if (open.length > 1) {
		const each = open.map(({ identifier, title }) => `${identifier} (${title})`);
		throw new InvalidInput(
			parameter,
			`has several ${kind}s named '${shown}'`,
			`Give the ID of the one that is meant: ${each.join(', ')}.`,
		);
	}
	if (found.length > 0) {
		const advice = `It is switched off in Feishu. ${closestTo(wanted, choices)}`;
		throw new InvalidInput(parameter, `has no open ${kind} '${shown}'`, advice.trim());
	}
	throw new InvalidInput(parameter, `has no ${kind} '${shown}'`, closestTo(wanted, choices));
}

/** Whether a text means one of them. */
export const isNamedIn = (text: string, choices: readonly Named[]): boolean =>
	matches(text.trim(), choices).length > 0;

/** An identifier is one's alone; a name may be that of several. */
function matches(wanted: string, choices: readonly Named[]): Named[] {
	const exact = choices.filter(({ identifier }) => identifier === wanted);
	if (exact.length > 0) return exact;
	const form = formOf(wanted);
	return choices.filter(({ names }) => names.some((name) => formOf(name) === form));
}

/** Equal for texts that mean the same name. Compatibility forms are the wide letters of Chinese input. */
const formOf = (name: string): string =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.split(/[/>›→]/)
		.map((part) => part.trim().replace(/\s+/g, ' '))
		.join('/');

function closestTo(wanted: string, choices: readonly Named[]): string {
	const open = choices.filter((choice) => choice.open);
	if (open.length === 0) return 'There is none to choose from.';
	const form = formOf(wanted).slice(0, SHOWN_MAX);
	const closest = open
		.map((choice) => ({ choice, distance: distanceOf(form, choice) }))
		.sort((a, b) => a.distance - b.distance)
		.map(({ choice }) => choice.title);
	return `Closest: ${closest.slice(0, open.length > FEW ? CLOSEST : FEW).join(', ')}.`;
}

/** From 0 for the same text to 1 for one that has nothing in common; that of the nearest name. */
const distanceOf = (form: string, { identifier, names }: Named): number =>
	Math.min(
		...[identifier, ...names].map((name) => {
			const other = formOf(name).slice(0, SHOWN_MAX);
			return editsBetween(form, other) / Math.max(form.length, other.length, 1);
		}),
	);

/** How many characters have to be put in, taken out or replaced (Levenshtein). */
function editsBetween(a: string, b: string): number {
	let above = Array.from({ length: b.length + 1 }, (_none, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = (above[column - 1] ?? 0) + Number(a[row - 1] !== b[column - 1]);
			const others = Math.min(above[column] ?? 0, current[column - 1] ?? 0) + 1;
			current.push(Math.min(replaced, others));
		}
		above = current;
	}
	return above[b.length] ?? 0;
}
