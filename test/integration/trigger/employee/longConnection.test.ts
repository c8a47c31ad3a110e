import type { Emulator } from '../../../emulator/server';
import type { TriggerSetup } from '../../../harness/trigger';
import {
	answered,
	connectEach,
	credential,
	event,
	executions,
	idOf,
	server,
	start,
} from '../../support/connected';
import { clockOf, connectedNode } from '../../support/connectedNode';
import { soon } from '../../support/longConnectionServer';
import { bodies, containing, emulate } from '../../support/sandbox';

connectEach();

const wanted = { options: { includeEmployee: true } };

async function tenant(more: Partial<TriggerSetup> = {}): Promise<Emulator> {
	const emulator = await emulate();
	server.tenantUrl = emulator.url;
	server.secret = emulator.apps.main.appSecret;
	const { appId, appSecret } = emulator.apps.main;
	const setup = { credential: { ...credential(appSecret), appId }, parameters: wanted };
	await start('a', { ...setup, ...more });
	return emulator;
}

const push = (emulator: Emulator, employment_id: string) => {
	const { offboardingId } = emulator.offboardings()[0] ?? {};
	const told = { offboarding_id: offboardingId, employment_id, status: 2 };
	const body = { ...event({ app_id: emulator.apps.main.appId }), event: told };
	return { body, code: answered(server.push(body)) };
};

const approved = (emulator: Emulator) => emulator.people.approved.employmentId;

const started = () => executions.of(idOf('a'));

const named = (emulator: Emulator, name: 'approved' | 'gone') => {
	const { email, employeeNumber } = emulator.people[name];
	return { name: expect.any(String) as unknown, employee_number: employeeNumber, email };
};

describe('Include Employee of the long-connection trigger', () => {
	it('names whom each event is about, and leaves a person who is not found out', async () => {
		const emulator = await tenant();
		const ids = [approved(emulator), '7000000000000000001', '', emulator.people.gone.employmentId];
		for (const id of ids) await expect(push(emulator, id).code).resolves.toBe(200);
		expect(started()).toMatchObject([
			{ employee: named(emulator, 'approved') },
			{ employee: null, employee_error: containing('does not see the employee') },
			{ employee: null, employee_error: containing('names no employee') },
			{ employee: named(emulator, 'gone') },
		]);
		expect(started()[0]).not.toHaveProperty('employee_error');
	});

	it('comes beside the record', async () => {
		const emulator = await tenant({ parameters: { ...wanted, fetchRecord: true } });
		const record = emulator.offboardings().find((one) => one.employmentId === approved(emulator));
		const body = {
			...event({ app_id: emulator.apps.main.appId }),
			event: {
				offboarding_id: record?.offboardingId,
				employment_id: record?.employmentId,
				status: 2,
			},
		};
		await expect(answered(server.push(body))).resolves.toBe(200);
		expect(started()).toMatchObject([
			{ employee: named(emulator, 'approved'), record: { status_name: 'Approved' } },
		]);
	});

	it('says at once why there is none where the app may not look, and starts the workflow', async () => {
		const emulator = await tenant();
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding:read']);
		await expect(push(emulator, approved(emulator)).code).resolves.toBe(200);
		expect(started()).toMatchObject([
			{ employee: null, employee_error: containing('corehr:employee:read') },
		]);
		expect(bodies(emulator, 'employees')).toHaveLength(1);
	});

	it('starts the workflow once after ten seconds where Feishu does not answer', async () => {
		const emulator = await tenant({ node: connectedNode(clockOf(20)) });
		emulator.fail('employees', { kind: 'hangBefore' }, { times: 100 });
		const { body, code } = push(emulator, approved(emulator));
		await expect(code).resolves.toBe(500);
		await soon('the event is handed over', () => started().length > 0);
		await expect(answered(server.push(body))).resolves.toBe(200);
		expect(started()).toMatchObject([
			{ employee: null, employee_error: containing('within ten seconds') },
		]);
	});

	it('asks nothing unless it is wanted', async () => {
		const emulator = await tenant({ parameters: {} });
		await expect(push(emulator, approved(emulator)).code).resolves.toBe(200);
		expect(started()[0]).not.toHaveProperty('employee');
		expect(emulator.requests('employees')).toEqual([]);
	});
});
