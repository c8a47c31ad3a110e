import type { RouteName } from '../../emulator/gateway/route';
import type { Emulator } from '../../emulator/server';

/** More often than a report calls any endpoint. */
const ALWAYS = 99;

export interface ScriptedAnswer {
	readonly status?: number;
	readonly headers?: Record<string, string>;
	readonly body?: unknown;
}

/** Calls of the endpoint are answered so: all of them unless told otherwise. */
export function answerWith(
	emulator: Emulator,
	route: RouteName,
	answer: ScriptedAnswer,
	times = ALWAYS,
): void {
	const { body, headers, status = 200 } = answer;
	emulator.fail(
		route,
		{
			kind: 'answer',
			status,
			headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
			rawBody: typeof body === 'string' ? body : JSON.stringify(body),
		},
		{ times },
	);
}
