import { digest } from '../tenant/ids';
import { isRecord, parseJson } from '../json';
import { CONTROL, DATA, headerOf, type Frame } from './frame';
import type { ClientConfig } from './options';

/** What every event of a connection needs to become frames. */
export interface Composer {
	readonly service: number;
	readonly partBytes: number;
	readonly wideIds: boolean;
	readonly seed: string;
	/** Place of the message among all of the connection, from 1. */
	readonly number: number;
	readonly now: number;
}

export function pong(service: number, config: ClientConfig): Frame {
	return {
		seqId: 0n,
		logId: 0n,
		service,
		method: CONTROL,
		headers: [{ key: 'type', value: 'pong' }],
		payload: Buffer.from(JSON.stringify(config)),
	};
}

/** Cuts bytes, not characters: a cut may lie inside one. */
export function split(payload: Uint8Array, partBytes: number): Uint8Array[] {
	const count = Math.max(1, Math.ceil(payload.length / partBytes));
	return Array.from({ length: count }, (_none, index) =>
		payload.subarray(index * partBytes, (index + 1) * partBytes),
	);
}

// Beyond what a JavaScript number holds exactly.
const WIDE = 2n ** 63n + 1n;

/** The event as it goes over the wire, in as many frames as it takes. */
export function compose(text: string, composer: Composer): Frame[] {
	const { service, seed, number, now } = composer;
	const base = composer.wideIds ? WIDE : 0n;
	const parts = split(Buffer.from(text), composer.partBytes);
	const headers = {
		message_id: digest(`message ${seed} ${number}`, 32),
		trace_id: digest(`trace ${seed} ${number}`, 32),
		instance_id: digest(`instance ${seed}`, 40),
	};
	return parts.map((payload, seq) => ({
		seqId: base + BigInt(number),
		logId: base + BigInt(now) + BigInt(number),
		service,
		method: DATA,
		headers: [
			{ key: 'type', value: 'event' },
			{ key: 'message_id', value: headers.message_id },
			{ key: 'sum', value: String(parts.length) },
			{ key: 'seq', value: String(seq) },
			{ key: 'trace_id', value: headers.trace_id },
			{ key: 'timestamp', value: String(now) },
			{ key: 'instance_id', value: headers.instance_id },
		],
		payload,
		logIdNew: digest(`log ${seed} ${number}`, 32),
	}));
}

export type Acknowledgement =
	| { readonly kind: 'code'; readonly code: number }
	/** Feishu cannot take it for the answer to what it sent. */
	| { readonly kind: 'wrong'; readonly problem: string };

/** Reads the answer to a message of these frames: one of them has to come back. */
export function readAcknowledgement(sent: readonly Frame[], answer: Frame): Acknowledgement {
	const problem = difference(
		sent.find((frame) => headerOf(frame, 'seq') === headerOf(answer, 'seq')),
		answer,
	);
	if (problem !== undefined) return { kind: 'wrong', problem: `an acknowledgement ${problem}` };
	const body = parseJson(Buffer.from(answer.payload ?? []).toString('utf8'));
	const code = isRecord(body) ? body.code : undefined;
	return typeof code === 'number'
		? { kind: 'code', code }
		: { kind: 'wrong', problem: 'an acknowledgement without code' };
}

const fields = [
	'seqId',
	'logId',
	'service',
	'method',
	'payloadEncoding',
	'payloadType',
	'logIdNew',
] as const;

/** Feishu wants back what it sent, `biz_rt` added. */
function difference(part: Frame | undefined, answer: Frame): string | undefined {
	if (!part) return 'of a part that was not sent';
	const changed = fields.find((name) => part[name] !== answer[name]);
	if (changed) return `with another ${changed} than the event`;
	const lost = part.headers.find(({ key, value }) => headerOf(answer, key) !== value);
	if (lost) return `without the event's header ${lost.key}`;
	return /^-?\d+$/.test(headerOf(answer, 'biz_rt') ?? '') ? undefined : 'without biz_rt';
}
