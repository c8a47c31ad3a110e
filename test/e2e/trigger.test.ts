import { importCredentials, type CredentialFile } from '../host/n8n/commandLine';
import { unpublishWorkflow } from '../host/n8n/publishing';
import { credentialFor, type SandboxApp } from '../host/sandbox';
import type { OffboardingStatus } from '../emulator/tenant/record';
import { openEditor, type Editor } from './support/editor';
import {
	byWebhook,
	changeStatus,
	credentialOf,
	executedEvents,
	pushedEvents,
	receiveEvents,
	statusUpdated,
} from './support/triggerWorkflow';

jest.setTimeout(300_000);

let editor: Editor;

const credentialWith = (id: string, app: SandboxApp): CredentialFile => ({
	...credentialFor(editor.emulator.url, app),
	id,
	name: id,
});

const tokenOnly = () =>
	credentialWith('tokenOnly', { ...editor.emulator.apps.second, encryptKey: '' });

const neither = () =>
	credentialWith('neither', {
		...editor.emulator.apps.main,
		encryptKey: '',
		verificationToken: '',
	});

beforeAll(async () => {
	editor = await openEditor('e2e-trigger', [
		byWebhook('single'),
		byWebhook('duplicate'),
		byWebhook('outOfOrder'),
		byWebhook('restarted'),
		byWebhook('plain', { credentials: credentialOf('tokenOnly') }),
		byWebhook('keyless', { credentials: credentialOf('neither') }),
	]);
	await importCredentials(editor.home, [tokenOnly(), neither()]);
});

afterAll(async () => {
	await editor?.close();
});

beforeEach(() => {
	editor.emulator.unsubscribe();
});

/** Changes the status of a record, and gives the events that were pushed for that, in their order. */
async function change(...next: readonly OffboardingStatus[]): Promise<string[]> {
	const before = pushedEvents(editor);
	changeStatus(editor, ...next);
	await editor.emulator.deliveriesSettled();
	return pushedEvents(editor).filter((eventId) => !before.includes(eventId));
}

const answersTo = (eventId: string) =>
	editor.emulator
		.deliveries()
		.filter((delivery) => delivery.eventId === eventId)
		.map(({ status }) => status);

describe('a published workflow with the Feishu Offboarding Trigger', () => {
	it('is executed once for an event that comes encrypted and signed', async () => {
		await receiveEvents(editor, 'single');
		const [challenge] = editor.emulator.deliveries('url_verification').slice(-1);
		expect(challenge).toMatchObject({ status: 200, outcome: 'accepted' });
		const events = await change('Withdrawn');
		expect(events).toHaveLength(1);
		const [delivery] = editor.emulator.deliveries(statusUpdated).slice(-1);
		expect(delivery).toMatchObject({ status: 200, outcome: 'accepted' });
		expect(delivery?.rawBody).toMatch(/^\{"encrypt":"[^"]+"\}$/);
		expect(delivery?.headers).toHaveProperty('X-Lark-Signature');
		await expect(executedEvents(editor, 'single')).resolves.toEqual(events);
	});

	it('is executed once for an event that comes three times', async () => {
		await receiveEvents(editor, 'duplicate');
		editor.emulator.deliverCopies(2);
		const [eventId = ''] = await change('Approved');
		editor.emulator.deliverCopies(1);
		await editor.emulator.redeliver(eventId);
		expect(answersTo(eventId)).toEqual([200, 200, 200]);
		await expect(executedEvents(editor, 'duplicate')).resolves.toEqual([eventId]);
	});

	it.each(['signature', 'token', 'body', 'plain'] as const)(
		'is not executed for an event with a forged %s',
		async (forgery) => {
			const before = await executedEvents(editor, 'duplicate');
			await receiveEvents(editor, 'duplicate');
			const [eventId = ''] = before;
			await expect(editor.emulator.redeliver(eventId, forgery)).resolves.toMatchObject({
				status: 401,
			});
			await expect(executedEvents(editor, 'duplicate')).resolves.toEqual(before);
		},
	);

	it('is executed once for each of the events that come out of order', async () => {
		await receiveEvents(editor, 'outOfOrder');
		editor.emulator.holdEvents();
		await change('Withdrawn', 'Rejected', 'Approved');
		const held: string[] = [];
		await editor.emulator.releaseEvents((events) => {
			held.push(...events.map(({ eventId }) => eventId));
			return [...events].reverse();
		});
		expect(held).toHaveLength(3);
		expect(pushedEvents(editor).slice(-held.length)).toEqual([...held].reverse());
		await expect(executedEvents(editor, 'outOfOrder')).resolves.toEqual(held.sort());
	});

	it('is executed for a plain event where the credential has the Verification Token alone', async () => {
		const { emulator } = editor;
		const { appId, verificationToken } = emulator.apps.second;
		await receiveEvents(editor, 'plain', { appId, verificationToken });
		const events = await change('Withdrawn');
		expect(events).toHaveLength(1);
		const [delivery] = emulator.deliveries(statusUpdated).slice(-1);
		expect(delivery).toMatchObject({ status: 200, appId });
		expect(delivery?.rawBody).toContain(verificationToken);
		await expect(executedEvents(editor, 'plain')).resolves.toEqual(events);
		emulator.unsubscribe(appId);
	});

	it('cannot be published with a credential that has neither key nor token, and says why', async () => {
		await expect(receiveEvents(editor, 'keyless')).rejects.toThrow(
			/neither an 'Encrypt Key' nor a 'Verification Token'/,
		);
	});

	it('remembers an event when n8n is started again, and starts nothing once unpublished', async () => {
		await receiveEvents(editor, 'restarted');
		const events = await change('Rejected');
		await expect(executedEvents(editor, 'restarted')).resolves.toEqual(events);

		await editor.restart();
		const [eventId = ''] = events;
		await expect(editor.emulator.redeliver(eventId)).resolves.toMatchObject({ status: 200 });
		const later = await change('Approved');
		await expect(executedEvents(editor, 'restarted')).resolves.toEqual(
			[...events, ...later].sort(),
		);

		await unpublishWorkflow(editor.session, 'restarted');
		const unheard = await change('Withdrawn');
		expect(unheard.map(answersTo)).toEqual([[404]]);
		await expect(executedEvents(editor, 'restarted')).resolves.toEqual(
			[...events, ...later].sort(),
		);
	});
});
