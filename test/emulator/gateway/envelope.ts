import type { JsonObject } from '../json';

export interface Answer {
	status: number;
	body: JsonObject;
	headers?: Record<string, string>;
}

export interface Violation {
	field: string;
	description: string;
	value?: string;
}

export function ok(data: JsonObject): Answer {
	return { status: 200, body: { code: 0, msg: 'success', data } };
}

/** A refusal by the business service behind the gateway. */
export function refuse(status: number, code: number, msg: string): Answer {
	return { status, body: { code, msg, data: {} } };
}

/** A refusal by the gateway: the business service never saw the request. */
export function gatewayRefusal(
	status: number,
	code: number,
	msg: string,
	error: JsonObject = {},
): Answer {
	return { status, body: { code, msg, error } };
}

export function invalidFields(violations: readonly Violation[]): Answer {
	return gatewayRefusal(400, 99992402, 'field validation failed', {
		field_violations: [...violations],
	});
}

export function rateLimited(
	options: { status?: 400 | 429; limit?: number; resetSeconds?: number | undefined } = {},
): Answer {
	const headers: Record<string, string> = {};
	if (options.limit !== undefined) headers['x-ogw-ratelimit-limit'] = String(options.limit);
	if (options.resetSeconds !== undefined) {
		headers['x-ogw-ratelimit-reset'] = String(options.resetSeconds);
	}
	return {
		status: options.status ?? 429,
		headers,
		body: { code: 99991400, msg: 'request trigger frequency limit' },
	};
}

/** Adds to a refusal what Feishu adds to every one: the log ID and where to look it up. */
export function withTrace(answer: Answer, logId: string): Answer {
	const { code, error } = answer.body;
	if (typeof code !== 'number' || code === 0 || code === 99991400) return answer;
	const link = `https://open.feishu.cn/search?from=openapi&log_id=${logId}&code=${code}`;
	const trace = {
		log_id: logId,
		troubleshooter: `排查建议查看(Troubleshooting suggestions): ${link}`,
	};
	const details = typeof error === 'object' && error !== null ? error : {};
	return { ...answer, body: { ...answer.body, error: { ...details, ...trace } } };
}
