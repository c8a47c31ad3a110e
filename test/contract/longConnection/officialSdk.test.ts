import { EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';
import { isRecord } from '../../emulator/json';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/server';

const STATUS = 'corehr.offboarding.status_updated_v2';
const say = () => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };
const OFTEN = Array.from({ length: 200 }, () => 25);
const FAST = { ReconnectCount: -1, ReconnectInterval: 0.02, ReconnectNonce: 0, PingInterval: 0.05 };

// Feishu's own client, with nothing of this project between it and the emulator.
describe('the official SDK over a long connection', () => {
	let emulator: Emulator;
	let clients: WSClient[] = [];
	let received: unknown[] = [];

	const start = async (options: EmulatorOptions = {}) => {
		emulator = await createEmulator(options);
	};
	beforeEach(() => {
		clients = [];
		received = [];
	});
	afterEach(async () => {
		for (const client of clients) client.close({ force: true });
		await emulator.close();
	});

	const take = (event: unknown): void => {
		received.push(event);
	};
	/** What becomes of it first: it is connected, tries again, or gives up. */
	const connect = async (handle: (event: unknown) => unknown = take, change: object = {}) =>
		await new Promise<string>((resolve) => {
			const { appId, appSecret } = emulator.apps.main;
			const client = new WSClient({
				appId,
				appSecret,
				domain: emulator.url,
				logger: silent,
				onReady: () => resolve('ready'),
				onError: ({ message }) => resolve(message),
				...change,
			});
			clients.push(client);
			const eventDispatcher = new EventDispatcher({ logger: silent });
			// Declared to take a promise, and happy without one.
			eventDispatcher.register({ [STATUS]: async (event: unknown) => void (await handle(event)) });
			void client.start({ eventDispatcher });
		});
	const subscribe = () => emulator.subscribe({ by: 'connection', eventTypes: [STATUS] });
	/** One status event. */
	const cause = async () => {
		const waiting = emulator.offboardings().find(({ status }) => status === 'Approving');
		emulator.setStatus(waiting?.offboardingId ?? '', 'Approved');
		await emulator.deliveriesSettled();
	};
	const push = async (id: string, content: object = {}) =>
		await emulator.push({
			schema: '2.0',
			header: { event_id: id, event_type: STATUS, token: '', app_id: emulator.apps.main.appId },
			event: { ...content },
		});
	const until = async (done: () => boolean) => {
		while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
	};
	const connections = () => emulator.longConnections;

	it('connects, pings and acknowledges', async () => {
		await start();
		expect(await connect()).toBe('ready');
		await subscribe();
		await cause();
		expect(connections().list()).toMatchObject([
			{ state: 'open', pings: 1, sent: 1, acknowledged: 1, problems: [] },
		]);
		expect(emulator.deliveries()).toMatchObject([{ outcome: 'accepted', status: 200, attempt: 1 }]);
		expect(received).toMatchObject([{ event_type: STATUS, token: '', status: 2 }]);
	});

	it('saves the mode only while a connection is open', async () => {
		await start();
		await expect(subscribe()).rejects.toThrow('应用未建立长连接');
		await connect();
		await subscribe();
	});

	it('puts an event together that came in parts, cut inside of characters', async () => {
		await start({ connection: { partBytes: 7 } });
		await connect();
		await subscribe();
		connections().fail({ kind: 'partsReversed' });
		for (const id of ['backwards', 'forwards']) {
			expect(await push(id, { reason: '职业发展，个人原因' })).toMatchObject({ status: 200 });
		}
		expect(received).toMatchObject([
			{ reason: '职业发展，个人原因' },
			{ reason: '职业发展，个人原因' },
		]);
		expect(connections().list()[0]?.problems).toEqual([]);
	});

	it('gives each event to one of the connections, and all of them have their turn', async () => {
		await start();
		const counts = [0, 0, 0];
		for (const index of counts.keys()) {
			await connect(() => (counts[index] = (counts[index] ?? 0) + 1));
		}
		await subscribe();
		await Promise.all(Array.from({ length: 60 }, (_none, index) => push(`event ${index}`)));
		expect(counts.reduce((sum, count) => sum + count)).toBe(60);
		for (const count of counts) expect(count).toBeGreaterThan(5);
		const views = connections().online();
		expect(views.map(({ acknowledged }) => acknowledged)).toEqual(counts);
	});

	it('pushes again after a failure, in the documented times, under the same ID', async () => {
		const waits: number[] = [];
		const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
		await start({ clock: { now: () => Date.now(), sleep } });
		await connect(() => {
			throw new Error('The handler fails');
		});
		await subscribe();
		await cause();
		await until(() => emulator.deliveries().length === 5);
		await until(() => emulator.deliveries().every(({ outcome }) => outcome === 'failed'));
		expect(waits).toEqual([15_000, 300_000, 3_600_000, 21_600_000]);
		expect(new Set(emulator.deliveries().map(({ eventId }) => eventId)).size).toBe(1);
		expect(emulator.deliveries().map(({ status }) => status)).toEqual([500, 500, 500, 500, 500]);
	});

	it('does not take an acknowledgement that is late', async () => {
		await start({ eventAnswerMs: 20, eventRetryDelaysMs: [10] });
		let isSlow = true;
		let answer: () => void = say;
		await connect(async () => {
			if (isSlow) await new Promise<void>((resolve) => (answer = resolve));
			isSlow = false;
		});
		await subscribe();
		await cause();
		expect(emulator.deliveries()).toMatchObject([{ reason: 'no acknowledgement in time' }]);
		isSlow = false;
		await until(() => emulator.deliveries()[1]?.outcome === 'accepted');
		answer();
		await until(() => connections().list()[0]?.late === 1);
		expect(emulator.deliveries().map(({ outcome }) => outcome)).toEqual(['failed', 'accepted']);
	});

	it('has nobody to push to while no connection is open, and pushes later', async () => {
		await start({ events: { by: 'connection', eventTypes: [STATUS] }, eventRetryDelaysMs: OFTEN });
		await cause();
		expect(emulator.deliveries()).toMatchObject([{ reason: 'app not online', status: undefined }]);
		await connect();
		await until(() => emulator.deliveries().at(-1)?.outcome === 'accepted');
		expect(received).toHaveLength(1);
	});

	it.each([403, 514, 1000040345, 1000040346, 1000040347, 1000040350, 1000040351])(
		'gives up at discovery with %i',
		async (code) => {
			await start();
			emulator.refuseConnections(code);
			expect(await connect()).toContain(`code=${code}`);
		},
	);

	it.each([
		['an internal error', () => emulator.refuseConnections(1000040343)],
		[
			'a gateway',
			() => emulator.fail('connectionEndpoint', { kind: 'gatewayBefore', status: 502 }),
		],
		['a lost answer', () => emulator.fail('connectionEndpoint', { kind: 'resetAfter' })],
		['a reset handshake', () => connections().fail({ kind: 'resetHandshake' })],
		[
			'a refused handshake',
			() => connections().fail({ kind: 'refuseHandshake', status: 514, authCode: 1000040350 }),
		],
	])('tries again after %s', async (_case, spoil) => {
		await start({ connection: { config: FAST } });
		await connect();
		spoil();
		connections().close();
		await until(() => connections().online().length === 1);
		expect(connections().list()).toHaveLength(2);
		expect(emulator.requests('connectionEndpoint').length).toBeGreaterThanOrEqual(3);
	});

	it('knows an unknown app, a wrong secret and a disabled app', async () => {
		await start();
		const { main, disabled } = emulator.apps;
		expect(await connect(take, { appId: 'cli_0123456789abcdef' })).toContain('1000040346');
		expect(await connect(take, { appSecret: 'wrong' })).toContain('1000040345');
		expect(await connect(take, disabled)).toContain('code=403');
		const old = main.appSecret;
		emulator.resetSecret(main.appId);
		expect(await connect(take, { appSecret: old })).toContain('1000040345');
		expect(await connect()).toBe('ready');
		expect(JSON.stringify(emulator.requests())).not.toContain(main.appSecret);
	});

	it('takes no more connections than the limit', async () => {
		await start({ connection: { limit: 2 } });
		expect([await connect(), await connect()]).toEqual(['ready', 'ready']);
		expect(await connect()).toContain('1000040350');
		clients[0]?.close();
		await until(() => connections().online().length === 1);
		expect(await connect()).toBe('ready');
	});

	it('closes with 3003 who does not ping, and tells pongs the interval', async () => {
		await start({ connection: { config: FAST, pingTimeoutMs: 100 } });
		await connect();
		await until(() => (connections().list()[0]?.pings ?? 0) > 3);
		connections().configure({ PingInterval: 0.15 });
		await until(() => connections().list()[0]?.state === 'closed');
		expect(connections().list()[0]).toMatchObject({ closeCode: 3003, problems: [] });
	});

	it('pushes in vain into a connection that is half-open, until it misses the pings', async () => {
		await start({
			connection: { config: FAST, pingTimeoutMs: 100 },
			eventAnswerMs: 20,
			eventRetryDelaysMs: OFTEN,
		});
		await connect(take, { wsConfig: { pingTimeout: 0.05 } });
		await subscribe();
		connections().freeze();
		await cause();
		expect(emulator.deliveries()).toMatchObject([{ reason: 'no acknowledgement in time' }]);
		await until(() => emulator.deliveries().at(-1)?.outcome === 'accepted');
		await until(() => connections().list()[0]?.state === 'closed');
		expect(connections().online()).toHaveLength(1);
		expect(received).toHaveLength(1);
	});

	it('survives bytes that are no frame, and loses what was cut off', async () => {
		await start({ connection: { config: FAST } });
		await connect();
		await subscribe();
		connections().fail({ kind: 'garbageBefore' });
		expect(await push('after garbage')).toMatchObject({ status: 200 });
		connections().fail({ kind: 'cutAfter' });
		expect(await push('cut')).toMatchObject({ reason: 'the connection was closed' });
		// The SDK listens some time after it has connected.
		await until(() => connections().list()[1]?.pings === 1);
		expect(await push('after the cut')).toMatchObject({ status: 200 });
	});

	it('is away as a whole, and comes back', async () => {
		await start({ connection: { config: FAST } });
		await connect();
		connections().stop();
		expect(connections().online()).toEqual([]);
		// Busy is fatal for this SDK alone.
		await until(() => clients[0]?.getConnectionStatus().state === 'failed');
		connections().start();
		expect(await connect()).toBe('ready');
	});

	it('spoils IDs that exceed a JavaScript number, and is found out', async () => {
		await start({ connection: { wideIds: true } });
		await connect();
		await subscribe();
		const delivery = await push('wide');
		expect(delivery.reason).toBe('an acknowledgement with another seqId than the event');
		expect(isRecord(received[0])).toBe(true);
	});
});
