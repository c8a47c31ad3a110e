import { executeWorkflow } from '../host/n8n/commandLine';
import { executionsOf, finishedRun } from '../host/n8n/executions';
import { setUpOwner, type N8nSession } from '../host/n8n/rest';
import { startServer, type N8nServer } from '../host/n8n/server';
import { hostVersions } from '../host/install/versions';
import { anyFreePort } from '../host/ports';
import { addWorkflows, createStage, type Stage } from '../host/stage';
import { credentialReference } from '../e2e/support/editor';
import { statusUpdated, triggered } from '../e2e/support/triggerWorkflow';
import { until } from '../e2e/support/until';
import { activateWorkflow } from './oldPublishing';

// With the set-up of an n8n that is not there yet.
jest.setTimeout(1_800_000);

const nodeMajor = Number(hostVersions.node.split('.')[0]);

/** Long connections need a WebSocket of Node's own. */
const connected = nodeMajor >= 22 ? it : it.skip;

const action = (id: string, parameters: object) => ({
	id,
	name: id,
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'act',
			name: 'Act',
			type: 'n8n-nodes-feishu-corehr.feishuOffboarding',
			typeVersion: 1,
			position: [200, 0],
			parameters,
			credentials: credentialReference,
		},
	],
	connections: { Start: { main: [[{ node: 'Act', type: 'main', index: 0 }]] } },
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

let stage: Stage;
let server: N8nServer | undefined;
let session: N8nSession;

const openRecord = (employmentId: string) =>
	stage.emulator.offboardings().find((record) => record.employmentId === employmentId);

/** Some versions import no workflow without one. */
const versionId = '6f1b7c52-5f0e-4a53-9d1c-0b8f7d6a2c11';

const add = async (workflows: ReadonlyArray<{ id: string }>): Promise<void> =>
	await addWorkflows(
		stage,
		workflows.map((workflow) => ({ ...workflow, versionId })),
	);

/** An older n8n says that it is ready before its REST interface is there. */
const untilSettings = async (url: string): Promise<true> =>
	await until('the REST interface is there', async () => {
		const { ok } = await fetch(`${url}/rest/settings`);
		return ok ? true : undefined;
	});

async function act(id: string, parameters: object) {
	await add([action(id, parameters)]);
	const run = await executeWorkflow(stage.home, id);
	expect(run.failure).toBeUndefined();
	return run.allOutputs('Act').map(({ json }) => json);
}

const everyTenSeconds = [0, 10, 20, 30, 40, 50].map((second) => ({
	mode: 'custom',
	cronExpression: `${second} * * * * *`,
}));

beforeAll(async () => {
	// An n8n does not start with the name of a module that it does not have; all of these have this one.
	stage = await createStage('compat', {}, { N8N_DISABLED_MODULES: 'insights' });
	await add([
		triggered('pushed', 'feishuOffboardingTrigger', {
			typeVersion: 1.1,
			webhookId: 'webhook-of-pushed',
			parameters: { events: [statusUpdated] },
		}),
		triggered('polled', 'feishuOffboardingPollingTrigger', {
			parameters: { pollTimes: { item: everyTenSeconds }, changes: ['created', 'status'] },
		}),
		triggered('connected', 'feishuOffboardingLongConnectionTrigger', {
			parameters: { events: [statusUpdated] },
		}),
	]);
});

afterAll(async () => {
	await server?.stop();
	await stage?.close();
});

/** The command line, while no server has the home. */
describe('the action node', () => {
	it('submits', async () => {
		const { employmentId } = stage.emulator.people.liNa;
		const [item] = await act('submit', {
			employee: byId(employmentId),
			offboardingDate: '2030-08-30',
			offboardingReason: 'job_change_saas',
		});
		expect(item).toMatchObject({ outcome: 'submitted', employment_id: employmentId });
		expect(openRecord(employmentId)).toBeDefined();
	});

	it('revokes', async () => {
		const { offboardingId = '' } = openRecord(stage.emulator.people.liNa.employmentId) ?? {};
		const items = await act('revoke', { operation: 'revoke', offboarding: byId(offboardingId) });
		expect(items).toEqual([{ offboarding_id: offboardingId, outcome: 'revoked' }]);
	});
});

describe('a trigger', () => {
	beforeAll(async () => {
		server = await startServer(stage.home, await anyFreePort());
		await untilSettings(server.url);
		session = await setUpOwner(server.url);
	});

	afterEach(() => {
		stage.emulator.unsubscribe();
	});

	/** Changes a status until the workflow has run: the change may come before the trigger listens. */
	async function startedBy(id: string) {
		const { employmentId } = stage.emulator.people.approved;
		let next: 'Withdrawn' | 'Approved' = 'Withdrawn';
		const [execution] = await until(
			`${id} has run`,
			async () => {
				stage.emulator.setStatus(openRecord(employmentId)?.offboardingId ?? '', next);
				next = next === 'Withdrawn' ? 'Approved' : 'Withdrawn';
				const done = await executionsOf(session, id);
				return done.some(({ status }) => status === 'success') ? done : undefined;
			},
			7_000,
			3,
		);
		const run = await finishedRun(session, execution?.id ?? '');
		return run.allOutputs('Trigger').map(({ json }) => json);
	}

	it('starts a workflow with a pushed event', async () => {
		await activateWorkflow(session, 'pushed');
		const url = `${server?.url ?? ''}/webhook/webhook-of-pushed/webhook`;
		await stage.emulator.subscribe({
			eventTypes: [statusUpdated],
			...stage.emulator.apps.main,
			url,
		});
		const [item] = await startedBy('pushed');
		expect(item).toMatchObject({ event_type: statusUpdated });
	});

	it('starts a workflow by polling', async () => {
		await activateWorkflow(session, 'polled');
		const [item] = await startedBy('polled');
		expect(item).toMatchObject({ change: 'changed', changed_fields: ['status'] });
	});

	connected('starts a workflow over a long connection', async () => {
		await activateWorkflow(session, 'connected');
		await until('the connection is open', async () => {
			const open = stage.emulator.longConnections.online().length > 0;
			return await Promise.resolve(open ? true : undefined);
		});
		await stage.emulator.subscribe({ by: 'connection', eventTypes: [statusUpdated] });
		const [item] = await startedBy('connected');
		expect(item).toMatchObject({ event_type: statusUpdated });
	});
});
