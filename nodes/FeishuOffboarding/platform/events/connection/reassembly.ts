/** A part of a message, as its frame names it. */
export interface Part {
	readonly messageId: string;
	/** How many parts the message has. */
	readonly sum: number;
	/** Which of them this is, from 0. */
	readonly seq: number;
	readonly bytes: Uint8Array;
}

export type Assembled =
	| { readonly kind: 'whole'; readonly payload: Uint8Array }
	| { readonly kind: 'unfinished' }
	/** The message is not taken: Feishu pushes again what is not acknowledged. */
	| { readonly kind: 'dropped'; readonly reason: string };

export interface AssemblyLimits {
	readonly parts: number;
	readonly messageBytes: number;
	/** How many messages may be unfinished. */
	readonly messages: number;
	/** Of all unfinished messages together. */
	readonly unfinishedBytes: number;
	/** From the first part. */
	readonly unfinishedMs: number;
}

const LIMITS: AssemblyLimits = {
	parts: 1_000,
	messageBytes: 8 * 1_048_576,
	messages: 1_000,
	unfinishedBytes: 32 * 1_048_576,
	unfinishedMs: 10_000,
};

/** What keeping a part costs beside its bytes: without it, many empty parts would cost nothing. */
const PART_OVERHEAD_BYTES = 512;

interface Unfinished {
	readonly sum: number;
	readonly sinceMs: number;
	readonly parts: Map<number, Uint8Array>;
	bytes: number;
}

/** Puts together what Feishu sends in parts, in whatever order they come, within bounds. */
export class Reassembly {
	/** Oldest first. */
	private readonly unfinished = new Map<string, Unfinished>();

	private heldBytes = 0;

	constructor(private readonly limits: AssemblyLimits = LIMITS) {}

	/** Bytes that are kept for unfinished messages, as they are counted. */
	get held(): number {
		return this.heldBytes;
	}

	add(part: Part, nowMs: number): Assembled {
		this.forgetOld(nowMs);
		const refusal = this.refusalOf(part);
		if (refusal !== undefined) return { kind: 'dropped', reason: refusal };
		if (part.sum === 1) return { kind: 'whole', payload: part.bytes };
		const message = this.messageOf(part, nowMs);
		if (message.sum !== part.sum) {
			return this.drop(part.messageId, 'its parts do not agree on how many there are');
		}
		this.keep(message, part);
		if (message.bytes > this.limits.messageBytes)
			return this.drop(part.messageId, 'it is too large');
		if (message.parts.size === message.sum) return this.finish(part.messageId, message);
		this.makeRoom();
		return this.unfinished.has(part.messageId)
			? { kind: 'unfinished' }
			: { kind: 'dropped', reason: 'too much is unfinished' };
	}

	/** Drops what has waited for its rest too long. */
	forgetOld(nowMs: number): void {
		for (const [messageId, { sinceMs }] of this.unfinished) {
			// Oldest first: what follows is younger.
			if (nowMs - sinceMs < this.limits.unfinishedMs) return;
			this.forget(messageId);
		}
	}

	private refusalOf({ messageId, sum, seq, bytes }: Part): string | undefined {
		if (!isWithin(sum, 1, this.limits.parts)) return 'it has too many parts, or none';
		if (!isWithin(seq, 0, sum - 1)) return 'a part is not one of it';
		if (bytes.length > this.limits.messageBytes) return 'it is too large';
		return sum > 1 && messageId === '' ? 'its parts have no ID' : undefined;
	}

	private messageOf({ messageId, sum }: Part, nowMs: number): Unfinished {
		const known = this.unfinished.get(messageId);
		if (known !== undefined) return known;
		const message: Unfinished = { sum, sinceMs: nowMs, parts: new Map(), bytes: 0 };
		this.unfinished.set(messageId, message);
		return message;
	}

	private keep(message: Unfinished, { seq, bytes }: Part): void {
		const before = message.parts.get(seq);
		const overhead = before === undefined ? PART_OVERHEAD_BYTES : 0;
		message.bytes += bytes.length - (before?.length ?? 0);
		this.heldBytes += bytes.length - (before?.length ?? 0) + overhead;
		// A copy: a view would keep the whole frame in memory.
		message.parts.set(seq, bytes.slice());
	}

	private makeRoom(): void {
		for (const messageId of this.unfinished.keys()) {
			const isFew = this.unfinished.size <= this.limits.messages;
			if (isFew && this.heldBytes <= this.limits.unfinishedBytes) return;
			this.forget(messageId);
		}
	}

	private finish(messageId: string, message: Unfinished): Assembled {
		this.forget(messageId);
		const payload = new Uint8Array(message.bytes);
		let at = 0;
		for (let seq = 0; seq < message.sum; seq += 1) {
			const part = message.parts.get(seq) ?? new Uint8Array();
			payload.set(part, at);
			at += part.length;
		}
		return { kind: 'whole', payload };
	}

	private drop(messageId: string, reason: string): Assembled {
		this.forget(messageId);
		return { kind: 'dropped', reason };
	}

	private forget(messageId: string): void {
		const message = this.unfinished.get(messageId);
		if (message === undefined) return;
		this.heldBytes -= message.bytes + message.parts.size * PART_OVERHEAD_BYTES;
		this.unfinished.delete(messageId);
	}
}

const isWithin = (value: number, least: number, most: number): boolean =>
	Number.isInteger(value) && value >= least && value <= most;
