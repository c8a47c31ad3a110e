import type { ConnectionFault } from '../platform/answers/exchange';
import { isRecord, textAt } from '../platform/json';

/** The error and what caused it, outermost first. n8n wraps axios, which wraps Node. */
export function causes(error: unknown): Array<Record<string, unknown>> {
	const chain: Array<Record<string, unknown>> = [];
	let current = error;
	while (isRecord(current) && !chain.includes(current)) {
		chain.push(current);
		current = current.cause;
	}
	return chain;
}

export function faultOf(chain: ReadonlyArray<Record<string, unknown>>): ConnectionFault {
	const codes = chain.map((cause) => textAt(cause, 'code') ?? textAt(cause, 'httpCode'));
	return {
		code: codes.find((code) => code !== undefined && code !== '') ?? 'no answer',
		syscall: chain.map((cause) => textAt(cause, 'syscall')).find((call) => call !== undefined),
	};
}
