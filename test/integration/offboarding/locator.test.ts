import type { INodeParameters } from 'n8n-workflow';

import {
	at,
	bodies,
	byId,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	run,
	type RunOptions,
} from '../support/sandbox';

emulateEach();

/** The operations that name an offboarding. */
const operations: ReadonlyArray<[string, INodeParameters]> = [
	['get', {}],
	['revoke', {}],
	['update', { updateFields: { reasonExplanation: 'changed' } }],
];

const KEY = '={{ $json.key }}';

const runBy = async (
	operation: string,
	mode: string,
	keys: readonly unknown[],
	more: INodeParameters = {},
	options: RunOptions = {},
) =>
	await run(
		emulator,
		{ operation, offboarding: located(mode, KEY), ...more },
		{ items: keys.map((key) => ({ key: key as string })), ...options },
	);

const offboardingOf = (employmentId: string) =>
	emulator.offboardings().find((entry) => entry.employmentId === employmentId)?.offboardingId;

const IDS = { employee: 'employmentId', employeeNumber: 'employeeNumber', email: 'email' } as const;
type Mode = keyof typeof IDS;

describe.each(operations)('%s of an offboarding', (operation, more) => {
	it.each<Mode>(['employee', 'employeeNumber', 'email'])('finds it by %s', async (mode) => {
		const person = emulator.people.approved;
		const result = await runBy(operation, mode, [person[IDS[mode]]], more);
		expect(jsons(result)).toMatchObject([{ offboarding_id: offboardingOf(person.employmentId) }]);
	});

	it.each<Mode>(['employee', 'employeeNumber', 'email'])(
		'looks many up together by %s, and gives each its own',
		async (mode) => {
			const people = [emulator.people.approved, emulator.people.gone, emulator.people.approved];
			const strangers = { employee: '7140964208999999999', employeeNumber: 'X9', email: 'x@y.z' };
			const keys = [...people.map((person) => person[IDS[mode]]), strangers[mode], ''];
			const onError = 'continueErrorOutput';
			const result = await runBy(operation, mode, keys, more, { onError });
			const found = jsons(result).map((json) => at(json, 'offboarding_id'));
			expect(found).toContain(offboardingOf(emulator.people.approved.employmentId));
			expect(jsons(result, 1)).toContainEqual(
				expect.objectContaining({
					error: `'Offboarding' matches nobody: no employee with the ${
						{ employee: 'ID', employeeNumber: 'employee number', email: 'work email' }[mode]
					} ${strangers[mode]} was found`,
				}),
			);
			expect(jsons(result, 1)).toContainEqual(
				expect.objectContaining({ error: "'Offboarding' is empty" }),
			);
			expect(emulator.requests('search').length).toBe(1);
			expect(emulator.requests('employees').length).toBe(1);
		},
	);

	it.each<[string, string, unknown, string]>([
		['employee', 'E0003', 'E0003', 'an employee number: choose the mode Number'],
		['employee', '10003', '10003', 'an employee number: choose the mode Number'],
		['employee', '10003 as a number', 10003, 'an employee number: choose the mode Number'],
		['employee', 'an email', 'a@b.c', 'a work email: choose the mode Email'],
		['id', 'E0003', 'E0003', 'an employee number: choose the mode Number'],
		['id', '10003', '10003', 'an employee number: choose the mode Number'],
		['id', 'an email', 'a@b.c', 'a work email: choose the mode Email'],
		['id', 'an Open ID', 'ou_1', 'the Open ID of a person: choose the mode Person ID'],
	])('by %s refuses %s before anything is asked', async (mode, _case, key, message) => {
		const result = await runBy(operation, mode, [key], more);
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: `'Offboarding' is ${String(key)}, which looks like ${message}`,
			itemIndex: 0,
		});
		expect(routes(emulator)).toEqual([]);
	});

	it.each<Mode>(['employee', 'employeeNumber', 'email'])(
		'by %s says who has none, by name',
		async (mode) => {
			const person = emulator.people.liNa;
			const result = await runBy(operation, mode, [person[IDS[mode]]], more);
			expect(result.error?.message).toBe(
				`'Offboarding' matches nothing: Nora Li (E0001) has no ${operation === 'get' ? '' : 'open '}offboarding`,
			);
			expect(routes(emulator)).not.toContain(operation);
		},
	);

	it('claims nothing of a person whom the app may not look up', async () => {
		emulator.fail('employees', {
			kind: 'answer',
			status: 400,
			headers: { 'Content-Type': 'application/json' },
			rawBody: JSON.stringify({ code: 99991672, msg: 'Access denied' }),
		});
		const { employmentId } = emulator.people.liNa;
		const result = await runBy(operation, 'employee', [employmentId], more);
		expect(errorOf(result)).toMatchObject({
			message: containing(`offboarding for the ID ${employmentId}`),
			description: containing('could not be looked up'),
		});
		expect(result.error?.message).not.toContain('has no');
	});

	it('by number does not guess between two people of one number', async () => {
		const people = ['approved', 'leavingSoon'] as const;
		const item = (name: (typeof people)[number]) => ({
			employment_id_v2: emulator.people[name].employmentId,
			employee_number: 'E7',
			employment_status: { enum_name: 'hired' },
		});
		emulator.fail('employees', {
			kind: 'answer',
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			rawBody: JSON.stringify({ code: 0, data: { items: people.map(item) } }),
		});
		const result = await runBy(operation, 'employeeNumber', ['E7'], more);
		expect(result.error?.message).toBe(
			"'Offboarding' matches 2 people who have the employee number E7",
		);
		expect(routes(emulator)).not.toContain('search');
	});
});

describe('an offboarding by number', () => {
	it('is found of somebody who has left, where it need not be open', async () => {
		const { employeeNumber, employmentId } = emulator.people.gone;
		const result = await runBy('get', 'employeeNumber', [employeeNumber]);
		expect(jsons(result)).toMatchObject([{ offboarding_id: offboardingOf(employmentId) }]);
	});

	it('of somebody without an ID of the chosen type is refused', async () => {
		const { employeeNumber } = emulator.people.withoutAccount;
		const result = await runBy('get', 'employeeNumber', [employeeNumber], {
			userIdType: 'open_id',
		});
		expect(result.error?.message).toBe(
			`'Offboarding' has no ID of the chosen 'User ID Type' for the employee number ${employeeNumber}`,
		);
	});
});

describe('an employee by ID', () => {
	it.each([
		['E0003', 'an employee number: choose the mode Number'],
		['10003', 'an employee number: choose the mode Number'],
		['a@b.c', 'a work email: choose the mode Email'],
	])('refuses %s before anything is asked', async (key, message) => {
		for (const parameters of [
			{ resource: 'employee', operation: 'get' },
			{ operation: 'submit', offboardingDate: '2099-12-31', offboardingReason: 'voluntary' },
		]) {
			const result = await run(emulator, { ...parameters, employee: byId(key) });
			expect(result.error?.message).toBe(`'Employee' is ${key}, which looks like ${message}`);
		}
		expect(routes(emulator)).toEqual([]);
		expect(bodies(emulator, 'submit')).toEqual([]);
	});
});
