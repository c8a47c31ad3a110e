import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	containing,
	credentialFor,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	matching,
	routes,
	run,
	type RunOptions,
	submit,
} from '../support/sandbox';

emulateEach();

/** An employment ID but for its last digit. */
const ID = '710000000000000000';

const getAll = async (parameters: INodeParameters = {}, options: RunOptions = {}) =>
	await run(emulator, { operation: 'getAll', ...parameters }, options);

const filtered = async (filters: INodeParameters, options: RunOptions = {}) =>
	await getAll({ filters, returnAll: true }, options);

const first = (status: string) => {
	const record = emulator.offboardings().find((entry) => entry.status === status);
	if (record === undefined) throw new Error(`The seed has no ${status} offboarding`);
	return record;
};

describe('Get Many', () => {
	it('returns every record that the app may see in few fields', async () => {
		const { tenant } = emulator;
		const visible = emulator
			.offboardings()
			.filter(({ employmentId }) => tenant.person('people_corehr_id', employmentId)?.inDataScope);
		const items = jsons(await filtered({}));
		expect(items.map((item) => item.offboarding_id).sort()).toEqual(
			visible.map(({ offboardingId }) => offboardingId).sort(),
		);
		expect(Math.max(...items.map((item) => Object.keys(item).length))).toBe(12);
		expect(bodies(emulator, 'search')).toEqual([{}]);
		expect(emulator.requests('search')[0]?.query).toEqual({
			page_size: '100',
			user_id_type: 'people_corehr_id',
		});
	});

	it.each(['zh-CN', 'en-US'])('labels the reason in %s', async (labelLanguage) => {
		const record = first('Approved');
		const reason = emulator.tenant.reasons.find(({ id }) => id === record.reason);
		const label = labelLanguage === 'zh-CN' ? reason?.chineseName : reason?.englishName;
		const result = await filtered(
			{ statuses: ['Approved'] },
			{ credential: { ...credentialFor(emulator), labelLanguage } },
		);
		expect(jsons(result)).toEqual([
			{
				offboarding_id: record.offboardingId,
				employment_id: record.employmentId,
				status: 'Approved',
				status_name: 'Approved',
				offboarding_date: record.offboardingDate,
				reason: record.reason,
				reason_label: label,
				apply_initiating_time: matching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
				process_id: record.processId,
				checklist_status: 'Approving',
				checklist_status_name: 'Approving',
				custom_fields: {},
			},
		]);
	});

	it('decodes custom fields by their API names', async () => {
		const { liNa } = emulator.people;
		const nameOf = (type: number) =>
			emulator.tenant.customFields.find((field) => field.type === type)?.apiName ?? '';
		await submit(emulator, {
			customFields: {
				mappingMode: 'defineBelow',
				value: { [nameOf(1)]: '007', [nameOf(2)]: true, [nameOf(3)]: 12 },
			},
		});
		const [item] = jsons(await filtered({ employeeIds: liNa.employmentId }));
		expect(item?.custom_fields).toEqual({
			[nameOf(1)]: '007',
			[nameOf(2)]: true,
			[nameOf(3)]: 12,
		});
	});

	it('gives the record in the words of Feishu where that is wanted', async () => {
		const [item] = jsons(await getAll({ simplify: false, limit: 1 }));
		expect(item).toMatchObject({
			offboarding_info: { add_block_list: 'false' },
			offboarding_checklist: {},
			status_name: item?.status,
			checklist_status_name: expect.any(String) as unknown,
		});
	});

	it('leaves out what the app may not see', async () => {
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding:read']);
		const [item] = jsons(await getAll({ limit: 1 }));
		expect(item).toHaveProperty('status');
		expect(item).not.toHaveProperty('reason');
		expect(item).not.toHaveProperty('custom_fields');
	});

	it.each([1, 7])('asks for no more than the limit of %d', async (limit) => {
		expect(jsons(await getAll({ limit }))).toHaveLength(limit);
		expect(emulator.requests('search').map(({ query }) => query.page_size)).toEqual([
			String(limit),
		]);
	});

	it('pairs its results with the items that asked', async () => {
		const { approved, inApproval, liNa } = emulator.people;
		const items = [approved, liNa, inApproval].map(({ employmentId }) => ({ employmentId }));
		const { outputs } = await filtered({ employeeIds: '={{ $json.employmentId }}' }, { items });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.employment_id, pairedItem])).toEqual([
			[approved.employmentId, { item: 0 }],
			[inApproval.employmentId, { item: 2 }],
		]);
	});
});

describe('a filter', () => {
	it.each<[string, INodeParameters, object]>([
		['statuses', { statuses: ['Approving', 'Approved'] }, { statuses: ['Approving', 'Approved'] }],
		[
			'people as text',
			{ employeeIds: `${ID}1, ${ID}2\n${ID}3` },
			{ employment_ids: [`${ID}1`, `${ID}2`, `${ID}3`] },
		],
		[
			'people as a list',
			{ employeeIds: `={{ ["${ID}1", "${ID}1"] }}` },
			{ employment_ids: [`${ID}1`] },
		],
		['reasons', { reasons: ['voluntary'] }, { reasons: ['voluntary'] }],
		['reasons of the leaver', { employeeReasons: ['other'] }, { employee_reasons: ['other'] }],
		[
			'dates',
			{ offboardingDateFrom: '2030-01-01', offboardingDateTo: '2030-01-31T00:00:00' },
			{ offboarding_date_start: '2030-01-01', offboarding_date_end: '2030-01-31' },
		],
		[
			'expected dates without an end',
			{ expectedDateFrom: '2030-01-01' },
			{
				expected_offboarding_date_start: '2030-01-01',
				expected_offboarding_date_end: '9999-12-31',
			},
		],
		[
			'dates without a beginning',
			{ offboardingDateTo: '2030-01-01' },
			{ offboarding_date_start: '1900-01-01', offboarding_date_end: '2030-01-01' },
		],
		[
			'whole days in the time zone of the workflow',
			{ initiatedFrom: '2024-12-01', initiatedTo: '2024-12-01' },
			{
				apply_initiating_time_start: '1732982400',
				apply_initiating_time_end: '1733068799',
			},
		],
		[
			'moments',
			{ finishedFrom: '2024-12-01T00:00:00', finishedTo: '2024-12-01T00:00:00Z' },
			{ apply_finished_time_start: '1732982400', apply_finished_time_end: '1733011200' },
		],
		['nothing where it is empty', { employeeIds: '', offboardingDateTo: '', statuses: [] }, {}],
	])('sends %s', async (_case, filters, body) => {
		const result = await filtered(filters);
		expect(result.error).toBeUndefined();
		expect(bodies(emulator, 'search')).toEqual([body]);
	});

	it('without an end reaches to tomorrow', async () => {
		const nowSeconds = Math.floor(Date.now() / 1_000);
		await filtered({ initiatedFrom: '2024-12-01' });
		const [body] = bodies(emulator, 'search');
		expect(body).toMatchObject({ apply_initiating_time_start: '1732982400' });
		const end = Number((body as Record<string, unknown>).apply_initiating_time_end);
		expect(end - nowSeconds).toBeGreaterThanOrEqual(86_400);
		expect(end - nowSeconds).toBeLessThan(86_500);
	});

	it.each<[string, INodeParameters, string]>([
		['an ID as a number', { employeeIds: '={{ 6982509313466189342 }}' }, 'given as a number'],
		[
			'an ID of another type',
			{ employeeIds: 'ou_1' },
			"'Employee IDs' is of the type Open ID, but 'User ID Type' is CoreHR Employment ID",
		],
		[
			'too many people',
			{ employeeIds: `={{ Array.from({ length: 101 }, (_, i) => "${ID}" + i) }}` },
			"'Employee IDs' has 101 entries, more than the 100",
		],
		[
			'a status',
			{ statuses: '={{ ["Gone"] }}' },
			"'Statuses' has an entry that is not one of its choices",
		],
		['a date', { offboardingDateFrom: '2030-02-30' }, "'Offboarding Date From' is 2030-02-30"],
		['a time', { initiatedTo: 'soon' }, "'Started To' is not a date: soon"],
		[
			'a range that ends before it begins',
			{ offboardingDateFrom: '2030-02-01', offboardingDateTo: '2030-01-01' },
			"'Offboarding Date From' lies after 'Offboarding Date To'",
		],
	])('refuses %s and sends nothing', async (_case, filters, message) => {
		const result = await filtered(filters);
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing(message),
			itemIndex: 0,
		});
		expect(routes(emulator)).toEqual([]);
	});

	it('names the scope that filtering by reason needs', async () => {
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding:read']);
		const result = await filtered({ reasons: ['voluntary'] });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message: 'The app may not filter offboardings by reason',
			description: containing('corehr:employment.offboarding_reason.search:read'),
		});
	});

	it.each([0, -1, 1.5, 'many'])('refuses the limit %p', async (limit) => {
		const result = await getAll({ limit: `={{ ${JSON.stringify(limit)} }}` });
		expect(errorOf(result)).toMatchObject({ message: containing("'Limit'"), itemIndex: 0 });
		expect(routes(emulator)).toEqual([]);
	});
});
