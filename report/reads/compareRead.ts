import { isRecord } from '../../nodes/FeishuOffboarding/platform/json';
import { differencesOf, type Difference } from '../form/difference';
import { formOf } from '../form/form';
import type { ShowName } from '../form/names';
import { headerDifferences } from '../wire/facts';
import type { Heard } from '../wire/session';
import type { Documented } from './documented';

const ITEM = 'data.items[]';

/** Where an answer is not of the form that its page shows. Of a refusal only the headers are compared. */
export function compareRead(
	heard: Heard,
	page: Documented,
	showName: ShowName,
	asked?: readonly string[],
): Difference[] {
	const { envelope, exchange } = heard;
	if (exchange.kind !== 'answer') return [];
	const headers = headerDifferences(heard);
	if (!isRecord(exchange.body)) return [...headers, { path: 'the body', what: 'no JSON object' }];
	if (isRefusal(envelope?.code)) return headers;
	const forms = differencesOf(formOf([page.response]), formOf([exchange.body]), {
		showName,
		...(asked === undefined ? {} : { isAsked: askedFor(asked) }),
		...(page.excerpt === undefined ? {} : { isExcerpt: (path) => path.startsWith(ITEM) }),
	});
	return [...forms, ...headers];
}

const isRefusal = (code: number | undefined): boolean => code !== undefined && code !== 0;

/** Fields of an item come if they, or what is in them, were asked for; all that stands around the items always does. */
const askedFor =
	(names: readonly string[]) =>
	(path: string): boolean => {
		if (!path.startsWith(`${ITEM}.`)) return true;
		const field = path.slice(ITEM.length + 1).replaceAll('[]', '');
		return names.some(
			(name) => name === field || name.startsWith(`${field}.`) || field.startsWith(`${name}.`),
		);
	};
