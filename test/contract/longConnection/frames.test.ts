import { createRequire } from 'node:module';
import {
	decodeFrame,
	encodeFrame,
	headerOf,
	type Frame,
	type Header,
} from '../../emulator/connection/frame';
import { compose, pong, readAcknowledgement, split } from '../../emulator/connection/message';

// Made with the official Node SDK 1.74.0, and equal with a second protobuf library.
const vectors = {
	ping: '0800100018f681801020002a0c0a0474797065120470696e67',
	pong: '0800100018f681801020002a0c0a04747970651204706f6e6742527b2250696e67496e74657276616c223a39302c225265636f6e6e656374436f756e74223a2d312c225265636f6e6e656374496e74657276616c223a39302c225265636f6e6e6563744e6f6e6365223a32357d',
	event:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d312a080a0373756d1201312a080a037365711201302a0f0a0874726163655f69641203742d312a120a0b696e7374616e63655f69641203692d3142c8027b22736368656d61223a22322e30222c22686561646572223a7b226576656e745f6964223a223565333730326138346538343735383262653864623766623733323833633032222c226576656e745f74797065223a22636f726568722e6f6666626f617264696e672e7374617475735f757064617465645f7632222c226372656174655f74696d65223a2231373030303030303030303030222c22746f6b656e223a22222c226170705f6964223a22636c695f30313233343536373839616263646566222c2274656e616e745f6b6579223a2237333635383863393236306631373564227d2c226576656e74223a7b22656d706c6f796d656e745f6964223a2237313430393634323038343737343139363934222c226f6666626f617264696e675f6964223a2237303935363731373237363938343738363034222c22737461747573223a327d7d4a023032',
	acknowledgement:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d312a080a0373756d1201312a080a037365711201302a0f0a0874726163655f69641203742d312a120a0b696e7374616e63655f69641203692d312a0b0a0662697a5f7274120130420c7b22636f6465223a3230307d4a023032',
	unknownType:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d322a080a0373756d1201312a080a037365711201302a0f0a0874726163655f69641203742d312a120a0b696e7374616e63655f69641203692d3142427b22736368656d61223a22322e30222c22686561646572223a7b226576656e745f74797065223a22756e6b6e6f776e2e74797065227d2c226576656e74223a7b7d7d4a023032',
	unknownTypeAnswer:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d322a080a0373756d1201312a080a037365711201302a0f0a0874726163655f69641203742d312a120a0b696e7374616e63655f69641203692d312a0c0a0662697a5f727412022d31423e7b22636f6465223a3230302c2264617461223a22496d357649485675613235766432347564486c775a53426c646d56756443426f5957356b62475569227d4a023032',
	failure:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d332a080a0373756d1201312a080a037365711201302a0f0a0874726163655f69641203742d312a120a0b696e7374616e63655f69641203692d312a0b0a0662697a5f7274120130420c7b22636f6465223a3530307d4a023032',
	secondPart:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d342a080a0373756d1201322a080a037365711201312a0f0a0874726163655f69641203742d314205c3a9227d7d',
	firstPart:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d342a080a0373756d1201322a080a037365711201302a0f0a0874726163655f69641203742d31425d7b22736368656d61223a22322e30222c22686561646572223a7b226576656e745f74797065223a22636f726568722e6f6666626f617264696e672e7374617475735f757064617465645f7632227d2c226576656e74223a7b2278223a22',
	bothAcknowledged:
		'080710ac0218f681801020012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d342a080a0373756d1201322a080a037365711201302a0f0a0874726163655f69641203742d312a0b0a0662697a5f7274120130420c7b22636f6465223a3230307d',
	card: '080710ac0218f681801020012a0c0a04747970651204636172642a110a0a6d6573736167655f696412036d2d352a080a0373756d1201312a080a037365711201302a0f0a0874726163655f69641203742d312a120a0b696e7374616e63655f69641203692d3142077b2261223a317d4a023032',
	emptyPayload: '08011002180320012a0d0a047479706512056576656e744200',
	allFields: '08011002180320012a060a01611201623202677a3a046a736f6e4201784a016e',
	widest: '08ffffffffffffffffff0110818080808080801018ffffffffffffffffff012001',
} as const;

const SERVICE = 33554678;
const bytesOf = (hex: string) => Buffer.from(hex, 'hex');
const hexOf = (frame: Frame) => Buffer.from(encodeFrame(frame)).toString('hex');
const frameOf = (name: keyof typeof vectors): Frame => {
	const frame = decodeFrame(bytesOf(vectors[name]));
	if (!frame) throw new Error(`${name} is no frame`);
	return frame;
};
const textOf = ({ payload }: Frame) => Buffer.from(payload ?? []).toString();
const headers = (values: Record<string, string>): Header[] =>
	Object.entries(values).map(([key, value]) => ({ key, value }));

describe('frames', () => {
	it.each(Object.keys(vectors))('come out as they went in: %s', (name) => {
		const key = Object.keys(vectors).find((each): each is keyof typeof vectors => each === name);
		expect(key && hexOf(frameOf(key))).toBe(key && vectors[key]);
	});

	it('are read as the official SDK reads them', () => {
		expect(frameOf('event')).toMatchObject({
			seqId: 7n,
			logId: 300n,
			service: SERVICE,
			method: 1,
			headers: headers({
				type: 'event',
				message_id: 'm-1',
				sum: '1',
				seq: '0',
				trace_id: 't-1',
				instance_id: 'i-1',
			}),
			logIdNew: '02',
		});
		expect(textOf(frameOf('event'))).toHaveLength(328);
		expect(frameOf('allFields')).toMatchObject({ payloadEncoding: 'gz', payloadType: 'json' });
		expect(frameOf('emptyPayload').payload).toHaveLength(0);
		expect(frameOf('widest')).toMatchObject({
			seqId: 2n ** 64n - 1n,
			logId: 2n ** 53n + 1n,
			service: -1,
		});
	});

	it('keep 64-bit values, whatever the official SDK does to the protobufjs of the process', () => {
		const load = createRequire(__filename);
		load('@larksuiteoapi/node-sdk');
		const shared: unknown = load('protobufjs/minimal');
		expect(shared).toHaveProperty('util.Long', undefined);
		expect(frameOf('widest').seqId).toBe(2n ** 64n - 1n);
		expect(hexOf(frameOf('widest'))).toBe(vectors.widest);
	});

	it.each(['', '08', '0a00', 'ffffffffffff', vectors.event.slice(0, -2), '0807'])(
		'are not made of %s',
		(hex) => {
			expect(decodeFrame(bytesOf(hex))).toBeUndefined();
		},
	);

	it('answer a ping as Feishu does', () => {
		const config = {
			PingInterval: 90,
			ReconnectCount: -1,
			ReconnectInterval: 90,
			ReconnectNonce: 25,
		};
		expect(hexOf(pong(SERVICE, config))).toBe(vectors.pong);
	});
});

describe('acknowledgements', () => {
	it.each([
		['event', 'acknowledgement', 200],
		['unknownType', 'unknownTypeAnswer', 200],
	] as const)('of %s are read as the official SDK writes them: %s', (sent, answer, code) => {
		expect(readAcknowledgement([frameOf(sent)], frameOf(answer))).toEqual({ kind: 'code', code });
	});

	it('may answer any part, and may tell a failure', () => {
		const parts = [frameOf('firstPart'), frameOf('secondPart')];
		expect(readAcknowledgement(parts, frameOf('bothAcknowledged'))).toEqual({
			kind: 'code',
			code: 200,
		});
		const { payload } = frameOf('failure');
		const failure = { ...frameOf('acknowledgement'), payload };
		expect(readAcknowledgement([frameOf('event')], failure)).toEqual({ kind: 'code', code: 500 });
	});

	const without = (key: string): Frame => {
		const answer = frameOf('acknowledgement');
		return { ...answer, headers: answer.headers.filter((header) => header.key !== key) };
	};
	it.each([
		[without('instance_id'), "without the event's header instance_id"],
		[without('trace_id'), "without the event's header trace_id"],
		[without('biz_rt'), 'without biz_rt'],
		[without('seq'), 'of a part that was not sent'],
		[{ ...frameOf('acknowledgement'), method: 2 }, 'with another method than the event'],
		[{ ...frameOf('acknowledgement'), seqId: 8n }, 'with another seqId than the event'],
		[{ ...frameOf('acknowledgement'), service: 1 }, 'with another service than the event'],
		[{ ...frameOf('acknowledgement'), payload: Buffer.from('{}') }, 'without code'],
	])('have to be what Feishu takes for one (%#)', (answer, problem) => {
		expect(readAcknowledgement([frameOf('event')], answer)).toEqual({
			kind: 'wrong',
			problem: `an acknowledgement ${problem}`,
		});
	});
});

describe('events', () => {
	const composer = {
		service: SERVICE,
		partBytes: 5,
		wideIds: false,
		seed: 'a connection',
		number: 1,
		now: 1_700_000_000_000,
	};

	it('are split between bytes, with one message ID', () => {
		const frames = compose('{"x":"é离职"}', composer);
		expect(Buffer.concat(frames.map(({ payload }) => payload ?? Buffer.alloc(0))).toString()).toBe(
			'{"x":"é离职"}',
		);
		expect(frames.map((frame) => headerOf(frame, 'seq'))).toEqual(['0', '1', '2', '3']);
		expect(new Set(frames.map((frame) => headerOf(frame, 'sum')))).toEqual(new Set(['4']));
		expect(new Set(frames.map((frame) => headerOf(frame, 'message_id'))).size).toBe(1);
		expect(textOf(frames[1] ?? frameOf('event'))).toContain('�');
	});

	it('stay in one piece up to the size, and empty ones are one part, too', () => {
		expect(split(Buffer.alloc(10), 10)).toHaveLength(1);
		expect(split(Buffer.alloc(11), 10)).toHaveLength(2);
		expect(split(Buffer.alloc(0), 10)).toHaveLength(1);
	});
});
