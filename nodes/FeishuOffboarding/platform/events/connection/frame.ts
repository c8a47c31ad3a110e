/** One header of a frame. */
export interface FrameHeader {
	readonly key: string;
	readonly value: string;
}

/**
 * What one binary message of the long connection holds: proto2, package `pbbp2`. Field numbers and labels as in
 * https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/pbbp2.pb.go
 */
export interface Frame {
	/** uint64, as is `logId`: a number would lose digits, and both have to be sent back as they came. */
	readonly seqId: bigint;
	readonly logId: bigint;
	readonly service: number;
	/** 0 for control, 1 for data. */
	readonly method: number;
	readonly headers: readonly FrameHeader[];
	readonly payloadEncoding?: string | undefined;
	readonly payloadType?: string | undefined;
	readonly payload?: Uint8Array | undefined;
	readonly logIdNew?: string | undefined;
}

/** The largest message, and room for its headers. */
export const FRAME_LIMIT_BYTES = 8 * 1_048_576 + 65_536;

/** Feishu's frames have up to fifteen. Without a bound, small fields would take many times their size in memory. */
const FIELD_LIMIT = 1_024;

const LAST_FIELD_NUMBER = 0x1fffffff;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** Never leaves this file. */
class Malformed extends Error {}

interface Field {
	readonly number: number;
	readonly varint?: bigint;
	readonly bytes?: Uint8Array;
}

/** Undefined where the bytes are no frame, or a larger one than Feishu sends. Never throws. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
	if (bytes.length > FRAME_LIMIT_BYTES) return undefined;
	try {
		return frameOf(fieldsOf(bytes));
	} catch {
		return undefined;
	}
}

function frameOf(fields: readonly Field[]): Frame {
	const headers = fields.flatMap(({ number, bytes }) =>
		number === 5 && bytes !== undefined ? [headerOf(bytes)] : [],
	);
	return {
		seqId: required(varintAt(fields, 1)),
		logId: required(varintAt(fields, 2)),
		service: int32(required(varintAt(fields, 3))),
		method: int32(required(varintAt(fields, 4))),
		headers,
		payloadEncoding: textAt(fields, 6),
		payloadType: textAt(fields, 7),
		payload: bytesAt(fields, 8),
		logIdNew: textAt(fields, 9),
	};
}

function headerOf(bytes: Uint8Array): FrameHeader {
	const fields = fieldsOf(bytes);
	return { key: required(textAt(fields, 1)), value: required(textAt(fields, 2)) };
}

/** What has an unknown number, or another wire type than the schema's, is skipped, as every decoder of proto2 does. */
function fieldsOf(bytes: Uint8Array): Field[] {
	const reader = new Reader(bytes);
	const fields: Field[] = [];
	for (let count = 0; !reader.isOver; count += 1) {
		if (count >= FIELD_LIMIT) throw new Malformed();
		const field = reader.field();
		if (field !== undefined) fields.push(field);
	}
	return fields;
}

class Reader {
	private at = 0;

	constructor(private readonly bytes: Uint8Array) {}

	get isOver(): boolean {
		return this.at >= this.bytes.length;
	}

	/** Undefined where the field is of a type that the schema does not use. */
	field(): Field | undefined {
		const key = this.varint();
		const number = Number(key >> 3n);
		if (number < 1 || number > LAST_FIELD_NUMBER) throw new Malformed();
		const type = Number(key & 7n);
		if (type === VARINT) return { number, varint: this.varint() };
		if (type === BYTES) return { number, bytes: this.take(this.varint()) };
		if (type !== FIXED64 && type !== FIXED32) throw new Malformed();
		this.take(type === FIXED64 ? 8n : 4n);
		return undefined;
	}

	private varint(): bigint {
		let value = 0n;
		for (let shift = 0n; shift < 70n; shift += 7n) {
			const byte = required(this.bytes[this.at]);
			this.at += 1;
			value |= BigInt(byte & 0x7f) << shift;
			if (byte < 0x80) return BigInt.asUintN(64, value);
		}
		throw new Malformed();
	}

	private take(length: bigint): Uint8Array {
		if (length > BigInt(this.bytes.length - this.at)) throw new Malformed();
		const from = this.at;
		this.at += Number(length);
		return this.bytes.subarray(from, this.at);
	}
}

/** Of a field that comes twice the last value holds. */
const varintAt = (fields: readonly Field[], number: number): bigint | undefined =>
	fields.filter((field) => field.number === number && field.varint !== undefined).at(-1)?.varint;

const bytesAt = (fields: readonly Field[], number: number): Uint8Array | undefined =>
	fields.filter((field) => field.number === number && field.bytes !== undefined).at(-1)?.bytes;

// Text goes back as it came: a byte order mark is part of it.
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textAt(fields: readonly Field[], number: number): string | undefined {
	const bytes = bytesAt(fields, number);
	return bytes === undefined ? undefined : DECODER.decode(bytes);
}

function required<T>(value: T | undefined): T {
	if (value === undefined) throw new Malformed();
	return value;
}

const int32 = (value: bigint): number => Number(BigInt.asIntN(32, value));

/** Required fields are written though they are 0, optional ones only where they are set. */
export function encodeFrame(frame: Frame): Uint8Array {
	return joined([
		...varintField(1, frame.seqId),
		...varintField(2, frame.logId),
		...varintField(3, BigInt(frame.service)),
		...varintField(4, BigInt(frame.method)),
		...frame.headers.flatMap(({ key, value }) =>
			bytesField(5, joined([...textField(1, key), ...textField(2, value)])),
		),
		...textField(6, frame.payloadEncoding),
		...textField(7, frame.payloadType),
		...bytesField(8, frame.payload),
		...textField(9, frame.logIdNew),
	]);
}

const varintField = (number: number, value: bigint): Uint8Array[] => [
	varintBytes(BigInt(number * 8 + VARINT)),
	varintBytes(value),
];

const bytesField = (number: number, bytes: Uint8Array | undefined): Uint8Array[] =>
	bytes === undefined
		? []
		: [varintBytes(BigInt(number * 8 + BYTES)), varintBytes(BigInt(bytes.length)), bytes];

const textField = (number: number, text: string | undefined): Uint8Array[] =>
	bytesField(number, text === undefined ? undefined : new TextEncoder().encode(text));

/** A negative int32 takes ten bytes. */
function varintBytes(value: bigint): Uint8Array {
	const bytes: number[] = [];
	let rest = BigInt.asUintN(64, value);
	for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
	return Uint8Array.from([...bytes, Number(rest)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
