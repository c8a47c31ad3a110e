import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import { classOf } from '../../../nodes/FeishuOffboarding/platform/answers/answerClass';
import { decodeEnvelope } from '../../../nodes/FeishuOffboarding/platform/answers/envelope';
import { FeishuApiError } from '../../../nodes/FeishuOffboarding/platform/answers/failure';
import type { Endpoint } from '../../../nodes/FeishuOffboarding/platform/request';
import {
	countAnswer,
	nextStep,
	noAttempts,
} from '../../../nodes/FeishuOffboarding/platform/answers/retry';
import readErrors from '../../fixtures/readErrors.json';
import revokeErrors from '../../fixtures/revokeErrors.json';
import submitErrors from '../../fixtures/submitErrors.json';

interface Row {
	readonly httpStatus: number;
	readonly code: number;
	readonly msg: string;
}

/** What the transport does with a documented refusal, and what a person is told. */
function outcomeOf(endpoint: Endpoint, { httpStatus, code, msg }: Row) {
	const answer = {
		kind: 'answer',
		status: httpStatus,
		headers: { 'x-tt-logid': '2024-log' },
		body: { code, msg },
	} as const;
	const kind = classOf(endpoint, answer);
	const step = nextStep(kind, countAnswer(noAttempts, kind), {
		endpoint,
		leftMs: 600_000,
		random: 0.5,
	});
	const envelope = decodeEnvelope(answer);
	const unsettled = kind === 'unknownOutcome';
	return { step, failure: new FeishuApiError({ kind, endpoint, envelope, unsettled }) };
}

describe('the documented refusals of submit', () => {
	it.each(submitErrors.rows)('$code with HTTP $httpStatus is never sent again', (row) => {
		const { step } = outcomeOf(endpoints.submit, row);
		expect(step).toEqual({ kind: 'giveUp', because: 'final' });
	});

	it('leave it open only for the two that tell of trouble inside Feishu', () => {
		const open = submitErrors.rows.filter(
			(row) => outcomeOf(endpoints.submit, row).failure.outcomeUnknown,
		);
		expect(open.map(({ code }) => code)).toEqual([1160103, 1161000]);
	});
});

describe('the documented refusals of revoke', () => {
	it('are sent again only where Feishu asks for it or tells of trouble inside', () => {
		const again = revokeErrors.rows.filter(
			(row) => outcomeOf(endpoints.revoke, row).step.kind === 'wait',
		);
		expect(again.map(({ code }) => code)).toEqual([1160103, 1160101, 1160204]);
	});
});

describe('every documented refusal', () => {
	const reads: Readonly<Record<string, Endpoint>> = {
		search: endpoints.search,
		listCustomFields: endpoints.listCustomFields,
		getCustomField: endpoints.getCustomField,
		searchEmployees: endpoints.searchEmployees,
		searchJobChanges: endpoints.searchJobChanges,
		searchProbations: endpoints.searchProbations,
		listScopes: endpoints.listScopes,
	};
	const rows = [
		...submitErrors.rows.map((row) => ({ endpoint: endpoints.submit, row })),
		...revokeErrors.rows.map((row) => ({ endpoint: endpoints.revoke, row })),
		...readErrors.endpoints.flatMap(({ name, rows: own }) => {
			const endpoint = reads[name];
			return endpoint === undefined ? [] : own.map((row) => ({ endpoint, row }));
		}),
	].map(({ endpoint, row }) => ({ endpoint, row, name: `${endpoint.name}, ${row.code}` }));

	it.each(rows)('is told in words of our own: $name', ({ endpoint, row }) => {
		const { failure } = outcomeOf(endpoint, row);
		const own = endpoint.refusals[row.code];
		const text = own?.means === 'textNeeded' ? `: ${row.msg}` : '';
		expect(failure.message).toBe(`${own?.message}${text}`);
		expect(failure).toMatchObject({
			code: row.code,
			vendorMessage: row.msg,
			httpStatus: row.httpStatus,
			logId: '2024-log',
		});
	});

	it('says something else for the same number at another endpoint', () => {
		const row = { httpStatus: 500, code: 1160203, msg: '' };
		const messages = [endpoints.submit, endpoints.revoke].map(
			(endpoint) => outcomeOf(endpoint, row).failure.message,
		);
		expect(messages[0]).toContain('contract');
		expect(messages[1]).toContain('department');
	});
});
