import { createClient, paths, type Client } from '../../emulator/client';
import { recordsAt, textAt, type JsonObject } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';

describe('search for employees', () => {
	let emulator: Emulator;
	let client: Client;

	beforeAll(async () => {
		emulator = await createEmulator({ limits: false });
		client = createClient(emulator);
	});
	afterAll(() => emulator.close());

	const search = async (body: JsonObject, query: Record<string, string> = {}) => {
		const heard = await client.send({
			path: paths.employees,
			query: { page_size: '100', user_id_type: 'people_corehr_id', ...query },
			body,
		});
		return { ...heard, items: recordsAt(heard.data, 'items') };
	};
	const numbersFor = async (body: JsonObject) => {
		const { items } = await search({ ...body, fields: ['employee_number'] });
		return items.map((item) => textAt(item, 'employee_number'));
	};

	it('tells the employment ID only, unless fields are named', async () => {
		const [item] = (await search({ work_email: 'li.na@example.com' })).items;
		expect(item).toEqual({ employment_id: emulator.people.liNa.employmentId });
	});

	it.each([
		['李娜', ['E0001']],
		['E0012', ['E0012']],
		['zhang.wei@', ['E0002']],
		['jessie', ['E0028', 'E0037']],
		['张', ['E0002']],
		['nobody at all', []],
	])('finds by the key word %s', async (key_word, numbers) => {
		expect(await numbersFor({ key_word })).toEqual(numbers);
	});

	it.each([
		['number', { employee_number_list: ['E0002', 'E0003'] }, ['E0002', 'E0003']],
		['mail', { email_address_list: ['zhao.min@example.com'] }, ['E0007']],
		['mail, exactly', { work_email: 'zhao.min' }, []],
		['phone', { phone_number: '+8613800000004' }, ['E0004']],
		['local name', { preferred_local_full_name_list: ['黄磊'] }, ['E0008']],
		['English name', { preferred_english_full_name_list: ['Ray Huang'] }, ['E0008']],
		['all filters together', { key_word: '李', employee_number_list: ['E0002'] }, []],
		['what nobody has', { job_level_id_list: ['7140964208476371111'] }, []],
		['empty filters', { employee_number_list: ['E0001'], job_id_list: [] }, ['E0001']],
	])('filters by %s', async (_case, body, numbers) => {
		expect(await numbersFor(body)).toEqual(numbers);
	});

	it('tells who has left, and nobody outside the data permission', async () => {
		expect(await numbersFor({ employment_status: 'terminated' })).toEqual(['E0051']);
		const numbers = await numbersFor({ employment_status: 'hired' });
		expect(numbers).not.toContain(emulator.people.outOfScope.employeeNumber);
		expect(numbers).toHaveLength(emulator.tenant.people.length - 3);
	});

	it('knows departments by three kinds of ID, with what is below them', async () => {
		const engineering = emulator.tenant.departments.find(
			({ englishName }) => englishName === 'Engineering',
		);
		const ids = {
			open_department_id: engineering?.openDepartmentId,
			department_id: engineering?.departmentId,
			people_corehr_department_id: engineering?.id,
		};
		for (const [department_id_type, id] of Object.entries(ids)) {
			const query = { department_id_type };
			const direct = await search({ department_id_list: [id], fields: ['department_id'] }, query);
			const below = await search({ department_id_list_include_sub: [id] }, query);
			expect(direct.items[0]).toMatchObject({ department_id: id, department: { id_v2: id } });
			expect(below.items.length).toBeGreaterThan(direct.items.length);
		}
	});

	it('tells a person without an account by the internal ID, and leaves the second ID empty', async () => {
		const { withoutAccount } = emulator.people;
		const { items } = await search(
			{ employee_number_list: [withoutAccount.employeeNumber], fields: ['employment_id'] },
			{ user_id_type: 'open_id' },
		);
		expect(items).toEqual([{ employment_id: withoutAccount.employmentId, employment_id_v2: '' }]);
	});

	it('finds the people below a manager', async () => {
		const { chenJing } = emulator.people;
		const numbers = await numbersFor({ direct_manager_id_list: [chenJing.employmentId] });
		expect(numbers).toContain('E0009');
	});

	it('refuses fields that are not documented, half a range, and phones without the scope', async () => {
		const { appId, scopes } = emulator.apps.main;
		const codeOf = async (body: JsonObject) => (await search(body)).body.code;
		expect(await codeOf({ fields: ['shoe_size'] })).toBe(1160102);
		expect(await codeOf({ effective_time_start: '2020-01-01' })).toBe(1160102);
		emulator.setScopes(appId, ['corehr:employee:read']);
		expect(await codeOf({ phone_number: '+8613800000004' })).toBe(1160103);
		const [item] = (await search({ fields: ['person_info.phone_number'] })).items;
		expect(item).toHaveProperty('person_info', {});
		emulator.setScopes(appId, scopes);
	});

	it('pages through everybody once', async () => {
		const ids: (string | undefined)[] = [];
		let page_token = '';
		do {
			const { items, data } = await search({}, { page_size: '9', page_token });
			ids.push(...items.map((item) => textAt(item, 'employment_id')));
			page_token = textAt(data, 'page_token') ?? '';
		} while (page_token !== '');
		expect(new Set(ids).size).toBe(emulator.tenant.people.length - 2);
	});
});
