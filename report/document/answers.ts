import { endpoints } from '../../nodes/FeishuOffboarding/domain/endpoints';
import { endpointLabel, type Endpoint } from '../../nodes/FeishuOffboarding/platform/request';
import type { Difference } from '../form/difference';
import type { ShowName } from '../form/names';
import { compareRead } from '../reads/compareRead';
import { documented, type ReadName } from '../reads/documented';
import { reads } from '../reads/reads';
import type { Outcome } from '../reads/runReads';
import { factsOf } from '../wire/facts';
import { bullets, paragraphs, table } from './markdown';

/** A line of the table, and what it says in detail. */
interface Line {
	readonly endpoint: Endpoint;
	readonly cells: readonly string[];
	readonly differences: readonly Difference[];
}

const DASHES = ['–', '–', '–', '–'] as const;

function lineOf(name: ReadName, outcome: Outcome, showName: ShowName): Line {
	const endpoint: Endpoint = endpoints[name];
	if ('lacks' in outcome) {
		return {
			endpoint,
			cells: [...DASHES, `not called: it lacks ${outcome.lacks}`],
			differences: [],
		};
	}
	const { code, limit, logId, status } = factsOf(outcome.heard);
	const differences = compareRead(outcome.heard, documented[name], showName, reads[name].asked);
	const verdict = differences.length === 0 ? 'none' : String(differences.length);
	return { endpoint, cells: [status, code, logId, limit, verdict], differences };
}

/** The table of all answers, and where each differs from its page. */
export function answersPart(
	outcomes: ReadonlyMap<ReadName, Outcome>,
	showName: ShowName,
): readonly string[] {
	const lines = [...outcomes].map(([name, outcome]) => lineOf(name, outcome, showName));
	return [
		'## Answers',
		table(
			['Call', 'HTTP', 'Code', 'Log ID', 'Headers of the limit', 'Differences'],
			lines.map(({ cells, endpoint }) => [`\`${endpointLabel(endpoint)}\``, ...cells]),
		),
		'## Differences',
		...lines.filter(({ differences }) => differences.length > 0).map(detail),
	];
}

const detail = ({ differences, endpoint }: Line): string =>
	paragraphs([
		`### ${endpoint.name}`,
		`[Page](${endpoint.documentation})`,
		bullets(differences.map(({ path, what }) => `\`${path}\`: ${what}`)),
	]);
