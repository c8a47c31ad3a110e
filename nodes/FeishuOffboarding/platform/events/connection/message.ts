import { parseJson, recordAt, textAt } from '../../json';
import { decodeUtf8 } from '../../utf8';
import type { Frame, FrameHeader } from './frame';
import type { Part } from './reassembly';

const CONTROL = 0;
const DATA = 1;

/** What a frame from Feishu means. */
export type Incoming =
	/** `config` is Feishu's ClientConfig; undefined where it says nothing of it. */
	| { readonly kind: 'pong'; readonly config: unknown }
	| { readonly kind: 'event'; readonly part: Part }
	/** Cards, pings and what may come one day: nobody answers them. */
	| { readonly kind: 'other' };

/** Of a header that comes twice the last holds. */
export const headerOf = ({ headers }: Frame, key: string): string | undefined =>
	headers.filter((header) => header.key === key).at(-1)?.value;

export function readFrame(frame: Frame): Incoming {
	const type = headerOf(frame, 'type');
	if (frame.method === CONTROL && type === 'pong') return { kind: 'pong', config: configIn(frame) };
	if (frame.method === DATA && type === 'event') return { kind: 'event', part: partOf(frame) };
	return { kind: 'other' };
}

const configIn = ({ payload = new Uint8Array() }: Frame): unknown =>
	parseJson(decodeUtf8(payload) ?? '');

const partOf = (frame: Frame): Part => ({
	messageId: headerOf(frame, 'message_id') ?? '',
	sum: countOf(headerOf(frame, 'sum') ?? '1'),
	seq: countOf(headerOf(frame, 'seq') ?? '0'),
	bytes: frame.payload ?? new Uint8Array(),
});

const countOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** Keeps a connection open: Feishu closes one that sends none (close code 3003). */
export const pingFrame = (service: number): Frame => ({
	seqId: 0n,
	logId: 0n,
	service,
	method: CONTROL,
	headers: [{ key: 'type', value: 'ping' }],
});

/**
 * The answer to an event: the frame of the part that came last, with all its headers. One of them routes
 * the answer to the server that waits for it.
 *
 * @param code 200, or 500 to have the event pushed again
 * @param tookMs how long it took
 */
export function answerFrame(frame: Frame, code: 200 | 500, tookMs: number): Frame {
	const took: FrameHeader = { key: 'biz_rt', value: String(Math.max(0, Math.round(tookMs))) };
	return {
		...frame,
		headers: [...frame.headers, took],
		payload: new TextEncoder().encode(JSON.stringify({ code })),
	};
}

/** The app that an event was pushed to, in either form of event. */
export const appIdOf = (body: Record<string, unknown>): string | undefined =>
	textAt(recordAt(body, 'header'), 'app_id') ?? textAt(recordAt(body, 'event'), 'app_id');
