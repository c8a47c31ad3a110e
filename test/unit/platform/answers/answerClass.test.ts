import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import {
	classOf,
	type AnswerClass,
} from '../../../../nodes/FeishuOffboarding/platform/answers/answerClass';
import { gatewayRefusals } from '../../../../nodes/FeishuOffboarding/platform/refusals/gatewayRefusals';
import type { Endpoint } from '../../../../nodes/FeishuOffboarding/platform/request';
import approvalErrors from '../../../fixtures/approvalErrors.json';
import editErrors from '../../../fixtures/editErrors.json';
import readErrors from '../../../fixtures/readErrors.json';
import revokeErrors from '../../../fixtures/revokeErrors.json';
import submitErrors from '../../../fixtures/submitErrors.json';
import { answer, endpointWith } from '../../samples';

interface DocumentedRow {
	readonly httpStatus: number;
	readonly code: number;
	readonly msg: string;
}

const rowsOf = (name: string): readonly DocumentedRow[] =>
	[...readErrors.endpoints, ...approvalErrors.endpoints].find((endpoint) => endpoint.name === name)
		?.rows ?? [];

/** Codes that do not simply mean no. Those of a list of reasons are copied from the submit page. */
const documented: ReadonlyArray<{
	endpoint: Endpoint;
	rows: readonly DocumentedRow[];
	notRefused: Readonly<Record<number, AnswerClass>>;
}> = [
	{
		endpoint: endpoints.submit,
		rows: submitErrors.rows,
		notRefused: { 1160103: 'unknownOutcome', 1161000: 'unknownOutcome' },
	},
	{
		endpoint: endpoints.revoke,
		rows: revokeErrors.rows,
		notRefused: { 1160101: 'unknownOutcome', 1160103: 'unknownOutcome', 1160204: 'busy' },
	},
	{ endpoint: endpoints.search, rows: rowsOf('search'), notRefused: { 1160999: 'unknownOutcome' } },
	{
		endpoint: endpoints.queryReasons,
		rows: rowsOf('queryReasons').filter(({ code }) => code in endpoints.queryReasons.refusals),
		notRefused: { 1160103: 'unknownOutcome', 1161000: 'unknownOutcome' },
	},
	{
		endpoint: endpoints.listCustomFields,
		rows: rowsOf('listCustomFields'),
		notRefused: { 1160997: 'unknownOutcome' },
	},
	{
		endpoint: endpoints.getCustomField,
		rows: rowsOf('getCustomField'),
		notRefused: { 1160997: 'unknownOutcome' },
	},
	{ endpoint: endpoints.searchEmployees, rows: rowsOf('searchEmployees'), notRefused: {} },
	{
		endpoint: endpoints.edit,
		rows: editErrors.rows,
		notRefused: { 1160103: 'unknownOutcome', 1161000: 'unknownOutcome' },
	},
	{ endpoint: endpoints.batchGetEmployees, rows: rowsOf('batchGetEmployees'), notRefused: {} },
	{ endpoint: endpoints.convertIds, rows: rowsOf('convertIds'), notRefused: {} },
	{
		endpoint: endpoints.getProcess,
		rows: rowsOf('getProcess'),
		notRefused: { 1160500: 'unknownOutcome' },
	},
	{
		endpoint: endpoints.withdrawProcess,
		rows: rowsOf('withdrawProcess'),
		notRefused: { 1161005: 'busy' },
	},
	{ endpoint: endpoints.revokeProcess, rows: rowsOf('revokeProcess'), notRefused: {} },
	{
		endpoint: endpoints.listApproverTasks,
		rows: rowsOf('listApproverTasks'),
		notRefused: { 1160500: 'unknownOutcome' },
	},
	{ endpoint: endpoints.decideTask, rows: rowsOf('decideTask'), notRefused: {} },
	{
		endpoint: endpoints.transferTasks,
		rows: rowsOf('transferTasks'),
		notRefused: { 1160025: 'unknownOutcome', 1160500: 'unknownOutcome', 1161103: 'busy' },
	},
	{ endpoint: endpoints.listScopes, rows: rowsOf('listScopes'), notRefused: {} },
	// Its page has no table of codes.
	{ endpoint: endpoints.searchContracts, rows: [], notRefused: {} },
	{
		endpoint: endpoints.searchJobChanges,
		rows: rowsOf('searchJobChanges'),
		notRefused: {
			1160101: 'unknownOutcome',
			1160102: 'unknownOutcome',
			1160103: 'unknownOutcome',
		},
	},
	{ endpoint: endpoints.searchProbations, rows: rowsOf('searchProbations'), notRefused: {} },
];

const documentedRows = documented.flatMap(({ endpoint, rows, notRefused }) =>
	rows.map(({ httpStatus, code, msg }) => ({
		endpoint,
		httpStatus,
		code,
		msg,
		expected: notRefused[code] ?? 'refused',
	})),
);

const gatewayClasses: ReadonlyArray<readonly [string, number, AnswerClass]> = [
	['no token was shown', 99991661, 'token'],
	['the tenant token is old', 99991663, 'token'],
	['the app token is old', 99991664, 'token'],
	['no valid token of a tenant', 99991665, 'token'],
	['the token has no prefix', 99991671, 'token'],
	['the rate limit', 99991400, 'throttled'],
	['the limit of Feishu CoreHR', 1161604, 'throttled'],
	['the limit of a service', 11232, 'throttled'],
	['the limit of a method', 1000004, 'throttled'],
	['the limit of the app', 1000005, 'throttled'],
	['the quota of the month at Feishu', 99991403, 'quota'],
	['the quota of the month at Lark', 99991406, 'quota'],
	['a service that stopped', 2200, 'unknownOutcome'],
	['a busy service', 5000, 'unknownOutcome'],
	['trouble inside Feishu', 1500, 'unknownOutcome'],
	['trouble inside Feishu, to be tried again', 10101, 'unknownOutcome'],
	['trouble with people inside Feishu, to be tried again', 10105, 'unknownOutcome'],
	['trouble on the server', 10500, 'unknownOutcome'],
	['trouble in a service', 1000003, 'unknownOutcome'],
	['a token renewed without an answer', 1503, 'unknownOutcome'],
	['Feishu CoreHR was too slow', 1161204, 'unknownOutcome'],
];
const special = new Set(gatewayClasses.map(([, code]) => code));
const plainGatewayCodes = Object.keys(gatewayRefusals)
	.map(Number)
	.filter((code) => !special.has(code));

describe('classOf', () => {
	it('is told of every endpoint of the package', () => {
		// The page of this one lists no code.
		const tested = [...documented.map(({ endpoint }) => endpoint), endpoints.countConnections];
		expect(Object.values(endpoints).filter((endpoint) => !tested.includes(endpoint))).toEqual([]);
		const explained = documented.filter(
			({ endpoint }) => Object.keys(endpoint.refusals).length > 0,
		);
		expect(explained.every(({ rows }) => rows.length > 0)).toBe(true);
	});

	it.each(documentedRows)(
		'takes $code, $msg, with HTTP $httpStatus from $endpoint.name as $expected',
		({ endpoint, httpStatus, code, msg, expected }) => {
			expect(classOf(endpoint, answer(httpStatus, { code, msg }))).toBe(expected);
		},
	);

	it.each(gatewayClasses)('reads %s (%i) as %s in any status', (_reason, code, expected) => {
		const classes = [200, 400, 403, 429, 500, 503].map((status) =>
			classOf(endpoints.submit, answer(status, { code, msg: '' })),
		);
		expect(new Set(classes)).toEqual(new Set([expected]));
	});

	it.each(plainGatewayCodes)('takes the gateway code %i as refused', (code) => {
		const classes = [200, 400, 403, 500].map((status) =>
			classOf(endpoints.submit, answer(status, { code, msg: '' })),
		);
		expect(new Set(classes)).toEqual(new Set(['refused']));
	});

	it.each([502, 503, 504])('believes no gateway code that comes with HTTP %i', (status) => {
		expect(classOf(endpoints.submit, answer(status, { code: 99991672 }))).toBe('unknownOutcome');
	});

	it.each([
		['carried out', 200, { code: 0 }, 'done'],
		['carried out without data', 200, { code: 0, msg: 'success', data: {} }, 'done'],
		['a contradiction', 500, { code: 0 }, 'unknownOutcome'],
		['a contradiction at the border', 400, { code: 0 }, 'unknownOutcome'],
		['an unlisted code', 200, { code: 4711 }, 'refused'],
		['an unlisted code of the caller’s doing', 400, { code: 4711 }, 'refused'],
		['an unlisted code for too many calls', 429, { code: 4711 }, 'throttled'],
		['an unlisted code of the server’s doing', 500, { code: 4711 }, 'unknownOutcome'],
		['an unlisted code below 500', 499, { code: 4711 }, 'refused'],
		['an unlisted code of a gateway', 502, { code: 4711 }, 'unknownOutcome'],
		['an unlisted code of a time-out on the way', 408, { code: 4711 }, 'unknownOutcome'],
		['a listed code for too many calls', 429, { code: 99991672 }, 'throttled'],
	] as const)('reads %s: HTTP %i %j as %s', (_reason, status, body, expected) => {
		expect(classOf(endpoints.submit, answer(status, body))).toBe(expected);
	});

	it.each([
		['a page in place of an answer', 200, '<html>Sign in</html>', 'unknownOutcome'],
		['nothing', 200, '', 'unknownOutcome'],
		['nothing at all', 204, undefined, 'unknownOutcome'],
		['a code as text', 200, { code: '0' }, 'unknownOutcome'],
		['a list', 200, [{ code: 0 }], 'unknownOutcome'],
		['null', 200, null, 'unknownOutcome'],
		['half an answer', 200, '{"code":0,"msg":"succ', 'unknownOutcome'],
		['no status', 0, undefined, 'unknownOutcome'],
		['the last of success', 299, '', 'unknownOutcome'],
		['the first redirect', 300, '', 'refused'],
		['a redirect', 302, '', 'refused'],
		['a redirect that keeps the method', 307, '<html>', 'refused'],
		['a bad request', 400, '', 'refused'],
		['a proxy that wants a password', 407, '<html>', 'refused'],
		['an unknown address', 404, '404 page not found', 'refused'],
		['a time-out on the way', 408, '', 'unknownOutcome'],
		['too many calls', 429, '', 'throttled'],
		['too many calls, on a page', 429, '<html>', 'throttled'],
		['the last of refusals', 499, '', 'refused'],
		['a broken server', 500, '<html>', 'unknownOutcome'],
		['a broken gateway', 502, '<html>', 'unknownOutcome'],
		['a service that is down', 503, '', 'unknownOutcome'],
		['a gateway that waited too long', 504, 'upstream request timeout', 'unknownOutcome'],
	] as const)('reads %s: HTTP %i with %j as %s', (_reason, status, body, expected) => {
		expect(classOf(endpoints.submit, answer(status, body))).toBe(expected);
	});

	it.each([
		['interrupted', 'unknownOutcome'],
		['notSent', 'notSent'],
	] as const)('reads an exchange that was %s as %s', (kind, expected) => {
		expect(classOf(endpoints.submit, { kind, reason: 'ECONNRESET' })).toBe(expected);
	});

	it.each([
		['Query execution failed, Error 1105: EOF', 'unknownOutcome'],
		['i/o timeout', 'unknownOutcome'],
		['context deadline exceeded', 'unknownOutcome'],
		['read: connection reset by peer', 'unknownOutcome'],
		['服务繁忙，请稍后重试', 'unknownOutcome'],
		['field GEOFENCE is unknown', 'refused'],
		['', 'refused'],
	] as const)('repeats a read, and no write, after an unlisted code that says %j', (msg, read) => {
		for (const status of [200, 400]) {
			expect(classOf(endpoints.search, answer(status, { code: 4711, msg }))).toBe(read);
			for (const write of [endpoints.submit, endpoints.revoke, endpoints.edit])
				expect(classOf(write, answer(status, { code: 4711, msg }))).toBe('refused');
		}
		expect(classOf(endpoints.search, answer(400, { code: 1160102, msg }))).toBe('refused');
		expect(classOf(endpoints.search, answer(400, { code: 99991672, msg }))).toBe('refused');
	});

	it('lets the endpoint’s own meaning of a code win over the gateway’s', () => {
		const words = { message: 'Too many', advice: 'Ask less.' };
		const own = endpointWith({ refusals: { 99991400: words } });
		expect(classOf(own, answer(429, { code: 99991400 }))).toBe('refused');
		const busy = endpointWith({ refusals: { 7: { ...words, class: 'busy' } } });
		expect(classOf(busy, answer(400, { code: 7 }))).toBe('busy');
		const open = endpointWith({ refusals: { 7: { ...words, class: 'unknownOutcome' } } });
		expect(classOf(open, answer(400, { code: 7 }))).toBe('unknownOutcome');
	});
});
