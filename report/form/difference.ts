import { countOf, sizeOf, type Form, type Kind } from './form';
import type { ShowName } from './names';

/** One place in which an answer is not of the documented form. Holds names and kinds, and no value. */
export interface Difference {
	/** For example `data.items[].offboarding_id`. */
	readonly path: string;
	readonly what: string;
}

/** How an answer is compared with its page's example. */
export interface Comparison {
	/** Says how a name that the page does not have may be shown. */
	readonly showName: ShowName;
	/** Whether a field was asked for at all; one that was not may be missing. */
	readonly isAsked?: (path: string) => boolean;
	/** Whether the example has only some of the fields in that place. */
	readonly isExcerpt?: (path: string) => boolean;
}

/** Where the answer differs from what the page shows, in the order of the page. */
export function differencesOf(
	documented: Form,
	seen: Form,
	comparison: Comparison,
	path = '',
): Difference[] {
	return [
		...kindDifferences(documented, seen, path),
		...fieldDifferences(documented, seen, comparison, path),
		...itemDifferences(documented, seen, comparison, path),
	];
}

const WRITTEN: readonly Kind[] = ['date as text', 'time as text', 'month as text'];
const isText = (kind: Kind): boolean => kind.endsWith('text');

/** An empty text stands for "none" everywhere; how a text is written only counts where the page's is a date or time. */
function fits(kind: Kind, documented: Form): boolean {
	if (documented.kinds.has(kind) || documented.kinds.size === 0) return true;
	if (!isText(kind)) return false;
	const texts = [...documented.kinds.keys()].filter(isText);
	return (
		texts.length > 0 && (kind === 'empty text' || texts.some((each) => !WRITTEN.includes(each)))
	);
}

function kindDifferences(documented: Form, seen: Form, path: string): Difference[] {
	const others = [...seen.kinds].filter(([kind]) => !fits(kind, documented));
	const page = [...documented.kinds.keys()].join(' or ');
	return others.map(([kind, count]) => ({
		path: path || 'the body',
		what: `${kind} where the page has ${page} (${count} of ${sizeOf(seen)})`,
	}));
}

function fieldDifferences(
	documented: Form,
	seen: Form,
	comparison: Comparison,
	path: string,
): Difference[] {
	const objects = countOf(seen, 'object');
	if (objects === 0) return [];
	const inside = (name: string): string => (path === '' ? name : `${path}.${name}`);
	const known = [...documented.fields].flatMap(([name, form]) => {
		const there = seen.fields.get(name);
		const missing = objects - (there === undefined ? 0 : sizeOf(there));
		return [
			...(missing > 0 && comparison.isAsked?.(inside(name)) !== false
				? [{ path: inside(name), what: `missing (${missing} of ${objects})` }]
				: []),
			...(there === undefined ? [] : differencesOf(form, there, comparison, inside(name))),
		];
	});
	if (comparison.isExcerpt?.(path) === true) return known;
	return [...known, ...extras(documented, seen, comparison.showName, inside)];
}

/** Where none of the page's fields is there, the object may be a map, whose keys are values. */
function extras(
	documented: Form,
	seen: Form,
	showName: ShowName,
	inside: (name: string) => string,
): Difference[] {
	const objects = countOf(seen, 'object');
	const hasFields = [...documented.fields.keys()].some((name) => seen.fields.has(name));
	return [...seen.fields]
		.filter(([name]) => !documented.fields.has(name))
		.map(([name, form]) => ({
			path: inside(showName(name, hasFields)),
			what: `not on the page: ${[...form.kinds.keys()].join(' or ')} (${sizeOf(form)} of ${objects})`,
		}));
}

function itemDifferences(
	documented: Form,
	seen: Form,
	comparison: Comparison,
	path: string,
): Difference[] {
	if (documented.items === undefined || countOf(seen, 'list') === 0) return [];
	return seen.items === undefined
		? [{ path, what: 'an empty list, so its elements were not compared' }]
		: differencesOf(documented.items, seen.items, comparison, `${path}[]`);
}
