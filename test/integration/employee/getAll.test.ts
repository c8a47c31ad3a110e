import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	containing,
	emulate,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	matching,
	routes,
	run,
	runnerOf,
} from '../support/sandbox';

emulateEach();

/** An employment ID but for its last digit. */
const ID = '710000000000000000';

const PARAMETERS = { resource: 'employee', operation: 'getAll' };

const getAll = runnerOf(PARAMETERS);

describe('Get Many of employees', () => {
	it('returns everybody in pages', async () => {
		const crowd = await emulate({ extraPeople: 150 });
		const result = await run(crowd, {
			...PARAMETERS,
			returnAll: true,
		});
		const visible = crowd.tenant.people.filter(({ inDataScope }) => inDataScope);
		expect(jsons(result).map((item) => item.employee_number)).toEqual(
			visible.map(({ employeeNumber }) => employeeNumber),
		);
		expect(crowd.requests('employees').length).toBe(Math.ceil(visible.length / 100));
	});

	it.each<[string, INodeParameters, object]>([
		['a key word', { keyWord: ' li.na ' }, { key_word: 'li.na' }],
		[
			'emails',
			{ emails: 'a@example.com, b@example.com' },
			{ email_address_list: ['a@example.com', 'b@example.com'] },
		],
		['numbers', { employeeNumbers: '={{ [42, "E1"] }}' }, { employee_number_list: ['42', 'E1'] }],
		['IDs', { employeeIds: `${ID}1\n${ID}2` }, { employment_id_list: [`${ID}1`, `${ID}2`] }],
		['the status', { status: 'terminated' }, { employment_status: 'terminated' }],
		['departments', { departmentIds: 'od-1' }, { department_id_list: ['od-1'] }],
		[
			'departments and those below',
			{ departmentIds: 'od-1', includeSubDepartments: true },
			{ department_id_list_include_sub: ['od-1'] },
		],
	])('filters by %s', async (_case, filters, body) => {
		await getAll({ filters });
		const [sent] = bodies(emulator, 'employees');
		expect(sent).toEqual({ ...body, fields: expect.arrayContaining(['employment_id']) as unknown });
	});

	it('finds people of a department by the chosen kind of ID', async () => {
		const { liNa } = emulator.people;
		const result = await getAll({
			filters: { departmentIds: liNa.departmentId },
			options: { departmentIdType: 'people_corehr_department_id' },
		});
		expect(jsons(result).map((item) => item.employee_number)).toContain(liNa.employeeNumber);
	});

	it.each([99992357, 99992358, 99992379, 99992380])(
		'a department that does not exist is traced to the filter: %d',
		async (code) => {
			const items = ['od-1', 'od-2', 'od-3'].map((department) => ({ department }));
			const answer = {
				kind: 'answer',
				status: 400,
				code,
				msg: 'these ids not existed: od-2',
			} as const;
			emulator.fail('employees', answer, { skip: 1 });
			const filters = { departmentIds: '={{ $json.department }}' };
			const result = await getAll({ filters }, { items, onError: 'continueErrorOutput' });
			expect(jsons(result, 1)).toEqual([
				{
					department: expect.any(String) as unknown,
					error: matching(/department/),
					details: expect.objectContaining({
						code,
						advice: matching(/'Department IDs'.*'Department ID Type'/),
					}) as unknown,
				},
			]);
		},
	);

	it('does not page through results that are ranked', async () => {
		const crowd = await emulate({ extraPeople: 150 });
		const result = await run(crowd, {
			...PARAMETERS,
			returnAll: true,
			filters: { keyWord: 'person' },
		});
		expect(jsons(result)).toHaveLength(100);
		expect(crowd.requests('employees')).toHaveLength(1);
		expect(result.hints).toMatchObject([
			{ message: containing('no more than the best 100 matches'), type: 'warning' },
		]);
	});

	it('says once for all items that a key word may have more matches', async () => {
		const crowd = await emulate({ extraPeople: 150 });
		const result = await run(
			crowd,
			{
				...PARAMETERS,
				limit: 101,
				filters: { keyWord: '={{ $json.word }}' },
			},
			{ items: ['person', 'li.na', 'person'].map((word) => ({ word })) },
		);
		expect(result.hints).toHaveLength(1);
	});

	it.each<[string, INodeParameters]>([
		['the limit is that of the user', { limit: 100, filters: { keyWord: 'person' } }],
		['few match', { returnAll: true, filters: { keyWord: 'li.na' } }],
		['no key word is given', { returnAll: true }],
	])('says nothing of more matches where %s', async (_case, parameters) => {
		const crowd = await emulate({ extraPeople: 150 });
		const result = await run(crowd, { ...PARAMETERS, ...parameters });
		expect(result.status).toBe('success');
		expect(result.hints).toEqual([]);
	});

	it('fails where Feishu leads back to a page that was read', async () => {
		emulator.fail(
			'employees',
			{
				kind: 'answer',
				status: 200,
				headers: { 'Content-Type': 'application/json' },
				rawBody: JSON.stringify({
					code: 0,
					data: { items: [{ employment_id_v2: '71' }], has_more: true, page_token: 'again' },
				}),
			},
			{ times: 9 },
		);
		const result = await getAll({ returnAll: true });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message: containing('leads back to a page that was read already'),
			description: containing('POST /open-apis/corehr/v2/employees/search'),
			itemIndex: 0,
		});
		expect(emulator.requests('employees')).toHaveLength(2);
		expect(jsons(await getAll({ limit: 1 }))).toHaveLength(1);
	});

	it.each<[string, INodeParameters, string]>([
		['an ID as a number', { employeeIds: '={{ [6982509313466189342] }}' }, 'as a number'],
		['a status', { status: 'away' }, "'Status' has an unknown value"],
		['an entry', { emails: '={{ [{}] }}' }, "'Emails' has an entry that is not a text"],
	])('refuses %s', async (_case, filters, message) => {
		const result = await getAll({ filters });
		expect(errorOf(result)).toMatchObject({ message: containing(message), itemIndex: 0 });
		expect(routes(emulator)).toEqual([]);
	});
});
