import type { IDataObject } from 'n8n-workflow';

import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { createClient, paths } from '../../emulator/client';
import { textAt } from '../../emulator/json';
import { daysFrom } from '../../emulator/tenant/dates';
import { Executions, startTrigger, type RunningTrigger } from '../../harness/trigger';
import '../support/webSocket';
import { soon } from '../support/longConnectionServer';
import { credentialFor, emulateEach, emulator } from '../support/sandbox';

emulateEach();

const UPDATED = 'corehr.offboarding.updated_v2';
const STATUS = 'corehr.offboarding.status_updated_v2';

let running: RunningTrigger | undefined;
afterEach(async () => {
	await running?.close();
	running = undefined;
});

/** Somebody is submitted, the date is changed, and then it is revoked. */
async function course(): Promise<void> {
	const client = createClient(emulator);
	const submitted = await client.send({
		path: paths.submit,
		query: { user_id_type: 'people_corehr_id' },
		body: {
			offboarding_mode: 1,
			employment_id: emulator.people.liNa.employmentId,
			offboarding_date: daysFrom(Date.now(), 40),
			offboarding_reason_unique_identifier: 'voluntary',
		},
	});
	const offboarding_id = textAt(submitted.data, 'offboarding_id') ?? '';
	const update_data = [{ field_name: 'offboarding_date', value: daysFrom(Date.now(), 50) }];
	await client.send({ path: paths.edit, body: { offboarding_id, update_data } });
	await client.send({ path: paths.revoke, body: { offboarding_id } });
	await soon(
		'all events are answered',
		() =>
			emulator.deliveries().length === 6 &&
			emulator.deliveries().every(({ outcome }) => outcome === 'accepted'),
	);
}

/** What starts the workflow in that course, with both events chosen. */
async function started(filters: IDataObject): Promise<Array<readonly [unknown, unknown]>> {
	const executions = new Executions();
	const workflowId = `edits-${expect.getState().currentTestName}`;
	running = await startTrigger({
		node: new FeishuOffboardingLongConnectionTrigger(),
		credential: credentialFor(emulator),
		executions,
		workflowId,
		parameters: { events: [UPDATED, STATUS], filters: filters as never },
	});
	await soon('the connection is open', () => emulator.longConnections.online().length === 1);
	await emulator.subscribe({ by: 'connection' });
	await course();
	return executions
		.of(workflowId)
		.map(({ event_type, status_name }) => [event_type, status_name] as const);
}

describe('a submit, an edit and a revoke, for a trigger set to both events', () => {
	const statuses = [
		[STATUS, 'Approving'],
		[STATUS, 'NoNeedApproval'],
		[STATUS, 'Withdrawn'],
	];

	it('start the workflow twice for the submit and the revoke', async () => {
		const found = await started({});
		expect(found).toHaveLength(6);
		expect(found).toEqual(
			expect.arrayContaining([
				...statuses,
				[UPDATED, 'NoNeedApproval'],
				[UPDATED, 'NoNeedApproval'],
				[UPDATED, 'Withdrawn'],
			]),
		);
	});

	it('start it once for each of them with Edits Only', async () => {
		const found = await started({ editsOnly: true });
		expect([...found].sort()).toEqual([...statuses, [UPDATED, 'NoNeedApproval']].sort());
	});

	it('start it for all of them where Edits Only was turned off', async () => {
		expect(await started({ editsOnly: false })).toHaveLength(6);
	});
});
