import {
	receiveEvent,
	type WantedCalls,
} from '../../../../../nodes/FeishuOffboarding/domain/offboarding/events/receiveEvent';
import {
	challengeBody,
	documentedEvent,
	ENCRYPT_KEY,
	encryptedCall,
	eventWith,
	eventWithHeader,
	plainCall,
	PUSHED_AT_MS,
	sign,
	signedCall,
	VERIFICATION_TOKEN,
	type PushedCall,
} from '../../../../support/pushedCall';

const BOTH = { encryptKey: ENCRYPT_KEY, verificationToken: VERIFICATION_TOKEN };
const KEY_ONLY = { ...BOTH, verificationToken: '' };
const TOKEN_ONLY = { ...BOTH, encryptKey: '' };
const NEITHER = { encryptKey: '', verificationToken: '' };

const ALL: WantedCalls = {
	eventTypes: [
		'corehr.offboarding.updated_v2',
		'corehr.offboarding.status_updated_v2',
		'corehr.offboarding.checklist_updated_v2',
	],
	statuses: [],
	checklistStatuses: [],
};

const receive = (
	call: PushedCall,
	secrets = BOTH,
	wanted: Partial<WantedCalls> = {},
	nowMs = PUSHED_AT_MS,
) => receiveEvent(call, secrets, { ...ALL, ...wanted }, nowMs);

const event = documentedEvent('statusUpdated');
const eventOutcome = { kind: 'event', event: { eventId: '5e3702a84e847582be8db7fb73283c02' } };
const withStatus = (status: number) => eventWith({ status });

describe('receiveEvent', () => {
	it.each([
		['signed and encrypted, with both secrets', signedCall(event), BOTH],
		['signed and encrypted, with the Encrypt Key alone', signedCall(event), KEY_ONLY],
		['plain, with the Verification Token alone', plainCall(event), TOKEN_ONLY],
	])('accepts an event %s', (_reason, call, secrets) => {
		expect(receive(call, secrets)).toMatchObject(eventOutcome);
	});

	it.each([
		['an event without a signature', encryptedCall(event), BOTH, 401],
		['a signed event that is not encrypted', sign(plainCall(event).rawBody), BOTH, 401],
		['an event that is neither', plainCall(event), BOTH, 401],
		['an event signed with another key', sign(encryptedCall(event).rawBody, 'other'), BOTH, 401],
		['an event encrypted with another key', sign(encryptedCall(event, 'other').rawBody), BOTH, 400],
		['another Verification Token', signedCall(event), { ...BOTH, verificationToken: 'x' }, 401],
		[
			'another token in a plain call',
			plainCall(event),
			{ ...TOKEN_ONLY, verificationToken: 'x' },
			401,
		],
		['an encrypted event without a key', signedCall(event), TOKEN_ONLY, 401],
		['everything without any secret', plainCall(event), NEITHER, 401],
		['a challenge without any secret', plainCall(challengeBody()), NEITHER, 401],
	])('refuses %s', (_reason, call, secrets, status) => {
		expect(receive(call, secrets)).toMatchObject({ kind: 'rejected', status });
	});

	it('refuses a call whose bytes were not kept', () => {
		const call = { ...signedCall(event), rawBody: undefined };
		expect(receiveEvent(call, BOTH, ALL, PUSHED_AT_MS)).toMatchObject({
			kind: 'rejected',
			status: 400,
		});
	});

	it.each([
		['not JSON', 'hello', 400],
		['empty', '', 400],
		['a list', '[]', 400],
		['not text', Buffer.from([0xff, 0xfe]).toString('latin1'), 400],
		['nested too deep', `{"a":${'['.repeat(99)}${']'.repeat(99)}}`, 400],
		['too large', ' '.repeat(1_048_577), 400],
		['of another shape', '{"header":[],"event":null}', 401],
	])('refuses a body that is %s', (_reason, body, status) => {
		expect(receive(plainCall(body), TOKEN_ONLY)).toMatchObject({ kind: 'rejected', status });
	});

	it('says nothing of the call in its reasons', () => {
		for (const call of [signedCall('hello secret'), plainCall('{"secret":1}')]) {
			expect(JSON.stringify(receive(call))).not.toContain('secret');
		}
	});
});

describe('the check of a request URL', () => {
	const challenge = { kind: 'challenge', challenge: 'ajls384kdjx98XX' };

	it.each([
		['plain', plainCall(challengeBody()), TOKEN_ONLY],
		['encrypted', encryptedCall(challengeBody()), BOTH],
		['encrypted, with the Encrypt Key alone', encryptedCall(challengeBody()), KEY_ONLY],
		['signed as well', signedCall(challengeBody()), BOTH],
	])('is answered when it comes %s', (_reason, call, secrets) => {
		expect(receive(call, secrets)).toEqual(challenge);
	});

	it.each([
		['plain although the app encrypts', plainCall(challengeBody()), BOTH, 401],
		['with another key', encryptedCall(challengeBody(), 'other'), BOTH, 401],
		[
			'with a wrong signature',
			{ ...signedCall(challengeBody()), ...{ rawBody: encryptedCall(challengeBody()).rawBody } },
			BOTH,
			401,
		],
		['with another token', encryptedCall({ ...challengeBody(), token: 'x' }), BOTH, 401],
		['without a token', plainCall({ ...challengeBody(), token: undefined }), TOKEN_ONLY, 401],
		['without a challenge', encryptedCall({ ...challengeBody(), challenge: undefined }), BOTH, 400],
		[
			'with a challenge that is no text',
			encryptedCall({ ...challengeBody(), challenge: {} }),
			BOTH,
			400,
		],
		['with a challenge of spaces', encryptedCall(challengeBody('a b')), BOTH, 400],
		['with a challenge in other letters', encryptedCall(challengeBody('挑战')), BOTH, 400],
		['with a challenge too long', encryptedCall(challengeBody('a'.repeat(257))), BOTH, 400],
	])('is refused %s', (_reason, call, secrets, status) => {
		expect(receive(call, secrets)).toMatchObject({ kind: 'rejected', status });
	});
});

describe('what is wanted', () => {
	it('ignores events of other kinds', () => {
		const other = eventWithHeader({ event_type: 'im.message' });
		expect(receive(signedCall(other))).toMatchObject({ kind: 'ignored' });
		expect(
			receive(plainCall(documentedEvent('otherV1')), {
				...TOKEN_ONLY,
				verificationToken: '41a9425ea7df4536a7623e38fa321bae',
			}),
		).toMatchObject({ kind: 'ignored' });
	});

	it.each([
		['statusUpdated', 'corehr.offboarding.status_updated_v2'],
		['oldStatusUpdated', 'corehr.offboarding.status_updated_v2'],
		['updated', 'corehr.offboarding.updated_v2'],
		['checklistUpdated', 'corehr.offboarding.checklist_updated_v2'],
	])('passes %s on to who wants %s', (name, eventType) => {
		const call = signedCall(documentedEvent(name));
		const others = ALL.eventTypes.filter((type) => type !== eventType);
		expect(receive(call, BOTH, { eventTypes: [eventType] }).kind).toBe('event');
		expect(receive(call, BOTH, { eventTypes: others }).kind).toBe('ignored');
	});

	it.each([
		['Approving', 1],
		['NoNeedApproval', 6],
	])('filters the two events of a direct offboarding: %s', (name, status) => {
		const kinds = [1, 6].map(
			(told) => receive(signedCall(withStatus(told)), BOTH, { statuses: [name] }).kind,
		);
		expect(kinds).toEqual([1, 6].map((told) => (told === status ? 'event' : 'ignored')));
	});

	it('filters by checklist status what tells one', () => {
		const wanted = { checklistStatuses: ['Finished'] };
		const checklist = documentedEvent('checklistUpdated');
		const finished = eventWith({ checklist_status: 3 }, 'checklistUpdated');
		expect(receive(signedCall(checklist), BOTH, wanted).kind).toBe('ignored');
		expect(receive(signedCall(finished), BOTH, wanted).kind).toBe('event');
		expect(receive(signedCall(event), BOTH, wanted).kind).toBe('event');
	});

	it('filters out a status that is not documented', () => {
		expect(receive(signedCall(withStatus(9)), BOTH, { statuses: ['Approved'] }).kind).toBe(
			'ignored',
		);
		expect(receive(signedCall(withStatus(9))).kind).toBe('event');
	});
});

describe('a call that comes again', () => {
	it.each([
		['now', 0, 'event'],
		['at the end of the window', 60_000, 'event'],
		['after the window', 60_001, 'rejected'],
		['before the window', -60_001, 'rejected'],
	])('is accepted only within the replay window: %s', (_reason, laterMs, kind) => {
		const wanted = { replayWindowMs: 60_000 };
		const nowMs = PUSHED_AT_MS + laterMs;
		expect(receive(signedCall(event), BOTH, wanted, nowMs).kind).toBe(kind);
		expect(receive(signedCall(event), BOTH, {}, nowMs).kind).toBe('event');
	});

	it('cannot be made newer by moving digits between timestamp and nonce', () => {
		const call = signedCall(event);
		const longer = {
			...call.headers,
			'x-lark-request-timestamp': '17330112001',
			'x-lark-request-nonce': '733011200',
		};
		expect(receive({ ...call, headers: longer }).kind).toBe('event');
		expect(receive({ ...call, headers: longer }, BOTH, { replayWindowMs: 60_000 })).toMatchObject({
			kind: 'rejected',
			status: 401,
		});
	});

	it('answers a challenge whatever the replay window', () => {
		const outcome = receive(encryptedCall(challengeBody()), BOTH, { replayWindowMs: 1 });
		expect(outcome.kind).toBe('challenge');
	});
});
