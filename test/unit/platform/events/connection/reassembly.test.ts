import fc from 'fast-check';

import {
	Reassembly,
	type Part,
} from '../../../../../nodes/FeishuOffboarding/platform/events/connection/reassembly';
import { runs } from '../../../../support/runs';
import { text } from './vectors';

const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);
const part = (messageId: string, sum: number, seq: number, value = 'x'): Part => ({
	messageId,
	sum,
	seq,
	bytes: bytes(value),
});

const MEBIBYTE = 1_048_576;

describe('the reassembly', () => {
	it('gives a message of one part at once', () => {
		const assembled = new Reassembly().add(part('', 1, 0, 'whole'), 0);
		expect(assembled).toEqual({ kind: 'whole', payload: bytes('whole') });
	});

	it('joins bytes, not text: a cut may lie inside a character', () => {
		const reassembly = new Reassembly();
		const whole = bytes('é离');
		const cut = (seq: number, from: number, to: number): Part => ({
			...part('m', 3, seq),
			bytes: whole.subarray(from, to),
		});
		expect(reassembly.add(cut(2, 3, 5), 0).kind).toBe('unfinished');
		expect(reassembly.add(cut(0, 0, 1), 0).kind).toBe('unfinished');
		const assembled = reassembly.add(cut(1, 1, 3), 0);
		expect(assembled.kind === 'whole' && text(assembled.payload)).toBe('é离');
		expect(reassembly.held).toBe(0);
	});

	it('takes a part that comes twice once', () => {
		const reassembly = new Reassembly();
		reassembly.add(part('m', 2, 0, 'old'), 0);
		expect(reassembly.add(part('m', 2, 0, 'a'), 0).kind).toBe('unfinished');
		expect(reassembly.add(part('m', 2, 1, 'b'), 0)).toEqual({
			kind: 'whole',
			payload: bytes('ab'),
		});
	});

	it.each([
		['no part at all', part('m', 0, 0)],
		['a number of parts that is none', part('m', Number.NaN, 0)],
		['1,001 parts', part('m', 1_001, 0)],
		['a part beyond the last', part('m', 2, 2)],
		['a part before the first', part('m', 2, -1)],
		['a part without an ID', part('', 2, 0)],
		['more than 8 MB', { ...part('m', 1, 0), bytes: new Uint8Array(8 * MEBIBYTE + 1) }],
	])('drops %s', (_what, wrong) => {
		const reassembly = new Reassembly();
		expect(reassembly.add(wrong, 0).kind).toBe('dropped');
		expect(reassembly.held).toBe(0);
	});

	it('drops a message whose parts do not agree', () => {
		const reassembly = new Reassembly();
		reassembly.add(part('m', 2, 0), 0);
		expect(reassembly.add(part('m', 3, 1), 0).kind).toBe('dropped');
		expect(reassembly.held).toBe(0);
	});

	it('drops a message that grows beyond 8 MB', () => {
		const reassembly = new Reassembly();
		const half = new Uint8Array(5 * MEBIBYTE);
		expect(reassembly.add({ ...part('m', 3, 0), bytes: half }, 0).kind).toBe('unfinished');
		expect(reassembly.add({ ...part('m', 3, 1), bytes: half }, 0).kind).toBe('dropped');
		expect(reassembly.held).toBe(0);
	});

	it('takes 1,000 parts and 8 MB', () => {
		const reassembly = new Reassembly();
		const piece = new Uint8Array((8 * MEBIBYTE) / 1_024);
		for (let seq = 0; seq < 999; seq += 1) {
			expect(reassembly.add({ ...part('m', 1_000, seq), bytes: piece }, 0).kind).toBe('unfinished');
		}
		expect(reassembly.add({ ...part('m', 1_000, 999), bytes: piece }, 0).kind).toBe('whole');
	});

	it('forgets what is unfinished after 10 s', () => {
		const reassembly = new Reassembly();
		reassembly.add(part('m', 2, 0), 0);
		reassembly.forgetOld(9_999);
		expect(reassembly.held).toBeGreaterThan(0);
		reassembly.forgetOld(10_000);
		expect(reassembly.held).toBe(0);
		expect(reassembly.add(part('m', 2, 1), 10_000).kind).toBe('unfinished');
	});

	it('holds 32 MB at most, and gives up the oldest', () => {
		const reassembly = new Reassembly();
		const large = (messageId: string): Part => ({
			...part(messageId, 2, 0),
			bytes: new Uint8Array(7 * MEBIBYTE),
		});
		for (const id of ['a', 'b', 'c', 'd', 'e']) reassembly.add(large(id), 0);
		expect(reassembly.held).toBeLessThanOrEqual(32 * MEBIBYTE);
		expect(reassembly.add(part('a', 2, 1), 0).kind).toBe('unfinished');
		expect(reassembly.add(part('e', 2, 1), 0).kind).toBe('whole');
	});

	it('keeps 1,000 unfinished messages, however small they are', () => {
		const reassembly = new Reassembly();
		for (let id = 0; id <= 20_000; id += 1) reassembly.add(part(String(id), 2, 0, ''), 0);
		expect(reassembly.held).toBeLessThanOrEqual(MEBIBYTE);
		expect(reassembly.add(part('19001', 2, 1), 0).kind).toBe('whole');
		expect(reassembly.add(part('19000', 2, 1), 0).kind).toBe('unfinished');
	});

	it('gives every message whole, in whatever order its parts come among those of others', () => {
		const messages = fc.array(
			fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 6 }),
			{ minLength: 1, maxLength: 5 },
		);
		const shuffled = messages.chain((all) => {
			const parts = all.flatMap((values, id) =>
				values.map((value, seq) => part(String(id), values.length, seq, value)),
			);
			const order = fc.shuffledSubarray(parts, { minLength: parts.length });
			return fc.tuple(fc.constant(all), order);
		});
		fc.assert(
			fc.property(shuffled, ([all, parts]) => {
				const reassembly = new Reassembly();
				const whole = parts.flatMap((one) => {
					const assembled = reassembly.add(one, 0);
					return assembled.kind === 'whole' ? [text(assembled.payload)] : [];
				});
				expect(whole.sort()).toEqual(all.map((values) => values.join('')).sort());
				expect(reassembly.held).toBe(0);
			}),
			{ numRuns: runs(10_000) },
		);
	});
});
