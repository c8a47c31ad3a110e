import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';
import { activate, deactivate } from '../../harness/activate';
import { processedData } from '../../harness/database/processedData';
import { StaticData } from '../../harness/staticData';
import {
	challengeBody,
	documentedEvent,
	encryptedCall,
	eventWith,
	eventWithHeader,
	plainCall,
	signedCall,
} from '../../support/pushedCall';
import { credential, publish, push, receive } from '../support/pushed';

const node = () => new FeishuOffboardingTrigger();
const event = documentedEvent('statusUpdated');
const withId = (eventId: string) => signedCall(eventWithHeader({ event_id: eventId }));
const accepted = { status: 200, body: '{"message":"accepted"}' };

beforeEach(() => {
	processedData.reset();
});

describe('activation', () => {
	it('is asked for every time, and gives the address to paste', async () => {
		const staticData = new StaticData();
		const activation = await activate({ node: node(), credential, staticData });
		expect(activation).toEqual({
			existed: false,
			created: true,
			webhookUrl: 'http://localhost:5678/webhook/webhook-id/webhook',
		});
		await expect(deactivate({ node: node(), credential, staticData })).resolves.toBe(true);
	});

	it.each([
		['with the Encrypt Key alone', { verificationToken: '' }],
		['with the Verification Token alone', { encryptKey: '' }],
	])('is possible %s', async (_reason, change) => {
		const setup = { node: node(), credential: { ...credential, ...change } };
		await expect(activate(setup)).resolves.toMatchObject({ created: true });
	});

	it.each([
		[
			'without any secret',
			{ encryptKey: '', verificationToken: '' },
			{},
			/neither an 'Encrypt Key'/,
		],
		['without an event', {}, { events: [] }, /'Trigger On' is empty/],
		[
			'with a replay window that nothing signed can be held against',
			{ encryptKey: '' },
			{ options: { replayWindow: 10 } },
			/'Replay Window' needs an 'Encrypt Key'/,
		],
	])('is refused %s', async (_reason, change, parameters, message) => {
		const setup = { node: node(), credential: { ...credential, ...change }, parameters };
		await expect(activate(setup)).rejects.toThrow(message);
	});

	it('keeps what was seen before', async () => {
		const workflow = await publish();
		await push(withId('kept'), {}, workflow);
		await deactivate({ node: node(), credential, ...workflow });
		await activate({ node: node(), credential, ...workflow });
		const { items } = await push(withId('kept'), {}, workflow);
		expect(items).toBeUndefined();
	});
});

describe('a call', () => {
	it('starts the workflow with the event, flattened', async () => {
		const { items, response, error } = await push(signedCall(event));
		expect(error).toBeUndefined();
		expect(response).toMatchObject(accepted);
		expect(items).toMatchObject([
			{
				json: {
					event_id: '5e3702a84e847582be8db7fb73283c02',
					event_type: 'corehr.offboarding.status_updated_v2',
					offboarding_id: '7044427347159746085',
					status: 1,
					status_name: 'Approving',
				},
			},
		]);
	});

	it.each([
		['encrypted', encryptedCall(challengeBody()), {}],
		['plain', plainCall(challengeBody()), { encryptKey: '' }],
	])('that checks the request URL is answered in JSON: %s', async (_reason, call, change) => {
		const setup = { credential: { ...credential, ...change } };
		const { items, response } = await push(call, {}, setup);
		expect(items).toBeUndefined();
		expect(response).toEqual({
			status: 200,
			headers: { 'content-type': 'application/json; charset=utf-8' },
			body: '{"challenge":"ajls384kdjx98XX"}',
		});
	});

	it.each([
		['unsigned', encryptedCall(event), 401, 'Unauthorized'],
		['not encrypted', plainCall(event), 401, 'Unauthorized'],
		[
			'signed wrongly',
			{ ...signedCall(event), rawBody: encryptedCall(event).rawBody },
			401,
			'Unauthorized',
		],
		['not an object', signedCall([]), 400, 'Bad request'],
	])('that is %s starts nothing and is not told why', async (_reason, call, status, message) => {
		const { items, response, error, logs } = await push(call);
		expect({ items, error }).toEqual({ items: undefined, error: undefined });
		expect(response).toMatchObject({ status, body: JSON.stringify({ message }) });
		expect(logs).toHaveLength(1);
		expect(logs[0]).toMatchObject({ level: 'warn' });
	});

	it('is read whatever it says that it contains', async () => {
		const call = signedCall(event);
		const headers = { ...call.headers, 'content-type': 'application/octet-stream' };
		const { items } = await push({ ...call, headers });
		expect(items).toHaveLength(1);
	});

	it('without its bytes starts nothing', async () => {
		const { items, response } = await push(signedCall(event), {}, { withoutRawBody: true });
		expect(items).toBeUndefined();
		expect(response.status).toBe(400);
	});

	it('about something else is taken note of, so that it does not come again', async () => {
		const { items, response } = await push(signedCall(documentedEvent('checklistUpdated')));
		expect(items).toBeUndefined();
		expect(response).toMatchObject({ status: 200, body: '{"message":"ignored"}' });
	});

	it('is filtered as the user wants', async () => {
		const parameters = {
			events: ['corehr.offboarding.status_updated_v2', 'corehr.offboarding.updated_v2'],
			filters: { statuses: ['NoNeedApproval'], checklistStatuses: ['AntiBegin'] },
		};
		const started = async (body: unknown) =>
			(await push(signedCall(body), parameters)).items !== undefined;
		expect(await started(eventWith({ status: 6 }))).toBe(true);
		expect(await started(eventWith({ status: 1 }))).toBe(false);
		expect(await started(eventWith({ status: 6 }, 'updated'))).toBe(true);
		expect(await started(eventWith({ status: 6, checklist_status: 2 }, 'updated'))).toBe(false);
	});

	it('signed too long ago is refused within a replay window', async () => {
		const parameters = { options: { replayWindow: 10 } };
		const minutesAgo = (minutes: number) => String(Math.floor(Date.now() / 1_000) - minutes * 60);
		const old = await push(signedCall(event, minutesAgo(11)), parameters);
		const recent = await push(signedCall(event, minutesAgo(9)), parameters);
		expect(old.response.status).toBe(401);
		expect(recent.response.status).toBe(200);
	});

	it('leaves no secret in logs or items', async () => {
		const calls = [signedCall(event), plainCall(event), encryptedCall(event)];
		for (const call of calls) {
			const { items, logs, response } = await push(call);
			const text = JSON.stringify({ items, logs, response });
			for (const secret of [credential.encryptKey, credential.verificationToken]) {
				expect(text).not.toContain(secret);
			}
		}
	});
});

describe('an event that comes again', () => {
	it('starts the workflow once', async () => {
		const workflow = await publish();
		const answers = [];
		for (let time = 0; time < 3; time++) answers.push(await push(withId('again'), {}, workflow));
		expect(answers.map(({ items }) => items?.length)).toEqual([1, undefined, undefined]);
		expect(answers.map(({ response }) => response.body)).toEqual([
			'{"message":"accepted"}',
			'{"message":"duplicate"}',
			'{"message":"duplicate"}',
		]);
	});

	it('starts another workflow, too', async () => {
		await push(withId('shared'), {}, await publish());
		const { items } = await push(withId('shared'), {}, await publish());
		expect(items).toHaveLength(1);
	});

	it('starts the workflow once when it comes side by side', async () => {
		const workflow = await publish();
		const answers = await Promise.all(
			Array.from({ length: 20 }, async () => await push(withId('parallel'), {}, workflow)),
		);
		expect(answers.filter(({ items }) => items !== undefined)).toHaveLength(1);
		expect(answers.every(({ response }) => response.status === 200)).toBe(true);
	});

	it('comes again in the editor, for whoever builds a workflow', async () => {
		const workflow = await publish();
		const setup = { ...workflow, mode: 'manual' } as const;
		const received = [
			await receive(withId('built'), {}, setup),
			await receive(withId('built'), {}, setup),
			await receive(withId('built'), {}, workflow),
		];
		expect(received.map(({ items }) => items.length)).toEqual([1, 1, 1]);
		expect(processedData.asked).toHaveLength(1);
	});
});

describe('what is kept of an event', () => {
	it('is nothing in the static data, which n8n reads and writes as a whole for every call', async () => {
		const workflow = await publish();
		for (let count = 0; count < 20; count++) {
			const { items } = await receive(withId(`kept${count}`), {}, workflow);
			expect(items).toHaveLength(1);
			expect(JSON.stringify(workflow.staticData)).toBe('{"live":{},"saved":{}}');
		}
	});

	it('is the same in n8n’s own memory however much that holds, and bounded', async () => {
		const [empty, full] = [await publish(), await publish()];
		processedData.fill(full.workflowId, node().description.displayName, 5_000);
		await receive(withId('asked'), {}, empty);
		await receive(withId('asked'), {}, full);
		const [first, second] = processedData.asked;
		expect(first).toHaveLength(2);
		expect(second).toHaveLength(2);
		expect(processedData.sizeOf(empty.workflowId)).toBe(2);
		expect(processedData.sizeOf(full.workflowId)).toBe(5_000);
	});
});
