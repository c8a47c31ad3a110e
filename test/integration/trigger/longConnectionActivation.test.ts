import {
	answered,
	connectEach,
	credential,
	event,
	eventIdOf,
	SECRET,
	server,
	start,
	startedBy,
} from '../support/connected';
import { soon, TICKET } from '../support/longConnectionServer';

connectEach();

describe('activation', () => {
	it('says which field of the credential is wrong', async () => {
		await expect(start('a', { credential: credential('a wrong one') })).rejects.toThrow(
			/'App ID' or 'App Secret' is wrong/,
		);
	});

	it('says what may pass', async () => {
		server.refusal = { code: 1, msg: 'system busy' };
		await expect(start('a')).rejects.toThrow(/Feishu is busy.*Try again/);
		server.refusal = undefined;
		await start('a');
	});

	it('keeps nothing open where it has failed', async () => {
		await expect(start('a', { credential: credential('a wrong one') })).rejects.toThrow();
		expect(server.sockets).toEqual([]);
	});

	it('refuses a trigger without events', async () => {
		await expect(start('a', { parameters: { events: [] } })).rejects.toThrow(
			/'Trigger On' is empty/,
		);
	});

	it.each([
		[{ fetchRecord: 'yes' }, /'Fetch the Record'/],
		[{ fetchRecord: true, simplify: 'yes' }, /'Simplify'/],
		[{ options: { includeEmployee: 'yes' } }, /'Include Employee'/],
		[{ filters: { statuses: ['Gone'] } }, /'Statuses'/],
		[{ events: ['corehr.offboarding.deleted'] }, /'Trigger On'/],
	])('refuses %j by the name that the editor shows', async (parameters, name) => {
		await expect(start('a', { parameters })).rejects.toThrow(name);
		expect(server.discoveries).toEqual([]);
	});

	it.each(['init', 'leadershipChange'] as const)('goes on trying at %s', async (activation) => {
		server.refusal = { code: 1, msg: 'system busy' };
		const trigger = await start('a', { activation });
		expect(trigger.failed).toEqual([]);
		server.refusal = undefined;
		// By hand nobody waits.
		await start('b');
		await expect(answered(server.push(event()))).resolves.toBe(200);
		expect(startedBy('a')).toHaveLength(1);
	});

	it('needs a Node.js with WebSocket', async () => {
		const builtIn = globalThis.WebSocket;
		Object.assign(globalThis, { WebSocket: undefined });
		try {
			await expect(start('a')).rejects.toThrow(/Node\.js 22/);
		} finally {
			Object.assign(globalThis, { WebSocket: builtIn });
		}
	});
});

describe('in the editor', () => {
	it('gives the first event, beside the published workflow that shares the connection', async () => {
		await start('a');
		const listening = await start('a', { mode: 'manual' });
		expect(server.sockets).toHaveLength(1);
		const body = event();
		await expect(answered(server.push(body))).resolves.toBe(200);
		const [item] = await listening.response;
		expect(item?.json).toMatchObject({ event_id: eventIdOf(body), status_name: 'Approving' });
		expect(startedBy('a')).toEqual([eventIdOf(body)]);
	});

	it('shows why it cannot listen', async () => {
		await expect(
			start('a', { mode: 'manual', credential: credential('a wrong one') }),
		).rejects.toThrow(/'App Secret' is wrong/);
	});
});

describe('secrets', () => {
	it('are in no log and no error', async () => {
		const trigger = await start('a');
		server.openSockets[0]?.close(1011, 'bye');
		await soon('the loss is logged', () =>
			trigger.logs().some(({ message }) => message.includes('lost')),
		);
		const error: unknown = await start('b', { credential: credential('a wrong one') }).catch(
			(thrown: unknown) => thrown,
		);
		const said = JSON.stringify(trigger.logs()) + JSON.stringify(error) + String(error);
		expect(said).not.toContain(SECRET);
		expect(said).not.toContain('a wrong one');
		expect(said).not.toContain(TICKET);
	});
});
