import { parse, util } from 'protobufjs';

import type { Frame } from '../../nodes/FeishuOffboarding/platform/events/connection/frame';

// A number would lose digits. The official SDK replaces this for the whole process, so it is not loaded beside.
if (util.Long === null || util.Long === undefined)
	throw new Error('protobufjs has no 64-bit values');

/** https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/pbbp2.pb.go */
const schema = parse(
	`
	syntax = "proto2";
	package pbbp2;
	message Header { required string key = 1; required string value = 2; }
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
`,
	{ keepCase: true },
).root.lookupType('pbbp2.Frame');

const long = (value: bigint) => ({
	low: Number(BigInt.asIntN(32, value)),
	high: Number(BigInt.asIntN(32, value >> 32n)),
	unsigned: true,
});

/** The frame as protobufjs writes it. */
export function encodeBySecondCodec(frame: Frame): Uint8Array {
	const message: Record<string, unknown> = {
		SeqID: long(frame.seqId),
		LogID: long(frame.logId),
		service: frame.service,
		method: frame.method,
		headers: frame.headers,
		payload_encoding: frame.payloadEncoding,
		payload_type: frame.payloadType,
		payload: frame.payload,
		LogIDNew: frame.logIdNew,
	};
	const given = Object.entries(message).filter(([, value]) => value !== undefined);
	return schema.encode(schema.create(Object.fromEntries(given))).finish();
}

/** What protobufjs reads, in its own form of the schema's names. */
export const decodeBySecondCodec = (bytes: Uint8Array): Record<string, unknown> =>
	schema.toObject(schema.decode(bytes), { longs: String, bytes: Array });
