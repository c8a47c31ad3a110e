import type { IDataObject } from 'n8n-workflow';

import { eventWith, signedCall } from '../../../support/pushedCall';
import { credential, execute, newWorkflow, push, receive } from '../../support/pushed';
import {
	bodies,
	containing,
	credentialFor,
	emulateEach,
	emulator,
	routes,
} from '../../support/sandbox';
import { elapse, useVirtualTime } from '../../support/virtualTime';

useVirtualTime();
emulateEach();

const wanted = { options: { includeEmployee: true } };

const secrets = () => {
	const { encryptKey, verificationToken } = credential;
	return { credential: { ...credentialFor(emulator), encryptKey, verificationToken } };
};

const told = (employment_id = emulator.people.approved.employmentId) =>
	signedCall(eventWith({ employment_id }));

async function started(parameters: object = wanted, call = told()): Promise<IDataObject> {
	const { result } = await elapse(
		async () => await receive(call, { ...parameters }, { ...secrets(), ...newWorkflow() }),
	);
	expect(result.response.status).toBe(200);
	expect(result.run?.status).toBe('success');
	expect(result.items).toHaveLength(1);
	return result.items[0] ?? {};
}

const named = (name: 'approved' | 'gone' | 'inApproval') => {
	const { email, employeeNumber } = emulator.people[name];
	return { name: expect.any(String) as unknown, employee_number: employeeNumber, email };
};

describe('Include Employee of the webhook trigger', () => {
	it.each(['approved', 'gone'] as const)('names whom the event is about: %s', async (name) => {
		const item = await started(wanted, told(emulator.people[name].employmentId));
		expect(item).toMatchObject({
			status_name: expect.any(String) as unknown,
			employee: named(name),
		});
		expect(item).not.toHaveProperty('employee_error');
		expect(bodies(emulator, 'employees')).toHaveLength(1);
	});

	it('comes where the record does not', async () => {
		const item = await started({ ...wanted, fetchRecord: true });
		expect(item).toMatchObject({ employee: named('approved'), record: null });
	});

	it('names the people of several items with one search, and leaves the others without', async () => {
		const people = ['approved', 'gone', 'inApproval'] as const;
		const ids = people.map((name) => emulator.people[name].employmentId);
		const items = [...ids, '7000000000000000001', '', ids[0]].map((employment_id, index) => ({
			json: { event_id: `event${index}`, employment_id },
		}));
		const { result } = await elapse(
			async () => await execute(items, wanted, { ...secrets(), ...newWorkflow() }),
		);
		expect(result.items).toMatchObject([
			...people.map((name) => ({ employee: named(name) })),
			{ employee: null, employee_error: containing('does not see the employee') },
			{ employee: null, employee_error: containing('names no employee') },
			{ employee: named('approved') },
		]);
		expect(bodies(emulator, 'employees')).toHaveLength(1);
	});

	it('keeps the event where the app may not look, and asks once', async () => {
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding:read']);
		const item = await started();
		expect(item).toMatchObject({
			employee: null,
			employee_error: containing('corehr:employee:read'),
			event_id: expect.any(String) as unknown,
		});
		expect(bodies(emulator, 'employees')).toHaveLength(1);
	});

	it('keeps the event where Feishu breaks off for good', async () => {
		emulator.fail('employees', { kind: 'gatewayBefore', status: 503 }, { times: 1_000 });
		const item = await started();
		expect(item).toMatchObject({ employee: null, employee_error: expect.any(String) as unknown });
	});

	it('waits for Feishu’s limit as long as any other run does', async () => {
		emulator.fail('employees', { kind: 'rateLimit', resetSeconds: 40 });
		expect(await started()).toMatchObject({ employee: named('approved') });
	});

	it('answers Feishu before anybody is looked for', async () => {
		const { result } = await elapse(async () => await push(told(), wanted, secrets()));
		expect(result.response.status).toBe(200);
		expect(emulator.requests()).toEqual([]);
	});

	it.each([{}, { options: { includeEmployee: false } }])(
		'asks nothing unless it is wanted: %j',
		async (parameters) => {
			expect(await started(parameters)).not.toHaveProperty('employee');
			expect(routes(emulator)).toEqual([]);
		},
	);

	it('ends with the execution that is stopped', async () => {
		emulator.fail('employees', { kind: 'rateLimit', resetSeconds: 100 }, { times: 1_000 });
		const items = [{ json: { employment_id: emulator.people.approved.employmentId } }];
		const { result } = await elapse(
			async () =>
				await execute(items, wanted, { ...secrets(), ...newWorkflow(), cancelAfterMs: 5_000 }),
		);
		expect(result.run.status).toBe('canceled');
	});
});
