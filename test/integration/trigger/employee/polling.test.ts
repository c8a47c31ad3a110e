import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { FeishuOffboardingPollingTrigger } from '../../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import type { Emulator, EmulatorOptions } from '../../../emulator/server';
import type { Person } from '../../../emulator/tenant/person';
import { poll, polling, type PollCircumstances } from '../../../harness/poll';
import { StaticData } from '../../../harness/staticData';
import {
	bodies,
	closeEmulators,
	containing,
	credentialFor,
	emulate,
	employeeItems,
} from '../../support/sandbox';
import { submitElsewhere } from '../../support/submitElsewhere';
import { elapse, useVirtualTime } from '../../support/virtualTime';

useVirtualTime();
afterEach(closeEmulators);

const wanted = { options: { includeEmployee: true } };

/** A trigger that has been started, and what was submitted since. */
async function after(
	count: number,
	parameters: INodeParameters = wanted,
	circumstances: PollCircumstances = {},
	options: EmulatorOptions = {},
) {
	const emulator = await emulate({ extraPeople: 300, limits: false, ...options });
	const staticData = new StaticData();
	const node = new FeishuOffboardingPollingTrigger();
	const credential = credentialFor(emulator);
	const trigger = polling({ node, credential, parameters, staticData }, circumstances);
	await elapse(trigger.once);
	const ids = employeeItems(emulator, count).map(({ employee }) => employee);
	await submitElsewhere(emulator, ids);
	emulator.clearJournal();
	const again = async (): Promise<IDataObject[] | null> => {
		const { result } = await elapse(trigger.once);
		return result?.map(({ json }) => json) ?? null;
	};
	return { emulator, again, staticData };
}

const numberOf = (emulator: Emulator, { employment_id }: IDataObject) =>
	emulator.tenant.people.find((one) => one.employmentId === employment_id)?.employeeNumber;

const named = (item: IDataObject) => (item.employee as IDataObject | null)?.employee_number;

describe('Include Employee of the polling trigger', () => {
	it.each([1, 100, 101, 250])(
		'names each of %i leavers, a hundred with one search',
		async (count) => {
			const { again, emulator } = await after(count);
			const items = (await again()) ?? [];
			expect(items).toHaveLength(count);
			for (const item of items) {
				expect(named(item)).toBe(numberOf(emulator, item));
				expect(item).not.toHaveProperty('employee_error');
			}
			expect(bodies(emulator, 'employees')).toHaveLength(Math.ceil(count / 100));
			emulator.clearJournal();
			expect(await again()).toBeNull();
			expect(bodies(emulator, 'employees')).toEqual([]);
		},
	);

	it('asks for nobody whose change is not wanted, and for nobody at all unless it is wanted', async () => {
		for (const parameters of [{ ...wanted, changes: ['offboarding_date'] }, {}]) {
			const { again, emulator } = await after(3, parameters);
			const items = await again();
			expect(items?.[0] ?? {}).not.toHaveProperty('employee');
			expect(bodies(emulator, 'employees')).toEqual([]);
		}
	});

	it('tells of everybody where one is not found', async () => {
		const { again, emulator } = await after(3);
		const [first] = employeeItems(emulator, 1);
		const hidden = emulator.tenant.people.findIndex((one) => one.employmentId === first?.employee);
		(emulator.tenant.people as Person[]).splice(hidden, 1);
		const items = (await again()) ?? [];
		expect(items).toHaveLength(3);
		expect(items.filter(({ employee }) => employee === null)).toMatchObject([
			{ employment_id: first?.employee, employee_error: containing('does not see the employee') },
		]);
	});

	it('tells of everybody where the app may not look, once, and moves on', async () => {
		const { again, emulator } = await after(150);
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding:read']);
		const items = (await again()) ?? [];
		expect(items).toHaveLength(150);
		for (const item of items) {
			expect(item).toMatchObject({
				change: 'created',
				employee: null,
				employee_error: containing('corehr:employee:read'),
			});
		}
		expect(bodies(emulator, 'employees')).toHaveLength(1);
		expect(await again()).toBeNull();
	});

	it('keeps those whom it has found where a later search fails', async () => {
		const { again, emulator } = await after(250);
		emulator.fail(
			'employees',
			{ kind: 'answer', status: 400, code: 1160102, msg: 'no' },
			{ skip: 1, times: 1_000 },
		);
		const items = (await again()) ?? [];
		expect(items).toHaveLength(250);
		expect(items.filter(({ employee }) => employee !== null)).toHaveLength(100);
		expect(items.filter(({ employee_error }) => employee_error !== undefined)).toHaveLength(150);
	});

	it('ends in time where the limit of the search for employees stays closed, and loses nothing', async () => {
		const budgetMs = 36_000;
		const { again, emulator } = await after(150, wanted, { budgetMs });
		emulator.fail('employees', { kind: 'rateLimit', resetSeconds: 25 }, { times: 1_000 });
		const { result, tookMs } = await elapse(again);
		expect(tookMs).toBeLessThan(budgetMs);
		expect(result).toHaveLength(150);
		expect(result?.[0]).toMatchObject({
			employee: null,
			employee_error: expect.any(String) as unknown,
		});
	});

	it('shows the employee in the editor, too', async () => {
		const emulator = await emulate();
		const { result } = await elapse(
			async () =>
				await poll({
					node: new FeishuOffboardingPollingTrigger(),
					credential: credentialFor(emulator),
					parameters: { ...wanted, simplify: false },
					mode: 'manual',
				}),
		);
		const [item] = result ?? [];
		expect(named(item?.json ?? {})).toBe(numberOf(emulator, item?.json ?? {}));
		expect(item?.json).toMatchObject({
			record: { status_name: item?.json.status_name, offboarding_info: {} },
		});
	});
});
