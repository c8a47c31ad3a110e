import { activate, deactivate } from '../../harness/activate';
import { callWebhook } from '../../harness/callWebhook';
import { CredentialStore } from '../../harness/credentials';
import { loadOptions } from '../../harness/loadOptions';
import { poll, polling } from '../../harness/poll';
import { runNode } from '../../harness/runNode';
import { StaticData } from '../../harness/staticData';
import { functionAuth, genericAuth, Greeter, TokenServer } from '../support/greeter';

const server = new TokenServer();
const node = new Greeter();
const setup = () => ({
	node,
	credentialType: functionAuth,
	credential: { url: server.url },
	parameters: { name: '={{ $json.name }}' },
});

beforeAll(() => server.open());
afterAll(() => server.close());
beforeEach(() => {
	server.tokens = 0;
	server.asked = [];
});

describe('runNode', () => {
	const people = [{ name: 'ann' }, { name: 'bob' }, { name: 'cy' }];
	const withBad = [{ name: 'ann' }, { name: 'bad' }, { name: 'cy' }];

	it('resolves expressions per item and pairs the results', async () => {
		const run = await runNode({ ...setup(), items: people, timezone: 'Asia/Shanghai' });
		expect(run.status).toBe('success');
		expect(run.outputs).toEqual([
			people.map(({ name }, item) => ({
				json: { greeted: name, timezone: 'Asia/Shanghai' },
				pairedItem: { item },
			})),
		]);
		expect(run.hints).toEqual([{ message: 'Be polite' }]);
		expect(run.logs).toContainEqual({
			level: 'info',
			message: 'greeted',
			metadata: expect.objectContaining({ last: 'ann' }) as unknown,
		});
	});

	it('stops at a failed item', async () => {
		const run = await runNode({ ...setup(), items: withBad });
		expect(run.status).toBe('error');
		expect(run.outputs).toEqual([]);
		expect(run.error).toMatchObject({ name: 'NodeApiError', httpCode: '400' });
		expect(server.asked).toEqual(['ann Bearer token-1', 'bad Bearer token-1']);
	});

	it('keeps a failed item in the regular output', async () => {
		const run = await runNode({ ...setup(), items: withBad, onError: 'continueRegularOutput' });
		expect(run.outputs[0]?.map(({ json }) => json.error ?? json.greeted)).toEqual([
			'ann',
			'refused',
			'cy',
		]);
	});

	it('routes a failed item to the error output, merged with its input', async () => {
		const run = await runNode({ ...setup(), items: withBad, onError: 'continueErrorOutput' });
		expect(run.outputs[0]?.map(({ json }) => json.greeted)).toEqual(['ann', 'cy']);
		expect(run.outputs[1]).toEqual([
			{
				json: { name: 'bad', error: 'refused', details: { httpCode: '400' } },
				pairedItem: { item: 1 },
			},
		]);
	});

	it.each([
		['a function', functionAuth],
		['a generic rule', genericAuth],
	])('refreshes a refused token where authenticate is %s', async (_kind, credentialType) => {
		const store = new CredentialStore({ url: server.url, token: 'stale' }, credentialType);
		await runNode({ ...setup(), store, items: people });
		const second = await runNode({ ...setup(), store, items: [{ name: 'dee' }] });
		expect(server.asked).toEqual([
			'ann Bearer stale',
			'ann Bearer token-1',
			'bob Bearer token-1',
			'cy Bearer token-1',
			'dee Bearer token-1',
		]);
		expect(second.credentialStore).toBe(store);
		expect(store).toMatchObject({ writes: 1, data: { url: server.url, token: 'token-1' } });
		expect(store.read().secret).toBe('default secret');
	});

	it('gives the text that would be saved', async () => {
		const run = await runNode({ ...setup(), items: withBad });
		expect(run.savedExecution).toContain('"name":"cy"');
		expect(run.savedExecution).toContain('"httpCode":"400"');
		expect(run.savedExecution).not.toContain('token-1');
	});

	it('lets a node hear that its run is cancelled', async () => {
		const parameters = { name: 'ann', waitMs: 10_000 };
		const run = await runNode({ ...setup(), parameters, items: people, cancelAfterMs: 50 });
		expect(run.status).toBe('error');
		expect(server.asked).toEqual([]);
	});
});

describe('loadOptions', () => {
	it('calls the methods of the editor', async () => {
		const ask = { ...setup(), parameters: {} };
		expect(await loadOptions({ ...ask, kind: 'loadOptions', name: 'getNames' })).toEqual([
			{ name: 'Ann', value: 'ann' },
		]);
		const searched = { ...ask, name: 'searchNames', filter: 'a', paginationToken: '2' };
		expect((await loadOptions({ ...searched, kind: 'listSearch' })).results[0]?.name).toBe('a 2');
		const mapped = await loadOptions({ ...ask, kind: 'resourceMapping', name: 'getFields' });
		expect(mapped.fields).toEqual([]);
	});
});

describe('triggers', () => {
	it('activates once and forgets on deactivation', async () => {
		const trigger = { ...setup(), parameters: {}, staticData: new StaticData() };
		const webhookUrl = 'http://localhost:5678/webhook/webhook-id/webhook';
		expect(await activate(trigger)).toEqual({ existed: false, created: true, webhookUrl });
		expect(await activate(trigger)).toEqual({ existed: true, created: false, webhookUrl });
		expect(await deactivate(trigger)).toBe(true);
		expect((await activate(trigger)).existed).toBe(false);
	});

	it('starts the workflow from a call and keeps static data', async () => {
		const call = { ...setup(), parameters: {}, staticData: new StaticData(), rawBody: '{"a":"é"}' };
		await callWebhook({ ...call, headers: { 'X-Kind': 'test' } });
		const { items, response } = await callWebhook({ ...call, headers: { 'X-Kind': 'test' } });
		expect(items).toEqual([{ json: { bytes: 10, header: 'test', calls: 2 } }]);
		expect(response).toMatchObject({ status: 200, body: '{"message":"Workflow was started"}' });
	});

	it.each([
		['a returned answer', { rawBody: '{"challenge":"x"}' }, 200, '{"challenge":"x"}'],
		['an answer of its own', { rawBody: '{}', withoutRawBody: true }, 400, 'no bytes'],
		['broken JSON', { rawBody: '{' }, 422, '{"message":"The call failed"}'],
	])('answers without starting: %s', async (_case, call, status, body) => {
		const result = await callWebhook({ ...setup(), parameters: {}, ...call });
		expect(result.response).toMatchObject({ status, body });
		expect(result.items).toBeUndefined();
	});

	it('polls, and forgets after a restart what returned nothing, but for the start', async () => {
		const staticData = new StaticData();
		const setupOfPoll = { ...setup(), parameters: {}, staticData };
		const before = polling(setupOfPoll);
		expect(await before.once()).toBeNull();
		expect(await before.once()).toEqual([{ json: { polls: 2 } }]);
		expect(await before.once()).toBeNull();
		staticData.restart();
		expect(await polling(setupOfPoll).once()).toBeNull();
		expect(await poll({ ...setupOfPoll, mode: 'manual' })).toEqual([{ json: { polls: 4 } }]);
		staticData.restart();
		expect(await polling(setupOfPoll).once()).toEqual([{ json: { polls: 4 } }]);
	});
});
