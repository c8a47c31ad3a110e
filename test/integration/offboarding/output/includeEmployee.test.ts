import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	run,
	submitParameters,
	type RunOptions,
} from '../../support/sandbox';

emulateEach();

const includeEmployee = { includeEmployee: true };
const onError = 'continueRegularOutput';

const get = async (parameters: INodeParameters = {}, options: RunOptions = {}) =>
	await run(
		emulator,
		{
			operation: 'get',
			offboarding: located('employee', '={{ $json.id }}'),
			options: includeEmployee,
			...parameters,
		},
		options,
	);

const approved = () => ({ id: emulator.people.approved.employmentId });
const inApproval = () => ({ id: emulator.people.inApproval.employmentId });

const nameOf = (name: 'approved' | 'inApproval' | 'liNa') => {
	const { email, employeeNumber } = emulator.people[name];
	return { name: expect.any(String) as unknown, employee_number: employeeNumber, email };
};

const withoutScope = () =>
	emulator.setScopes(emulator.apps.main.appId, [
		'corehr:offboarding:read',
		'corehr:offboarding.submit:write',
	]);

describe('Include Employee', () => {
	it.each([true, false])('names the people of all items with one search: %p', async (simplify) => {
		const items = [approved(), inApproval(), approved()];
		const result = await get({ simplify }, { items });
		expect(jsons(result).map(({ employee }) => employee)).toEqual([
			nameOf('approved'),
			nameOf('inApproval'),
			nameOf('approved'),
		]);
		expect(bodies(emulator, 'employees')).toHaveLength(1);
		expect(result.hints).toEqual([]);
	});

	it('leaves the neighbours of an item that fails alone', async () => {
		const items = [approved(), { id: 'ou_1' }, inApproval()];
		const result = await get({}, { items, onError });
		expect(jsons(result)).toMatchObject([
			{ employee: nameOf('approved') },
			{ error: containing("'Offboarding'") },
			{ employee: nameOf('inApproval') },
		]);
	});

	it('asks nothing unless it is wanted', async () => {
		const [item] = jsons(await get({ options: {} }, { items: [approved()] }));
		expect(item).not.toHaveProperty('employee');
		expect(routes(emulator)).not.toContain('employees');
	});

	it('gives null and one hint where the app may not look, and asks once', async () => {
		withoutScope();
		const result = await get({}, { items: [approved(), inApproval()] });
		expect(result.status).toBe('success');
		expect(jsons(result)).toMatchObject([{ employee: null }, { employee: null }]);
		expect(result.hints).toMatchObject([{ message: containing('corehr:employee:read') }]);
		expect(bodies(emulator, 'employees')).toHaveLength(1);
	});

	it('names each person of a list of Get Many', async () => {
		const result = await run(emulator, {
			operation: 'getAll',
			returnAll: true,
			options: includeEmployee,
		});
		const items = jsons(result);
		expect(items.length).toBeGreaterThan(2);
		for (const { employee, employment_id } of items) {
			const person = emulator.tenant.people.find((one) => one.employmentId === employment_id);
			expect(employee).toMatchObject({ employee_number: person?.employeeNumber });
		}
		expect(bodies(emulator, 'employees')).toHaveLength(1);
	});

	it.each([true, false])('never costs a submit: with the scope, %p', async (mayLook) => {
		if (!mayLook) withoutScope();
		const { employmentId } = emulator.people.liNa;
		const [first] = jsons(
			await run(emulator, submitParameters({ options: includeEmployee }), {
				items: [{ employee: employmentId }, { employee: emulator.people.approved.employmentId }],
				onError,
			}),
		);
		expect(first).toMatchObject({
			outcome: 'submitted',
			employee: mayLook ? nameOf('liNa') : null,
		});
	});
});

describe('an offboarding that is open already', () => {
	const submitted = async (employee: unknown) =>
		await run(emulator, submitParameters({ employee: located('id', '={{ $json.id }}') }), {
			items: [{ id: employee as string }],
		});

	it('is named in the error, with its date, status and ID', async () => {
		const { employmentId } = emulator.people.approved;
		const record = emulator.offboardings().find((one) => one.employmentId === employmentId);
		const { description, message } = errorOf(await submitted(employmentId));
		expect(message).toContain(
			`: ${employmentId} · ${record?.offboardingDate ?? ''} · Approved (${record?.offboardingId ?? ''})`,
		);
		expect(description).toContain('Offboarding > Revoke');
	});

	it('names the person where the item gave the number', async () => {
		const { employeeNumber } = emulator.people.approved;
		const parameters = submitParameters({ employee: located('employeeNumber', employeeNumber) });
		expect(errorOf(await run(emulator, parameters)).message).toContain(`(${employeeNumber}) · `);
	});
});

it('Validate Only tells its problems as text, what makes the item invalid first', async () => {
	const parameters = submitParameters({ options: { validateOnly: true } });
	const items = [{ employee: emulator.people.approved.employmentId }];
	const [item] = jsons(await run(emulator, parameters, { items }));
	expect(item?.problems).toMatch(/^Open Offboarding: There is an open offboarding/);
});
