import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { executionsOf } from '../host/n8n/executions';
import { importCredentials } from '../host/n8n/commandLine';
import { publishWorkflow, unpublishWorkflow } from '../host/n8n/publishing';
import { credentialFor } from '../host/sandbox';
import type { OffboardingStatus } from '../emulator/tenant/record';
import { openEditor, type Editor } from './support/editor';
import {
	changeStatus,
	executedEvents,
	pushedEvents,
	statusUpdated,
	triggered,
} from './support/triggerWorkflow';
import { until } from './support/until';

jest.setTimeout(600_000);

const count = 200;
const ids = ['first', 'second'] as const;

let editor: Editor;

/** That the app has had. */
const appSecrets: string[] = [];

const byConnection = (id: string) =>
	triggered(id, 'feishuOffboardingLongConnectionTrigger', {
		parameters: { events: [statusUpdated] },
	});

beforeAll(async () => {
	editor = await openEditor('e2e-connection', ids.map(byConnection), {
		connection: { config: { ReconnectNonce: 5, ReconnectInterval: 5, PingInterval: 5 } },
		eventRetryDelaysMs: [8_000, 15_000, 30_000, 60_000],
	});
	for (const id of ids) await publishWorkflow(editor.session, id);
	await online(1);
	await editor.emulator.subscribe({ by: 'connection', eventTypes: [statusUpdated] });
});

afterAll(async () => {
	await editor?.close();
});

const online = async (wanted: number): Promise<void> => {
	await until(`${wanted} connections are open`, async () => {
		const { length } = editor.emulator.longConnections.online();
		return await Promise.resolve(length === wanted ? true : undefined);
	});
};

const statuses = (length: number): OffboardingStatus[] =>
	Array.from({ length }, (_unused, index) => (index % 2 === 0 ? 'Withdrawn' : 'Approved'));

const areAccepted = async (): Promise<true | undefined> => {
	const { emulator } = editor;
	await emulator.deliveriesSettled();
	const done = emulator.deliveries(statusUpdated).filter(({ outcome }) => outcome === 'accepted');
	const taken = new Set(done.map(({ eventId }) => eventId));
	return pushedEvents(editor).every((eventId) => taken.has(eventId)) ? true : undefined;
};

/** Every event was acknowledged at last. A slow machine takes a while for hundreds of executions. */
const accepted = async (): Promise<void> =>
	void (await until('every event is acknowledged', areAccepted, 250, 3));

/** Crashed ones, too. */
const executions = async (id: string) => await executionsOf(editor.session, id);

describe('two published workflows of one app, with the long-connection trigger', () => {
	it('share one connection, and are each executed once for each of 200 events of a second', async () => {
		expect(editor.emulator.longConnections.list()).toHaveLength(1);
		changeStatus(editor, ...statuses(count));
		await accepted();
		const events = [...pushedEvents(editor)].sort();
		expect(events).toHaveLength(count);
		for (const id of ids) await expect(executedEvents(editor, id)).resolves.toEqual(events);
		expect(editor.emulator.longConnections.list()).toHaveLength(1);
	});

	it('come back when the server was away', async () => {
		editor.emulator.longConnections.stop();
		changeStatus(editor, 'Rejected');
		editor.emulator.longConnections.start();
		await online(1);
		await accepted();
		for (const id of ids) await expect(executions(id)).resolves.toHaveLength(count + 1);
	});

	it('notice within half a minute that the connection is half-open', async () => {
		editor.emulator.longConnections.freeze();
		const frozenMs = performance.now();
		const { length } = editor.emulator.longConnections.list();
		await until('there is another connection', async () => {
			const all = editor.emulator.longConnections.list();
			return await Promise.resolve(all.length > length ? true : undefined);
		});
		// Two ping intervals, 15 s, and the wait before it comes back.
		expect(performance.now() - frozenMs).toBeLessThan(30_000 + 5_000);
		changeStatus(editor, 'Withdrawn');
		await accepted();
		for (const id of ids) await expect(executions(id)).resolves.toHaveLength(count + 2);
	});

	it('use the new secret of the credential', async () => {
		const { apps, url, longConnections } = editor.emulator;
		appSecrets.push(apps.main.appSecret);
		const appSecret = editor.emulator.resetSecret(apps.main.appId);
		appSecrets.push(appSecret);
		await importCredentials(editor.home, [credentialFor(url, { ...apps.main, appSecret })]);
		longConnections.close();
		await online(1);
		changeStatus(editor, 'Approved');
		await accepted();
		for (const id of ids) await expect(executions(id)).resolves.toHaveLength(count + 3);
	});

	it('are each executed once for each event though n8n is killed in a burst', async () => {
		changeStatus(editor, ...statuses(40));
		await until(
			'some events are acknowledged',
			async () => {
				const taken = editor.emulator.deliveries(statusUpdated).slice(-40);
				const some = taken.filter(({ outcome }) => outcome === 'accepted').length > 3;
				return await Promise.resolve(some ? true : undefined);
			},
			20,
		);
		await editor.restartKilled();
		await online(1);
		await accepted();
		for (const id of ids) {
			await until(`${id} has all`, async () =>
				(await executions(id)).length === count + 43 ? true : undefined,
			);
		}
	});

	it('close the connection when the last of them is unpublished', async () => {
		await unpublishWorkflow(editor.session, 'first');
		expect(editor.emulator.longConnections.online()).toHaveLength(1);
		await unpublishWorkflow(editor.session, 'second');
		await online(0);
	});

	it('leave no secret in the log and the database', async () => {
		const log = await readFile(editor.server.logFile, 'utf8');
		const files = await readdir(editor.home.folder, { recursive: true, withFileTypes: true });
		const databases = files.filter((file) => file.isFile() && /\.sqlite/.test(file.name));
		expect(databases).not.toEqual([]);
		const kept = await Promise.all(
			databases.map(async ({ parentPath, name }) => await readFile(join(parentPath, name))),
		);
		const { longConnections } = editor.emulator;
		for (const secret of [...appSecrets, ...longConnections.secrets()]) {
			expect(log).not.toContain(secret);
			expect(kept.filter((content) => content.includes(secret))).toEqual([]);
		}
		expect(log).toMatch(/long connection of app .* is open/);
	});
});
