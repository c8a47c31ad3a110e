import { isRecord, parseJson } from '../../emulator/json';
import { inWords } from '../../emulator/page/requestUrl';
import { createEmulator, type Emulator } from '../../emulator/server';
import { createReceiver, type Receiver } from '../support/receiver';
import { submitOne } from '../support/submission';

const STATUS = 'corehr.offboarding.status_updated_v2';

let emulator: Emulator;
let receiver: Receiver;

beforeEach(async () => {
	emulator = await createEmulator();
	receiver = await createReceiver(emulator.apps.main.encryptKey);
});
afterEach(async () => {
	await emulator.close();
	await receiver.close();
});

const stateText = async () => await (await fetch(`${emulator.url}/emulator/state`)).text();

/** As the page's form sends it. */
async function save(url: unknown): Promise<unknown> {
	const answer = await fetch(`${emulator.url}/emulator/request-url`, {
		method: 'POST',
		body: JSON.stringify({ url }),
	});
	expect(answer.status).toBe(200);
	return await answer.json();
}

const submit = async () => await submitOne(emulator);

const containing = (text: string): unknown => expect.stringContaining(text);

describe('the page', () => {
	it('shows the tenant', async () => {
		expect(await (await fetch(emulator.url)).text()).toContain('Sandbox tenant (emulator)');
		expect(await stateText()).toContain('李娜(Nora Li)');
		expect(emulator.requests()).toEqual([]);
	});

	it('shows what a credential of the main app needs, and no token', async () => {
		await submit();
		const { main, second } = emulator.apps;
		const { appId, appSecret, encryptKey, verificationToken } = main;
		const text = await stateText();
		expect(parseJson(text)).toMatchObject({
			app: { appId, appSecret, encryptKey, verificationToken },
		});
		expect(text).not.toContain(second.appSecret);
		expect(text).not.toMatch(/t-[0-9a-f]{40}/);
	});

	it('has a place for each value of the state', async () => {
		const html = await (await fetch(emulator.url)).text();
		const state = parseJson(await stateText());
		const app = isRecord(state) && isRecord(state.app) ? Object.keys(state.app) : [];
		expect(app).toHaveLength(4);
		expect(app.filter((name) => !html.includes(`id="${name}"`))).toEqual([]);
	});
});

describe('the box for the request URL', () => {
	it('sends the events to the address once it answers the challenge', async () => {
		expect(await save(` ${receiver.url} `)).toEqual({
			isTaken: true,
			said: 'It answered the challenge: events go there from now on.',
		});
		expect(receiver.challenges.map(({ body }) => body)).toMatchObject([
			{ type: 'url_verification', token: emulator.apps.main.verificationToken },
		]);
		expect(JSON.parse(await stateText())).toMatchObject({ requestUrl: receiver.url });
		await submit();
		const pushed = receiver.events.map(({ body, headers }) => ({ body, headers }));
		expect(pushed.filter(({ body }) => isRecord(body.header))).toHaveLength(pushed.length);
		expect(pushed.map(({ body }) => isRecord(body.header) && body.header.event_type)).toEqual([
			'corehr.offboarding.updated_v2',
			STATUS,
			STATUS,
		]);
		expect(pushed[0]?.headers['x-lark-signature']).toMatch(/^[0-9a-f]{64}$/);
	});

	it('takes the place of the address before', async () => {
		await save(receiver.url);
		const other = await createReceiver(emulator.apps.main.encryptKey);
		await save(other.url);
		await submit();
		await other.close();
		expect(receiver.events).toEqual([]);
		expect(other.events).not.toEqual([]);
	});

	it('leaves the address before where the new one does not answer the challenge', async () => {
		await save(receiver.url);
		const dead = await createReceiver();
		await dead.close();
		expect(await save(dead.url)).toEqual({
			isTaken: false,
			said: containing('Is n8n running there?'),
		});
		expect(emulator.requestUrl()).toBe(receiver.url);
	});

	it('tells of an address that answers something else', async () => {
		// The emulator itself is no webhook.
		expect(await save(`${emulator.url}/webhook`)).toEqual({
			isTaken: false,
			said: containing('Not saved. HTTP 404'),
		});
		// It answers 200 to whatever is sent.
		expect(await save(`${emulator.url}/emulator/request-url`)).toEqual({
			isTaken: false,
			said: containing('not the challenge that was sent'),
		});
		expect(emulator.requestUrl()).toBeUndefined();
	});

	it.each([['ftp://127.0.0.1/x'], ['webhook'], [''], [7], [undefined]])(
		'takes no %j',
		async (url) => {
			expect(await save(url)).toEqual({ isTaken: false, said: containing('begins with http') });
			expect(emulator.deliveries()).toEqual([]);
		},
	);

	it.each([
		[{ status: undefined, reason: 'no answer in time' }, 'the second that Feishu grants'],
		[{ status: undefined, reason: 'connect ECONNREFUSED' }, 'No answer: connect ECONNREFUSED'],
		[{ status: 401, reason: undefined }, 'Verification Token'],
		[{ status: 400, reason: undefined }, 'Encrypt Key'],
		[{ status: 404, reason: undefined }, 'Production URL'],
		[{ status: 502, reason: undefined }, 'HTTP 502'],
	])('says of %j what to do: %s', (came, words) => {
		expect(inWords(came)).toContain(words);
	});
});
