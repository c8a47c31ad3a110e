import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AESCipher, generateChallenge } from '@larksuiteoapi/node-sdk';
import { isRecord } from '../../../emulator/json';
import { encrypt, sign } from '../../../emulator/events/sealing';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../../emulator/server';
import { accept, createReceiver, status, type Receiver } from '../../support/receiver';
import { submitOne } from '../../support/submission';

setFlagsFromString('--expose-gc');
const collectGarbage = (): unknown => runInNewContext('gc()');

const STATUS = 'corehr.offboarding.status_updated_v2';

describe('sealing', () => {
	const challenge = '{"challenge":"ajls384kdjx98XX","token":"xxxxxx","type":"url_verification"}';
	const sealed =
		'AAECAwQFBgcICQoLDA0ODw9mLTIAZS9jAmGTQ1wAhHpnBHVL2wRjH9rPunQdQC1vLjsckayA10kZ8cPwtb62F8rC7JprUPR/4S2aZihfR+p8npX7UzWPithZmfKIPZgE';

	it('encrypts as computed elsewhere, and the official SDK opens it', () => {
		const iv = Buffer.from(Array.from({ length: 16 }, (_none, index) => index));
		expect(encrypt(challenge, 'test key', iv)).toBe(sealed);
		expect(new AESCipher('test key').decrypt(encrypt('离职 {}', 'test key', iv))).toBe('离职 {}');
	});

	it.each([
		[
			'the example of the page',
			'{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}',
			'1bf998c77c08fea0ddd1e80665eda3752fd5d124922c25de85821fd9b1634860',
		],
		[
			'the same JSON in other bytes',
			'{ "encrypt" : "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=" }\n',
			'414b86fe74f659096e1412e3f6f14726d194e1e9254e809d21d69081b427a3f2',
		],
		[
			'an encrypted challenge',
			`{"encrypt":"${sealed}"}`,
			'87c35e0dd8131702be748163cb6b6bdb1190520e0eb3b30ad7f17a73901ed83c',
		],
	])('signs as computed elsewhere: %s', (_case, body, signature) => {
		expect(sign('1609430400', 'abc123', 'test key', body)).toBe(signature);
	});
});

describe('delivery', () => {
	const encryptKey = 'an encrypt key';
	const verificationToken = 'a verification token';
	let emulator: Emulator;
	let receiver: Receiver;

	const start = async (options: EmulatorOptions = {}, key: string | undefined = encryptKey) => {
		receiver = await createReceiver(key);
		const subscription = {
			url: receiver.url,
			verificationToken,
			eventTypes: [STATUS],
			...(key === '' ? {} : { encryptKey: key }),
		};
		emulator = await createEmulator({ events: subscription, ...options });
	};
	afterEach(async () => {
		await emulator.close();
		await receiver.close();
	});

	/** Two status events: 1 and 6. */
	const cause = async () => await submitOne(emulator);
	const pushes = () =>
		emulator
			.deliveries(STATUS)
			.map(({ attempt, outcome, status: answered }) => [attempt, outcome, answered]);
	const statuses = () =>
		receiver.events.map(({ body }) => (isRecord(body.event) ? body.event.status : undefined));
	const event = (index: number) => {
		const received = receiver.events.at(index);
		if (!received) throw new Error('No such event has been received');
		return received;
	};
	const ids = () => emulator.deliveries(STATUS).map(({ eventId }) => eventId);
	const until = async (done: () => boolean) => {
		while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
	};

	it('encrypts and signs with the Encrypt Key', async () => {
		await start();
		await cause();
		const { headers, rawBody, body } = event(0);
		expect(rawBody).toMatch(/^\{"encrypt":"[A-Za-z0-9+/]+=*"\}$/);
		expect(body).toEqual(JSON.parse(JSON.stringify(emulator.deliveries(STATUS)[0]?.body)));
		expect(headers['content-type']).toBe('application/json;charset=utf-8');
		const { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce } = headers;
		expect(timestamp).toMatch(/^\d{10}$/);
		const signed = String(timestamp) + String(nonce) + encryptKey + rawBody;
		expect(headers['x-lark-signature']).toBe(createHash('sha256').update(signed).digest('hex'));
	});

	it('encrypts every push under another initial vector', async () => {
		await start();
		await cause();
		const [first, second] = [event(0), event(1)].map(({ rawBody }) => rawBody.slice(0, 32));
		expect(first).not.toBe(second);
	});

	it('sends plain text, unsigned, without one', async () => {
		await start({}, '');
		await cause();
		expect(JSON.parse(receiver.events[0]?.rawBody ?? '')).toMatchObject({
			schema: '2.0',
			header: { token: verificationToken },
		});
		expect(receiver.events[0]?.headers).not.toHaveProperty('x-lark-signature');
	});

	it.each([encryptKey, ''])('checks the request URL with a challenge (key "%s")', async (key) => {
		await start({}, key);
		const [challenge] = receiver.challenges;
		expect(challenge?.body).toMatchObject({ token: verificationToken, type: 'url_verification' });
		expect(challenge?.headers).not.toHaveProperty('x-lark-signature');
		const raw: unknown = JSON.parse(challenge?.rawBody ?? '');
		expect(generateChallenge(raw, { encryptKey: key })).toEqual({
			isChallenge: true,
			challenge: { challenge: challenge?.body.challenge },
		});
	});

	it('takes no request URL that does not answer the challenge', async () => {
		await start();
		const subscribe = (url: string) => emulator.subscribe({ url, verificationToken });
		await expect(subscribe(`${emulator.url}/`)).rejects.toThrow('HTTP 404');
		await expect(subscribe('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
		await expect(
			createEmulator({ events: { url: 'http://127.0.0.1:1/', verificationToken } }),
		).rejects.toThrow('does not answer the challenge');
		await cause();
		expect(statuses()).toEqual([1, 6]);
	});

	it('tries again after 15 s, 5 min, 1 h and 6 h, and then no more', async () => {
		const waits: number[] = [];
		const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
		await start({ clock: { now: () => Date.now(), sleep } });
		receiver.answerWith(({ body }, response) => {
			const isFirst = isRecord(body.event) && body.event.status === 1;
			response.writeHead(isFirst ? 500 : 200).end();
		});
		await cause();
		const failed = () => emulator.deliveries(STATUS).filter((each) => each.outcome === 'failed');
		await until(() => failed().length === 5);
		await emulator.deliveriesSettled();
		expect(waits).toEqual([15_000, 300_000, 3_600_000, 21_600_000]);
		expect(failed().map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
		expect(new Set(ids()).size).toBe(2);
	});

	it('stops trying once the event is accepted', async () => {
		await start({ eventRetryDelaysMs: [1, 1, 1, 1] });
		let failures = 2;
		receiver.answerWith((...call) => ((failures -= 1) < 0 ? accept : status(503))(...call));
		await cause();
		const accepted = () => pushes().filter(([, outcome]) => outcome === 'accepted');
		await until(() => accepted().length === 2);
		expect(pushes()).toHaveLength(4);
	});

	it.each([
		['another status than 200', status(204), 204],
		['a redirection', status(302), 302],
		['no answer in time', () => undefined, undefined],
		['no answer in time, though nothing else holds the time limit', collectGarbage, undefined],
		[
			'a broken connection',
			(_received: unknown, response: { destroy(): unknown }) => void response.destroy(),
			undefined,
		],
	])('takes %s for a failure', async (_case, answer, answered) => {
		await start({ eventAnswerMs: 200 });
		receiver.answerWith(answer);
		await cause();
		expect(pushes()).toEqual([
			[1, 'failed', answered],
			[1, 'failed', answered],
		]);
	});

	it('delivers again, twice, and out of order', async () => {
		await start();
		emulator.holdEvents();
		await cause();
		expect(statuses()).toEqual([]);
		await emulator.releaseEvents((events) => [...events].reverse());
		expect(statuses()).toEqual([6, 1]);

		const [id = ''] = ids();
		expect(await emulator.redeliver(id)).toMatchObject({ attempt: 2, outcome: 'accepted' });
		expect(statuses()).toEqual([6, 1, 6]);
		const [first, , again] = receiver.events;
		expect(again?.body).toEqual(first?.body);
		expect(again?.headers['x-lark-request-nonce']).not.toBe(first?.headers['x-lark-request-nonce']);

		emulator.deliverCopies(2);
		emulator.setStatus(emulator.offboardings().at(-1)?.offboardingId ?? '', 'Withdrawn');
		await emulator.deliveriesSettled();
		expect(statuses().slice(3)).toEqual([5, 5]);
		await expect(emulator.redeliver('unknown')).rejects.toThrow('No event');
	});

	it.each([
		[undefined, { isSigned: true, isGenuine: true }],
		['signature', { isSigned: false, isGenuine: true }],
		['token', { isSigned: true, isGenuine: false }],
		['body', { isSigned: false, isGenuine: false }],
		['plain', { isSigned: false, isGenuine: true }],
	] as const)('forges on demand: %s', async (forgery, expected) => {
		await start();
		await cause();
		const [id = ''] = ids();
		await emulator.redeliver(id, forgery);
		const { headers, rawBody, body } = event(-1);
		const [timestamp, nonce] = ['x-lark-request-timestamp', 'x-lark-request-nonce'].map((name) =>
			String(headers[name]),
		);
		const signature = sign(timestamp ?? '', nonce ?? '', encryptKey, rawBody);
		expect({
			isSigned: headers['x-lark-signature'] === signature,
			isGenuine: isRecord(body.header) && body.header.token === verificationToken,
		}).toEqual(expected);
		expect(rawBody.startsWith('{"encrypt":')).toBe(forgery !== 'plain');
	});

	it('pushes what a test makes up', async () => {
		await start();
		const body = {
			uuid: 'an id',
			type: 'event_callback',
			token: verificationToken,
			event: { type: 'x' },
		};
		expect(await emulator.push(body)).toMatchObject({
			eventId: 'an id',
			eventType: 'x',
			outcome: 'accepted',
		});
		expect(receiver.events.at(-1)?.body).toEqual(body);
	});

	it('keeps to apps that are subscribed', async () => {
		await start();
		emulator.unsubscribe();
		await cause();
		expect(receiver.events).toEqual([]);
		await expect(emulator.push({})).rejects.toThrow('not subscribed');
		const { appId } = emulator.apps.second;
		await emulator.subscribe({ url: receiver.url, appId, encryptKey, verificationToken });
		emulator.setStatus(emulator.offboardings().at(-1)?.offboardingId ?? '', 'Withdrawn');
		await emulator.deliveriesSettled();
		expect(receiver.events.map(({ body }) => body.header)).toMatchObject([
			{ app_id: appId },
			{ app_id: appId },
		]);
	});

	it('shows deliveries on its page, without the secrets that they were made with', async () => {
		await start();
		await cause();
		const text = await (await fetch(`${emulator.url}/emulator/state`)).text();
		expect(text).toContain(STATUS);
		expect(text).not.toContain(verificationToken);
		expect(text).not.toContain(encryptKey);
	});
});
