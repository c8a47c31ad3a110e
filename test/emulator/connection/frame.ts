import { createRequire } from 'node:module';
import { configure, parse, Reader, util } from 'protobufjs/dist/protobuf.js';
import { recordsAt, textAt, type JsonObject } from '../json';

// A copy of its own: the official SDK sets the protobufjs of the whole process to plain numbers, which
// lose 64-bit values. The bundle does not find `long` by itself.
const long: unknown = createRequire(require.resolve('protobufjs'))('long');
util.Long = long as typeof util.Long;
configure();

/**
 * As Feishu has compiled it into pbbp2_pb2.py:
 * https://github.com/larksuite/oapi-sdk-python/blob/v2_main/lark_oapi/ws/pb/pbbp2_pb2.py
 */
const schema = `
syntax = "proto2";
package pbbp2;

message Header {
	required string key = 1;
	required string value = 2;
}

message Frame {
	required uint64 SeqID = 1;
	required uint64 LogID = 2;
	required int32 service = 3;
	required int32 method = 4;
	repeated Header headers = 5;
	optional string payload_encoding = 6;
	optional string payload_type = 7;
	optional bytes payload = 8;
	optional string LogIDNew = 9;
}
`;

// Resolved at once: until then, protobufjs does not miss required fields.
const { root } = parse(schema, { keepCase: true });
const frameType = root.resolveAll().lookupType('pbbp2.Frame');

export const CONTROL = 0;
export const DATA = 1;

export interface Header {
	readonly key: string;
	readonly value: string;
}

/** One binary WebSocket message. */
export interface Frame {
	readonly seqId: bigint;
	readonly logId: bigint;
	readonly service: number;
	readonly method: number;
	readonly headers: readonly Header[];
	readonly payloadEncoding?: string | undefined;
	readonly payloadType?: string | undefined;
	readonly payload?: Uint8Array | undefined;
	readonly logIdNew?: string | undefined;
}

export function encodeFrame(frame: Frame): Uint8Array {
	const message = frameType.fromObject({
		SeqID: String(frame.seqId),
		LogID: String(frame.logId),
		service: frame.service,
		method: frame.method,
		headers: frame.headers,
		payload_encoding: frame.payloadEncoding,
		payload_type: frame.payloadType,
		payload: frame.payload,
		LogIDNew: frame.logIdNew,
	});
	return frameType.encode(message).finish();
}

/** `undefined` for bytes that are no frame. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
	try {
		// The reader for buffers takes a text that is cut off for a shorter one.
		const message = frameType.decode(new Reader(bytes));
		return toFrame(frameType.toObject(message, { longs: String, arrays: true }));
	} catch {
		return undefined;
	}
}

function toFrame(message: JsonObject): Frame {
	const { payload } = message;
	return {
		seqId: BigInt(textAt(message, 'SeqID') ?? ''),
		logId: BigInt(textAt(message, 'LogID') ?? ''),
		service: Number(message.service),
		method: Number(message.method),
		headers: recordsAt(message, 'headers').map((header) => ({
			key: textAt(header, 'key') ?? '',
			value: textAt(header, 'value') ?? '',
		})),
		payloadEncoding: textAt(message, 'payload_encoding'),
		payloadType: textAt(message, 'payload_type'),
		payload: payload instanceof Uint8Array ? payload : undefined,
		logIdNew: textAt(message, 'LogIDNew'),
	};
}

export const headerOf = ({ headers }: Frame, key: string): string | undefined =>
	headers.find((header) => header.key === key)?.value;
