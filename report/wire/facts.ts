import { gatewayRefusals } from '../../nodes/FeishuOffboarding/platform/refusals/gatewayRefusals';
import {
	reasonInWords,
	type Exchange,
} from '../../nodes/FeishuOffboarding/platform/answers/exchange';
import type { Endpoint } from '../../nodes/FeishuOffboarding/platform/request';
import type { Difference } from '../form/difference';
import type { Heard } from './session';

/** What may be shown of an answer beside its form: numbers and log IDs, never Feishu's words. */
export interface Facts {
	readonly status: string;
	readonly code: string;
	readonly logId: string;
	readonly limit: string;
}

const LIMIT = 'x-ogw-ratelimit-limit';
const RESET = 'x-ogw-ratelimit-reset';

type Answer = Extract<Exchange, { kind: 'answer' }>;

export function factsOf({ envelope, exchange, request: { endpoint } }: Heard): Facts {
	if (exchange.kind !== 'answer') {
		return { status: reasonInWords(exchange.reason), code: '–', logId: '–', limit: '–' };
	}
	return {
		status: String(exchange.status),
		code: codeText(endpoint, envelope?.code),
		logId: logIdOf(exchange),
		limit: limitText(exchange),
	};
}

/** The gateway's codes have eight digits, and no other has more. A longer number may be one of a person. */
export const isCode = (code: number | undefined): code is number =>
	code !== undefined && Number.isInteger(code) && Math.abs(code) < 100_000_000;

function codeText(endpoint: Endpoint, code: number | undefined): string {
	if (code === undefined) return 'none';
	if (!isCode(code)) return 'a number that is no code';
	return code === 0 ? '0' : `${code} (${homeOf(endpoint, code)})`;
}

function homeOf({ refusals }: Endpoint, code: number): string {
	if (code in refusals) return "on the endpoint's page";
	return code in gatewayRefusals ? 'on the page of all endpoints' : 'on no page';
}

/** As Feishu writes log IDs: the time, and hexadecimal digits. */
const LOG_ID = /^20\d\d[01]\d[0-3]\d[0-2]\d[0-5]\d[0-5]\d[0-9A-F]{10,50}$/i;

/** Any other text stays where it is. */
function logIdOf({ headers }: Answer): string {
	const logId = headers['x-tt-logid'] ?? '';
	if (logId === '') return 'none';
	return LOG_ID.test(logId) ? logId : 'of another form';
}

const COUNT = /^\d{1,6}$/;

const numberText = (value: string): string => (COUNT.test(value) ? value : 'no whole number');

function limitText({ headers }: Answer): string {
	const { [LIMIT]: limit, [RESET]: reset } = headers;
	const parts = [
		...(limit === undefined ? [] : [`limit ${numberText(limit)}`]),
		...(reset === undefined ? [] : [`reset ${numberText(reset)}`]),
	];
	return parts.join(', ') || 'none';
}

/** Where the headers of an answer are not what the pages say. */
export function headerDifferences({
	exchange,
	refusals,
	request: { endpoint },
}: Heard): Difference[] {
	const answers = [...refusals, exchange].filter((each) => each.kind === 'answer');
	return answers.flatMap((answer) => [
		...typeDifference(answer),
		...traceDifference(answer),
		...(answer.status === 429
			? refusalDifferences(answer, endpoint)
			: [LIMIT, RESET].flatMap((name) => unlessCounted(answer, name))),
	]);
}

const header = (name: string, what: string): Difference => ({ path: `header ${name}`, what });

function typeDifference({ headers }: Answer): Difference[] {
	const [type = ''] = (headers['content-type'] ?? '').split(';');
	if (type.trim().toLowerCase() === 'application/json') return [];
	return [header('content-type', type === '' ? 'missing' : 'not application/json')];
}

function traceDifference({ headers }: Answer): Difference[] {
	const logId = headers['x-tt-logid'] ?? headers['x-request-id'] ?? '';
	return logId === '' ? [header('x-tt-logid', 'missing')] : [];
}

/** https://open.feishu.cn/document/ukTMukTMukTM/uUzN04SN3QjL1cDN has both on refusals. */
function refusalDifferences({ headers }: Answer, { limits }: Endpoint): Difference[] {
	const missing = [LIMIT, RESET].filter((name) => headers[name] === undefined);
	const limit = Number(headers[LIMIT]);
	const isKnown = limits.length === 0 || limits.some(({ requests }) => requests === limit);
	return [
		...missing.map((name) => header(name, 'missing on a refusal for the rate')),
		...[LIMIT, RESET].flatMap((name) => unlessNumber(headers[name], name)),
		...(isKnown || !COUNT.test(headers[LIMIT] ?? '')
			? []
			: [header(LIMIT, `${limit}, which is not the limit of the endpoint's page`)]),
	];
}

const unlessNumber = (value: string | undefined, name: string): Difference[] =>
	value === undefined || COUNT.test(value) ? [] : [header(name, 'not a whole number')];

const unlessCounted = ({ headers }: Answer, name: string): Difference[] =>
	headers[name] === undefined
		? []
		: [
				header(name, 'there, although this is no refusal for the rate'),
				...unlessNumber(headers[name], name),
			];
