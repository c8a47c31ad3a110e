import { isRecord } from '../../nodes/FeishuOffboarding/platform/json';

/** What a value is, as a report calls it. None of them tells more of a text than how it is written. */
export type Kind =
	| 'text'
	| 'empty text'
	| 'date as text'
	| 'time as text'
	| 'month as text'
	| 'number'
	| 'boolean'
	| 'null'
	| 'object'
	| 'list';

/** The form of values that stood in the same place: what they are, never what they say. */
export interface Form {
	/** How many of them were of which kind. */
	readonly kinds: ReadonlyMap<Kind, number>;
	/** Of the objects among them, by name. */
	readonly fields: ReadonlyMap<string, Form>;
	/** Of the elements of all lists among them; undefined where all lists are empty. */
	readonly items?: Form;
}

/** Deeper than any page of Feishu's, and less than what a hostile answer could nest. */
const DEPTH_MAX = 30;

/** The form of values that stand in the same place of one answer, or of several. */
export function formOf(values: readonly unknown[], depth = 0): Form {
	const kinds = new Map<Kind, number>();
	for (const kind of values.map(kindOf)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	if (depth === DEPTH_MAX) return { kinds, fields: new Map() };
	const elements = values.filter(Array.isArray).flat();
	return {
		kinds,
		fields: fieldsOf(values.filter(isRecord), depth),
		...(elements.length === 0 ? {} : { items: formOf(elements, depth + 1) }),
	};
}

export const countOf = (form: Form, kind: Kind): number => form.kinds.get(kind) ?? 0;

/** How many values there were in all. */
export const sizeOf = ({ kinds }: Form): number =>
	[...kinds.values()].reduce((sum, count) => sum + count, 0);

function fieldsOf(
	objects: ReadonlyArray<Record<string, unknown>>,
	depth: number,
): ReadonlyMap<string, Form> {
	const values = new Map<string, unknown[]>();
	for (const [name, value] of objects.flatMap((object) => Object.entries(object))) {
		values.set(name, [...(values.get(name) ?? []), value]);
	}
	return new Map([...values].map(([name, given]) => [name, formOf(given, depth + 1)]));
}

const TEXTS: ReadonlyArray<readonly [Kind, RegExp]> = [
	['empty text', /^$/],
	['date as text', /^\d{4}-\d{2}-\d{2}$/],
	['time as text', /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/],
	['month as text', /^\d{4}-\d{2}$/],
];

function kindOf(value: unknown): Kind {
	if (typeof value === 'string') return TEXTS.find(([, form]) => form.test(value))?.[0] ?? 'text';
	if (typeof value === 'number') return 'number';
	if (typeof value === 'boolean') return 'boolean';
	if (Array.isArray(value)) return 'list';
	return isRecord(value) ? 'object' : 'null';
}
