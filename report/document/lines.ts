import { endpointLabel, type Endpoint } from '../../nodes/FeishuOffboarding/platform/request';
import type { Difference } from '../form/difference';
import { factsOf } from '../wire/facts';
import type { Heard } from '../wire/session';
import { bullets, paragraphs, table } from './markdown';

/** A line of a table of answers, and what it says in detail. */
export interface Line {
	readonly endpoint: Endpoint;
	readonly cells: readonly string[];
	readonly differences: readonly Difference[];
}

export function lineOf(heard: Heard, differences: readonly Difference[]): Line {
	const { code, limit, logId, status } = factsOf(heard);
	const found = differences.length === 0 ? 'none' : String(differences.length);
	return {
		endpoint: heard.request.endpoint,
		cells: [status, code, logId, limit, found],
		differences,
	};
}

export const uncalledLine = (endpoint: Endpoint, lacks: string): Line => ({
	endpoint,
	cells: ['–', '–', '–', '–', `not called: it lacks ${lacks}`],
	differences: [],
});

/** The table, and where each answer differs from its page. */
export const linesPart = (lines: readonly Line[]): string[] => [
	table(
		['Call', 'HTTP', 'Code', 'Log ID', 'Headers of the limit', 'Differences'],
		lines.map(({ cells, endpoint }) => [`\`${endpointLabel(endpoint)}\``, ...cells]),
	),
	...lines.filter(({ differences }) => differences.length > 0).map(detail),
];

const detail = ({ differences, endpoint }: Line): string =>
	paragraphs([
		`### ${endpoint.name}`,
		`[Page](${endpoint.documentation})`,
		bullets(differences.map(({ path, what }) => `\`${path}\`: ${what}`)),
	]);
