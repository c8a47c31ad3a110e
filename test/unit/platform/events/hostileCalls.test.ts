import { performance } from 'node:perf_hooks';

import fc from 'fast-check';

import {
	receiveEvent,
	type EventOutcome,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/events/receiveEvent';
import {
	challengeBody,
	documentedEvent,
	ENCRYPT_KEY,
	encrypt,
	encryptedCall,
	plainCall,
	PUSHED_AT_MS,
	sign,
	signedCall,
	VERIFICATION_TOKEN,
	type PushedCall,
} from '../../../support/pushedCall';
import { runs } from '../../../support/runs';

const secrets = { encryptKey: ENCRYPT_KEY, verificationToken: VERIFICATION_TOKEN };
const tokenOnly = { ...secrets, encryptKey: '' };
const wanted = {
	eventTypes: ['corehr.offboarding.status_updated_v2'],
	statuses: [],
	checklistStatuses: [],
};
const receive = (call: PushedCall, known = secrets) =>
	receiveEvent(call, known, wanted, PUSHED_AT_MS);

const event = documentedEvent('statusUpdated');
const signed = signedCall(event);

/** The bytes with each bit flipped in turn. */
function everyBit(bytes: Buffer): Buffer[] {
	return Array.from({ length: bytes.length * 8 }, (_unused, bit) => {
		const copy = Buffer.from(bytes);
		copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
		return copy;
	});
}

/** The different answers, as HTTP status; 200 for what is no refusal. */
const statuses = (outcomes: readonly EventOutcome[]): number[] => [
	...new Set(outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.status : 200))),
];

describe('hostile calls', () => {
	it('refuses a signed call with any bit of its body flipped', () => {
		const outcomes = everyBit(signed.rawBody).map((rawBody) => receive({ ...signed, rawBody }));
		expect(statuses(outcomes)).toEqual([401]);
	});

	it.each(['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'])(
		'refuses a signed call with any bit of %s flipped',
		(name) => {
			const value = Buffer.from(signed.headers[name] ?? '', 'latin1');
			const outcomes = everyBit(value).map((changed) => {
				const headers = { ...signed.headers, [name]: changed.toString('latin1') };
				return receive({ ...signed, headers });
			});
			expect(statuses(outcomes)).toEqual([401]);
		},
	);

	it('refuses a signed call that breaks off anywhere', () => {
		const outcomes = [...signed.rawBody.keys()].map((length) =>
			receive({ ...signed, rawBody: signed.rawBody.subarray(0, length) }),
		);
		expect(statuses(outcomes)).toEqual([401]);
	});

	it('refuses an unsigned challenge with any bit of its ciphertext flipped, or echoes what was sent', () => {
		const bytes = Buffer.from(encrypt(JSON.stringify(challengeBody())), 'base64');
		const kinds = everyBit(bytes).map(
			(changed) => receive(plainCall({ encrypt: changed.toString('base64') })).kind,
		);
		expect(kinds).not.toContain('event');
		expect(kinds).not.toContain('ignored');
	});

	it('never echoes parts of an event that were spliced into a challenge', () => {
		const part = (text: string) => Buffer.from(encrypt(text), 'base64');
		const stolen = part(JSON.stringify(event));
		const challenge = part(JSON.stringify(challengeBody('a'.repeat(64))));
		for (let block = 2; block < stolen.length / 16; block++) {
			const ciphertext = Buffer.concat([
				challenge.subarray(0, 48),
				stolen.subarray((block - 1) * 16, (block + 1) * 16),
				challenge.subarray(48),
			]);
			expect(receive(plainCall({ encrypt: ciphertext.toString('base64') })).kind).toBe('rejected');
		}
	});

	it.each([
		['truncated', encrypt(JSON.stringify(event)).slice(0, -24)],
		['with bad padding', Buffer.alloc(64).toString('base64')],
		['oversized', 'A'.repeat(1_000_000)],
		['empty', ''],
		['a number', 1],
		['a list', [encrypt('{}')]],
		['nested too deep', encrypt('{"a":'.repeat(10_000))],
		['not JSON', encrypt('hello world')],
	])('refuses a ciphertext that is %s, signed or not', (_reason, ciphertext) => {
		const { rawBody } = plainCall({ encrypt: ciphertext });
		expect(receive(sign(rawBody)).kind).toBe('rejected');
		expect(receive(plainCall(rawBody.toString())).kind).toBe('rejected');
	});

	it.each([
		['__proto__ as event', '{"schema":"2.0","header":{"token":"T"},"__proto__":{"event":{}}}'],
		['__proto__ as header', '{"schema":"2.0","__proto__":{"header":{"token":"T"}},"event":{}}'],
		['constructor as type', '{"type":"constructor","token":"T","constructor":{"prototype":{}}}'],
		['__proto__ as encrypt', '{"__proto__":{"encrypt":"x"},"token":"T"}'],
		['a token that is an object', '{"token":{"toString":"T"},"type":"url_verification"}'],
		['a header that is a list', '{"schema":"2.0","header":["T"],"event":{}}'],
	])('starts nothing for %s', (_reason, text) => {
		const outcome = receive(
			plainCall(text.replaceAll('"T"', `"${VERIFICATION_TOKEN}"`)),
			tokenOnly,
		);
		expect(['rejected', 'ignored']).toContain(outcome.kind);
		expect(Object.prototype).not.toHaveProperty('event');
	});

	it('takes only text from headers', () => {
		const lists = Object.fromEntries(
			Object.entries(signed.headers).map(([name, value]) => [name, [value]]),
		);
		expect(receiveEvent({ ...signed, headers: lists }, secrets, wanted, 0)).toMatchObject({
			kind: 'rejected',
			status: 401,
		});
	});

	it('starts nothing for random bodies, and never throws', () => {
		const body = fc.oneof(
			fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
			fc.json().map((text) => Buffer.from(text)),
			fc.record({ encrypt: fc.base64String() }).map((value) => plainCall(value).rawBody),
			fc
				.record({ schema: fc.constant('2.0'), header: fc.jsonValue(), event: fc.jsonValue() })
				.map((value) => plainCall(value).rawBody),
			fc.jsonValue().map((value) => encryptedCall(value).rawBody),
			// From the app itself, and yet no event.
			fc
				.record({
					schema: fc.constant('2.0'),
					header: fc.record({ token: fc.constant(VERIFICATION_TOKEN), event_type: fc.string() }),
					event: fc.jsonValue(),
				})
				.map((value) => plainCall(value).rawBody),
		);
		const kinds = new Set<string>();
		fc.assert(
			fc.property(body, fc.boolean(), (rawBody, isSigned) => {
				const call = isSigned ? sign(rawBody) : { rawBody, headers: {} };
				for (const known of [secrets, tokenOnly]) {
					kinds.add(receive(call, known).kind);
				}
			}),
			{ numRuns: runs(10_000) },
		);
		// Neither an event nor a challenge.
		expect([...kinds].sort()).toEqual(['ignored', 'rejected']);
	});

	it('takes no longer for one refusal than for another of the same size', () => {
		const padded = { ...event, padding: 'x'.repeat(20_000) };
		const good = signedCall(padded);
		const wrong = (position: number) => {
			const claimed = good.headers['x-lark-signature'] ?? '';
			const digit = claimed[position] === '0' ? '1' : '0';
			const signature = `${claimed.slice(0, position)}${digit}${claimed.slice(position + 1)}`;
			return { ...good, headers: { ...good.headers, 'x-lark-signature': signature } };
		};
		const calls = [wrong(0), wrong(31), wrong(63)];
		const fastest = calls.map((call) => {
			const times = Array.from({ length: 200 }, () => {
				const start = performance.now();
				receive(call);
				return performance.now() - start;
			});
			return Math.min(...times);
		});
		expect(Math.max(...fastest)).toBeLessThan(3 * Math.min(...fastest));
	});
});
