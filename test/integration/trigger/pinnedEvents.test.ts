import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import type { INodeParameters } from 'n8n-workflow';

import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { isRecord, parseJson, recordsAt, textAt, type JsonObject } from '../../emulator/json';
import { Executions, startTrigger } from '../../harness/trigger';
import '../support/webSocket';
import { soon } from '../support/longConnectionServer';
import { receive } from '../support/pushed';
import { credentialFor, emulateEach, emulator } from '../support/sandbox';

emulateEach();

const STATUS = 'corehr.offboarding.status_updated_v2';
const OURS = /feishuOffboarding.*Trigger$/;
const BY_CONNECTION = 'leaver-event-by-long-connection.json';

const recordAt = (object: JsonObject, key: string): JsonObject => {
	const value = object[key];
	return isRecord(value) ? value : {};
};

/** An example's trigger, as it is set, and what is pinned to it. */
function triggerIn(file: string) {
	const content = readFileSync(join(__dirname, '../../../examples', file), 'utf8');
	const workflow = recordAt({ parsed: parseJson(content) }, 'parsed');
	const pinData = recordAt(workflow, 'pinData');
	const node =
		recordsAt(workflow, 'nodes').find((one) => OURS.test(textAt(one, 'type') ?? '')) ?? {};
	return {
		parameters: recordAt(node, 'parameters') as INodeParameters,
		pinned: recordsAt(pinData, textAt(node, 'name') ?? '').map((item) => recordAt(item, 'json')),
	};
}

/** The keys of a value, with the type of each. */
function formOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(formOf);
	if (!isRecord(value)) return value === null ? 'null' : typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, formOf(inner)]));
}

/** Somebody's application is approved or rejected, as the status says. */
function decide(word: unknown): void {
	const { employmentId } = emulator.people.inApproval;
	const found = emulator.offboardings().find((record) => record.employmentId === employmentId);
	if (word === 'Rejected') emulator.reject(found?.offboardingId ?? '');
	else emulator.setStatus(found?.offboardingId ?? '', 'Approved');
}

/** An address that gives back the challenge, or whatever else comes. */
async function openEcho() {
	const server = createServer((request, response) => void request.pipe(response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

/** What the webhook trigger makes of the event that the emulator pushes. */
async function emittedByWebhook(parameters: INodeParameters, word: unknown) {
	const { verificationToken } = emulator.apps.main;
	const echo = await openEcho();
	await emulator.subscribe({ url: echo.url, verificationToken, eventTypes: [STATUS] });
	decide(word);
	await emulator.deliveriesSettled();
	echo.close();
	const [pushed] = emulator.deliveries(STATUS);
	const headers = { 'content-type': 'application/json;charset=utf-8' };
	const call = { headers, rawBody: Buffer.from(pushed?.rawBody ?? '') };
	const credential = { ...credentialFor(emulator), verificationToken };
	return (await receive(call, parameters, { credential })).items;
}

async function emittedByConnection(parameters: INodeParameters, word: unknown) {
	const executions = new Executions();
	const running = await startTrigger({
		node: new FeishuOffboardingLongConnectionTrigger(),
		credential: credentialFor(emulator),
		executions,
		workflowId: 'pinned',
		parameters,
	});
	await soon('the connection is open', () => emulator.longConnections.online().length === 1);
	await emulator.subscribe({ by: 'connection', eventTypes: [STATUS] });
	decide(word);
	await soon('the event has started it', () => executions.of('pinned').length === 1);
	await running.close();
	return executions.of('pinned');
}

const pinnedTo = (file: string) => {
	const { pinned, parameters } = triggerIn(file);
	const [item = {}] = pinned;
	expect(pinned).toHaveLength(1);
	return { item, parameters, word: item['status_name'] };
};

describe('the event pinned to the trigger of an example', () => {
	it.each(['approval-rejected-to-notice.json', 'leaver-event-to-deprovisioning.json'])(
		'has the form that the trigger gives: %s',
		async (file) => {
			const { item, parameters, word } = pinnedTo(file);
			const emitted = await emittedByWebhook(parameters, word);
			expect(emitted.map(({ status_name }) => status_name)).toEqual([word]);
			expect(emitted.map(formOf)).toEqual([formOf(item)]);
		},
	);

	it('has the form that the trigger gives over a long connection', async () => {
		const { item, parameters, word } = pinnedTo(BY_CONNECTION);
		const emitted = await emittedByConnection(parameters, word);
		expect(emitted.map(({ status_name }) => status_name)).toEqual([word]);
		expect(emitted.map(formOf)).toEqual([formOf(item)]);
	});

	it.each([
		'approval-rejected-to-notice.json',
		'leaver-event-to-deprovisioning.json',
		BY_CONNECTION,
	])('tells of an offboarding that the demo has: %s', (file) => {
		const { item, word } = pinnedTo(file);
		const { offboarding_id, employment_id, process_id } = item;
		const told = emulator
			.offboardings()
			.filter(({ offboardingId }) => offboardingId === offboarding_id);
		expect(told).toMatchObject([
			{ employmentId: employment_id, processId: process_id, status: word },
		]);
		const person = emulator.tenant.person('people_corehr_id', textAt(item, 'employment_id') ?? '');
		expect(item['target_user_id']).toEqual({
			union_id: person?.unionId,
			user_id: person?.userId,
			open_id: person?.openId,
		});
	});
});
