import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
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
	submit,
} from '../support/sandbox';

emulateEach();

const get = async (parameters: INodeParameters = {}, options: RunOptions = {}) =>
	await run(
		emulator,
		{ operation: 'get', offboarding: byId('={{ $json.offboarding }}'), ...parameters },
		options,
	);

type Name = 'approved' | 'gone' | 'inApproval' | 'leavingSoon';

const recordOf = (name: Name) => {
	const { employmentId } = emulator.people[name];
	const record = emulator.offboardings().find((entry) => entry.employmentId === employmentId);
	if (record === undefined) throw new Error(`The seed has no offboarding of ${name}`);
	return record;
};

const OPEN = { statuses: ['Approving', 'Approved', 'NoNeedApproval'] };
const CLOSED = { statuses: ['Offboarded', 'Rejected', 'Withdrawn'] };

describe('an offboarding by its ID', () => {
	it.each(['list', 'id'])('is found in mode %s', async (mode) => {
		const { offboardingId, processId } = recordOf('inApproval');
		const result = await get({ offboarding: located(mode, offboardingId) });
		expect(jsons(result)).toMatchObject([
			{ offboarding_id: offboardingId, status: 'Approving', process_id: processId },
		]);
		expect(bodies(emulator, 'search')).toEqual([OPEN]);
	});

	it('may be closed', async () => {
		const { offboardingId } = recordOf('gone');
		const result = await get({ offboarding: byId(offboardingId) });
		expect(jsons(result)).toMatchObject([{ offboarding_id: offboardingId, status: 'Offboarded' }]);
		expect(bodies(emulator, 'search')).toEqual([OPEN, CLOSED]);
	});

	it('comes in the words of Feishu where that is wanted', async () => {
		const { offboardingId } = recordOf('approved');
		const result = await get({ offboarding: byId(offboardingId), simplify: false });
		expect(jsons(result)).toMatchObject([
			{
				offboarding_id: offboardingId,
				offboarding_info: { add_block_list: 'false' },
				status: 'Approved',
				status_name: 'Approved',
				checklist_status_name: 'Approving',
			},
		]);
	});

	it('is searched for once for many items, each of which gets its own', async () => {
		const names = ['gone', 'approved', 'inApproval', 'approved'] as const;
		const items = names.map((name) => ({ offboarding: recordOf(name).offboardingId }));
		const { outputs } = await get({}, { items });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.offboarding_id, pairedItem])).toEqual(
			items.map(({ offboarding }, item) => [offboarding, { item }]),
		);
		expect(bodies(emulator, 'search')).toEqual([OPEN, CLOSED]);
	});

	it('that does not exist fails its own item alone', async () => {
		const { offboardingId } = recordOf('approved');
		const items = ['7000000000000000001', offboardingId, ''].map((offboarding) => ({
			offboarding,
		}));
		const result = await get({}, { items, onError: 'continueErrorOutput' });
		expect(jsons(result)).toMatchObject([{ offboarding_id: offboardingId }]);
		expect(jsons(result, 1)).toMatchObject([
			{ error: containing('search shows no offboarding 7000000000000000001') },
			{ error: "'Offboarding' is empty" },
		]);
	});

	const page = (number: number) => ({
		kind: 'answer' as const,
		status: 200,
		headers: { 'Content-Type': 'application/json' },
		rawBody: JSON.stringify({
			code: 0,
			data: {
				items: [{ offboarding_id: String(number), status: 'Offboarded' }],
				has_more: true,
				page_token: `page ${number}`,
			},
		}),
	});

	it('is looked for in so many pages and no more, which is told', async () => {
		for (let number = 1; number <= 25; number++) emulator.fail('search', page(number));
		const result = await get({ offboarding: byId('7298499290417251879') });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing('is not among the 2000 records that were read'),
			description: containing('Name it by the employee instead'),
			itemIndex: 0,
		});
		expect(emulator.requests('search')).toHaveLength(20);
	});

	it('is not said to be missing where Feishu gives out a page token twice', async () => {
		for (let number = 1; number <= 9; number++) emulator.fail('search', page(1));
		const result = await get({ offboarding: byId('7298499290417251879') });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message: containing('leads back to a page that was read already'),
			itemIndex: 0,
		});
		expect(emulator.requests('search')).toHaveLength(2);
	});
});

describe('the offboarding of an employee', () => {
	it.each<Name>(['inApproval', 'leavingSoon', 'approved', 'gone'])('is found: %s', async (name) => {
		const { employmentId, offboardingId } = recordOf(name);
		const result = await get({ offboarding: located('employee', employmentId) });
		expect(jsons(result)).toMatchObject([{ offboarding_id: offboardingId }]);
		expect(bodies(emulator, 'search')).toEqual([{ employment_ids: [employmentId] }]);
	});

	it('is the one that is open', async () => {
		const { offboardingId, employmentId } = recordOf('leavingSoon');
		await run(emulator, { operation: 'revoke', offboarding: byId(offboardingId) });
		await submit(emulator, {}, { items: [{ employee: employmentId }] });
		const result = await get({ offboarding: located('employee', employmentId) });
		expect(jsons(result)).toMatchObject([
			{ status: 'NoNeedApproval', offboarding_date: '2099-12-31' },
		]);
	});

	it('is the latest where none is open', async () => {
		const OWNER = '7140964200000000071';
		const item = (id: string, status: string, application_info: IDataObject): IDataObject => ({
			offboarding_id: id,
			status,
			application_info,
			offboarding_info: { employment_id: OWNER },
		});
		const items = [
			item('99', 'Withdrawn', { apply_initiating_time: '2023-01-01 10:00:00' }),
			item('102', 'Offboarded', {}),
			item('101', 'Withdrawn', { apply_initiating_time: '2024-01-01 10:00:00' }),
		];
		emulator.fail('search', {
			kind: 'answer',
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			rawBody: JSON.stringify({ code: 0, data: { items } }),
		});
		const result = await get({ offboarding: located('employee', OWNER) });
		expect(jsons(result)).toMatchObject([{ offboarding_id: '102' }]);
	});

	it('is searched for once for many employees, by IDs of the chosen type', async () => {
		const names = ['approved', 'liNa', 'gone'] as const;
		const items = names.map((name) => ({ offboarding: emulator.people[name].openId }));
		const result = await get(
			{
				userIdType: 'open_id',
				offboarding: located('employee', '={{ $json.offboarding }}'),
			},
			{ items, onError: 'continueErrorOutput' },
		);
		expect(jsons(result)).toMatchObject([
			{ offboarding_id: recordOf('approved').offboardingId },
			{ offboarding_id: recordOf('gone').offboardingId },
		]);
		expect(jsons(result, 1)).toMatchObject([
			{ error: containing('has no offboarding'), offboarding: emulator.people.liNa.openId },
		]);
		expect(emulator.requests('search').map(({ query }) => query.user_id_type)).toEqual(['open_id']);
	});

	it.each([
		['a number', '={{ 6982509313466189342 }}', 'given as a number'],
		['an ID of another type', 'on_1', 'is of the type Union ID'],
	])('is refused for %s', async (_case, value, message) => {
		const result = await get({ offboarding: located('employee', value) });
		expect(errorOf(result)).toMatchObject({ message: containing(message), itemIndex: 0 });
		expect(routes(emulator)).toEqual([]);
	});
});
