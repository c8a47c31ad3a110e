import { EventDispatcher, generateChallenge } from '@larksuiteoapi/node-sdk';
import fc from 'fast-check';

import { receiveEvent } from '../../../../nodes/FeishuOffboarding/domain/offboarding/events/receiveEvent';
import {
	challengeBody,
	documentedEvent,
	ENCRYPT_KEY,
	encryptedCall,
	PUSHED_AT_MS,
	signedCall,
	VERIFICATION_TOKEN,
	type PushedCall,
} from '../../../support/pushedCall';

const EVENT_TYPE = 'corehr.offboarding.status_updated_v2';
const secrets = { encryptKey: ENCRYPT_KEY, verificationToken: VERIFICATION_TOKEN };
const wanted = { eventTypes: [EVENT_TYPE], statuses: [], checklistStatuses: [] };
const ours = (call: PushedCall) => receiveEvent(call, secrets, wanted, PUSHED_AT_MS);

/** The SDK wants the parsed body, with the headers on its prototype. */
function asSdkData({ rawBody, headers }: PushedCall): object {
	const body: unknown = JSON.parse(rawBody.toString());
	return Object.assign(Object.create({ headers }) as object, body);
}

const say = () => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };

/** What the SDK's dispatcher hands to whoever listens for the event; undefined where it refuses the call. */
async function dispatched(call: PushedCall): Promise<unknown> {
	let received: unknown;
	const dispatcher = new EventDispatcher({ ...secrets, logger: silent });
	dispatcher.register({
		[EVENT_TYPE]: (data: unknown) => {
			received = data;
		},
	});
	await dispatcher.invoke(asSdkData(call));
	return received;
}

describe('the official SDK', () => {
	it('accepts the same event', async () => {
		const call = signedCall(documentedEvent('statusUpdated'));
		const outcome = ours(call);
		expect(await dispatched(call)).toMatchObject({
			event_id: '5e3702a84e847582be8db7fb73283c02',
			offboarding_id: '7044427347159746085',
		});
		expect(outcome).toMatchObject({
			kind: 'event',
			event: { eventId: '5e3702a84e847582be8db7fb73283c02', offboardingId: '7044427347159746085' },
		});
	});

	it('refuses the same calls', async () => {
		const call = signedCall(documentedEvent('statusUpdated'));
		const other = { ...call, rawBody: encryptedCall(documentedEvent('statusUpdated')).rawBody };
		const unsigned = { ...call, headers: {} };
		for (const refused of [other, unsigned]) {
			expect(await dispatched(refused)).toBeUndefined();
			expect(ours(refused).kind).toBe('rejected');
		}
	});

	it('answers the same to the check of a request URL', () => {
		const challenges = fc.stringMatching(/^[\x21-\x7e]{1,64}$/);
		fc.assert(
			fc.property(challenges, (challenge) => {
				const call = encryptedCall(challengeBody(challenge));
				const sdk = generateChallenge(asSdkData(call), { encryptKey: ENCRYPT_KEY });
				expect(sdk).toEqual({ isChallenge: true, challenge: { challenge } });
				expect(ours(call)).toEqual({ kind: 'challenge', challenge });
			}),
		);
	});
});
