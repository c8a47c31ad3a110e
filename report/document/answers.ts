import { endpoints } from '../../nodes/FeishuOffboarding/domain/endpoints';
import tenantAccessTokenExample from '../../test/fixtures/tenantAccessTokenExample.json';
import type { ShowName } from '../form/names';
import { compareRead } from '../reads/compareRead';
import { documented, type ReadName } from '../reads/documented';
import { reads } from '../reads/reads';
import type { Outcome } from '../reads/runReads';
import type { Heard } from '../wire/session';
import { lineOf, linesPart, uncalledLine, type Line } from './lines';

function readLine(name: ReadName, outcome: Outcome, showName: ShowName): Line {
	if ('lacks' in outcome) return uncalledLine(endpoints[name], outcome.lacks);
	const { heard } = outcome;
	return lineOf(heard, compareRead(heard, documented[name], showName, reads[name].asked));
}

/** The token's answer and those of all reads. */
export const answersPart = (
	signIn: Heard,
	outcomes: ReadonlyMap<ReadName, Outcome>,
	showName: ShowName,
): string[] => [
	'## Answers',
	...linesPart([
		lineOf(signIn, compareRead(signIn, tenantAccessTokenExample, showName)),
		...[...outcomes].map(([name, outcome]) => readLine(name, outcome, showName)),
	]),
];
