import fc from 'fast-check';

import {
	decodeFrame,
	encodeFrame,
	FRAME_LIMIT_BYTES,
	type Frame,
} from '../../../../../nodes/FeishuOffboarding/platform/events/connection/frame';
import {
	answerFrame,
	headerOf,
	pingFrame,
	readFrame,
} from '../../../../../nodes/FeishuOffboarding/platform/events/connection/message';
import { anyText } from '../../../../support/anyText';
import { runs } from '../../../../support/runs';
import { decodeBySecondCodec, encodeBySecondCodec } from '../../../../support/secondCodec';
import { hex, text, vector } from './vectors';

const decoded = (bytes: Uint8Array): Frame => {
	const frame = decodeFrame(bytes);
	if (frame === undefined) throw new Error('Not a frame');
	return frame;
};

describe('frames that the official SDK has sent or understood', () => {
	it.each([
		'ping1234',
		'ping',
		'pong',
		'event',
		'eventAck',
		'unknown',
		'unknownAnswerOfSdk',
		'failedAnswer',
		'secondPart',
		'firstPart',
		'splitAck',
		'card',
		'smallest',
		'emptyPayload',
		'allFields',
		'extremes',
	] as const)('%s is read and written byte for byte', (name) => {
		expect(hex(encodeFrame(decoded(vector(name))))).toBe(hex(vector(name)));
	});

	it('a ping is written as the SDK writes it', () => {
		expect(hex(encodeFrame(pingFrame(1234)))).toBe(hex(vector('ping1234')));
		expect(hex(encodeFrame(pingFrame(33554678)))).toBe(hex(vector('ping')));
	});

	it('a pong is read with what it asks for', () => {
		expect(readFrame(decoded(vector('pong')))).toEqual({
			kind: 'pong',
			config: { PingInterval: 90, ReconnectCount: -1, ReconnectInterval: 90, ReconnectNonce: 25 },
		});
	});

	it('an event is acknowledged as the SDK acknowledges it', () => {
		const event = decoded(vector('event'));
		expect(hex(encodeFrame(answerFrame(event, 200, 0)))).toBe(hex(vector('eventAck')));
		const split = decoded(vector('firstPart'));
		expect(hex(encodeFrame(answerFrame(split, 200, 0)))).toBe(hex(vector('splitAck')));
	});

	it('a failed hand-over is answered as the SDK answers it', () => {
		const answered = decoded(vector('failedAnswer'));
		const headers = answered.headers.filter(({ key }) => key !== 'biz_rt');
		const event = { ...answered, headers, payload: new TextEncoder().encode('{}') };
		expect(hex(encodeFrame(answerFrame(event, 500, 0)))).toBe(hex(vector('failedAnswer')));
	});

	it('an event is read with its payload and its headers', () => {
		const event = decoded(vector('event'));
		expect(event).toMatchObject({ seqId: 7n, logId: 300n, service: 33554678, method: 1 });
		expect(headerOf(event, 'instance_id')).toBe('i-1');
		expect(text(event.payload)).toContain('"employment_id":"7140964208477419694"');
		expect(readFrame(decoded(vector('card')))).toEqual({ kind: 'other' });
		expect(readFrame(decoded(vector('secondPart')))).toMatchObject({
			kind: 'event',
			part: { messageId: 'm-4', sum: 2, seq: 1 },
		});
	});

	it('64-bit values keep their digits', () => {
		expect(decoded(vector('extremes'))).toMatchObject({
			seqId: 2n ** 64n - 1n,
			logId: 2n ** 53n + 1n,
			service: -1,
		});
	});
});

describe('what is not like a frame of today', () => {
	const smallest = hex(vector('smallest'));
	const read = (more: string) => decodeFrame(Uint8Array.from(Buffer.from(more, 'hex')));

	it.each([
		['a varint', '505a'],
		['eight bytes', '510102030405060708'],
		['text', '52026162'],
		['four bytes', '5501020304'],
		['a known number of another type', '4501020304'],
	])('skips an unknown field: %s', (_kind, field) => {
		expect(read(field + smallest)).toEqual(decoded(vector('smallest')));
		expect(read(smallest + field)).toEqual(decoded(vector('smallest')));
	});

	it.each([
		['nothing', ''],
		['a missing required field', '080110021803'],
		['a varint without an end', `${smallest}08ffffffffffffffffffff01`],
		['a length beyond the end', `${smallest}42ff01`],
		['a group', `${smallest}53`],
		['the field number 0', `${smallest}0001`],
		['a header without a value', `${smallest}2a030a0161`],
		['text that is not UTF-8', `${smallest}4a01ff`],
		['text', Buffer.from('not a frame').toString('hex')],
	])('refuses %s', (_what, bytes) => {
		expect(read(bytes)).toBeUndefined();
	});

	it('of a value that comes twice the last one holds', () => {
		expect(read(`${smallest}0809`)?.seqId).toBe(9n);
	});

	it('refuses what is larger than Feishu sends, and what has more fields', () => {
		expect(decodeFrame(new Uint8Array(FRAME_LIMIT_BYTES + 1))).toBeUndefined();
		expect(read(smallest + '5001'.repeat(2_000))).toBeUndefined();
	});
});

const someText = anyText({ maxLength: 40 });
const optionally = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyInt32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const anyFrame: fc.Arbitrary<Frame> = fc.record({
	seqId: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
	logId: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
	service: anyInt32,
	method: anyInt32,
	headers: fc.array(fc.record({ key: someText, value: someText }), { maxLength: 12 }),
	payloadEncoding: optionally(someText),
	payloadType: optionally(someText),
	payload: optionally(fc.uint8Array({ maxLength: 200 })),
	logIdNew: optionally(someText),
});

describe('random frames', () => {
	it('are read as they were written', () => {
		fc.assert(
			fc.property(anyFrame, (frame) => expect(decodeFrame(encodeFrame(frame))).toEqual(frame)),
			{ numRuns: runs(20_000) },
		);
	});

	it('are the same to protobufjs, both ways', () => {
		fc.assert(
			fc.property(anyFrame, (frame) => {
				const bytes = encodeFrame(frame);
				expect(hex(encodeBySecondCodec(frame))).toBe(hex(bytes));
				expect(decodeBySecondCodec(bytes)).toMatchObject({
					SeqID: frame.seqId.toString(),
					LogID: frame.logId.toString(),
					service: frame.service,
					method: frame.method,
					...(frame.payload && { payload: [...frame.payload] }),
				});
			}),
			{ numRuns: runs(20_000) },
		);
	});

	it('and bytes of any kind neither crash nor hang the reader', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				const frame = decodeFrame(bytes);
				if (frame !== undefined) expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
			}),
			{ numRuns: runs(100_000) },
		);
	});

	it('with bytes changed, left out or added neither crash nor hang the reader', () => {
		const mutation = fc.record({
			at: fc.nat(),
			cut: fc.nat({ max: 4 }),
			put: fc.uint8Array({ maxLength: 4 }),
		});
		fc.assert(
			fc.property(
				anyFrame,
				fc.array(mutation, { minLength: 1, maxLength: 4 }),
				(frame, changes) => {
					const bytes = [...encodeFrame(frame)];
					for (const { at, cut, put } of changes)
						bytes.splice(at % (bytes.length + 1), cut, ...put);
					const read = decodeFrame(Uint8Array.from(bytes));
					if (read !== undefined) expect(decodeFrame(encodeFrame(read))).toEqual(read);
				},
			),
			{ numRuns: runs(100_000) },
		);
	});
});
