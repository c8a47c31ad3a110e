import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	byId,
	containing,
	credentialFor,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	matching,
	routes,
	runnerOf,
} from '../support/sandbox';

emulateEach();

const NOBODY = '7100000000000000001';

const get = runnerOf({
	resource: 'employee',
	operation: 'get',
	employee: byId('={{ $json.employee }}'),
});

describe('an employee', () => {
	it('comes as ten fields at most', async () => {
		const { liNa } = emulator.people;
		const manager = emulator.tenant.personByNumber(liNa.managerNumber ?? '');
		const result = await get({ employee: byId(liNa.employmentId) });
		expect(jsons(result)).toEqual([
			{
				employment_id: liNa.employmentId,
				employee_number: liNa.employeeNumber,
				name: liNa.englishName,
				email_address: liNa.email,
				employment_status: 'hired',
				department: containing('o'),
				...(manager === undefined ? {} : { direct_manager_id: manager.employmentId }),
				effective_date: matching(/^\d{4}-\d\d-\d\d$/),
			},
		]);
	});

	it.each(['list', 'id'])('is found by ID in mode %s', async (mode) => {
		const { liNa } = emulator.people;
		const result = await get({ employee: located(mode, liNa.employmentId) });
		expect(jsons(result)).toMatchObject([{ employee_number: liNa.employeeNumber }]);
		expect(routes(emulator).filter((route) => route !== 'tenantAccessToken')).toEqual([
			'employeeBatch',
		]);
	});

	it.each([
		['email', (person: { email: string }) => person.email.toUpperCase()],
		['employeeNumber', (person: { employeeNumber: string }) => person.employeeNumber],
	])('is found by %s, even one who has left', async (mode, valueOf) => {
		const { gone, liNa } = emulator.people;
		const items = [liNa, gone].map((person) => ({ employee: valueOf(person) }));
		const result = await get({ employee: located(mode, '={{ $json.employee }}') }, { items });
		expect(jsons(result)).toMatchObject([
			{ employee_number: liNa.employeeNumber, employment_status: 'hired' },
			{
				employee_number: gone.employeeNumber,
				employment_status: 'terminated',
				expiration_date: matching(/^\d{4}-\d\d-\d\d$/),
			},
		]);
		expect(emulator.requests('employees')).toHaveLength(1);
	});

	it('is named in the language of the labels', async () => {
		const { liNa } = emulator.people;
		const result = await get(
			{ employee: byId(liNa.employmentId) },
			{ credential: { ...credentialFor(emulator), labelLanguage: 'zh-CN' } },
		);
		expect(jsons(result)).toMatchObject([{ name: liNa.localName }]);
	});

	it('comes with the wanted fields in the words of Feishu', async () => {
		const { liNa } = emulator.people;
		const result = await get({
			employee: byId(liNa.employmentId),
			simplify: false,
			fields: ['time_zone', 'department_id'],
			options: { departmentIdType: 'people_corehr_department_id' },
		});
		expect(jsons(result)).toEqual([
			{
				employment_id: liNa.employmentId,
				employment_id_v2: liNa.employmentId,
				time_zone: 'Asia/Shanghai',
				department_id: liNa.departmentId,
				department_id_v2: liNa.departmentId,
				department: { id: liNa.departmentId, id_v2: liNa.departmentId },
			},
		]);
	});

	it('without an ID of the wanted kind says so', async () => {
		const { withoutAccount } = emulator.people;
		const result = await get({
			userIdType: 'open_id',
			employee: located('employeeNumber', withoutAccount.employeeNumber),
		});
		expect(jsons(result)).toMatchObject([
			{ employment_id: null, conversion_failed: true, email_address: withoutAccount.email },
		]);
	});

	it('is asked for together with its neighbours, and paired with its item', async () => {
		const { chenJing, liNa } = emulator.people;
		const items = [liNa, chenJing, liNa].map(({ openId }) => ({ employee: openId }));
		const { outputs } = await get({ userIdType: 'open_id' }, { items });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.employment_id, pairedItem])).toEqual(
			items.map(({ employee }, item) => [employee, { item }]),
		);
		expect(bodies(emulator, 'employeeBatch')).toMatchObject([
			{ employment_ids: [liNa.openId, chenJing.openId] },
		]);
	});

	it('outside the data permissions fails its own item alone', async () => {
		const { chenJing, liNa, outOfScope } = emulator.people;
		const ids = [liNa.employmentId, outOfScope.employmentId, NOBODY, chenJing.employmentId];
		const result = await get(
			{},
			{ items: ids.map((employee) => ({ employee })), onError: 'continueErrorOutput' },
		);
		expect(jsons(result).map((item) => item.employment_id)).toEqual([
			liNa.employmentId,
			chenJing.employmentId,
		]);
		expect(jsons(result, 1)).toMatchObject([
			{
				employee: outOfScope.employmentId,
				error: 'This employee lies outside what the app may see',
			},
			{ employee: NOBODY, error: containing(`Feishu knows no person with the ID ${NOBODY}`) },
		]);
	});

	it('who cannot be told apart is refused', async () => {
		const twice = {
			employee_number: 'E1',
			employment_status: { enum_name: 'hired' },
			employment_id_v2: '71',
		};
		emulator.fail('employees', {
			kind: 'answer',
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			rawBody: JSON.stringify({
				code: 0,
				data: { items: [twice, { ...twice, employment_id_v2: '72' }] },
			}),
		});
		const result = await get({ employee: located('employeeNumber', 'E1') });
		expect(errorOf(result)).toMatchObject({
			message: "'Employee' matches 2 people who have the employee number E1",
			itemIndex: 0,
		});
	});

	it.each<[string, INodeParameters, string]>([
		['nobody', { employee: located('email', 'nobody@example.com') }, 'matches nobody'],
		['nothing', { employee: byId('={{ $json.nothing }}') }, "'Employee' is empty"],
		['a number', { employee: byId('={{ 6982509313466189342 }}') }, 'given as a number'],
		['an ID of another type', { employee: byId('ou_1') }, 'is of the type Open ID'],
		[
			'a kind of department ID',
			{ employee: byId(NOBODY), options: { departmentIdType: 'name' } },
			"'Department ID Type' has an unknown value",
		],
	])('is refused for %s', async (_case, parameters, message) => {
		const result = await get(parameters);
		expect(errorOf(result)).toMatchObject({ message: containing(message), itemIndex: 0 });
	});
});
