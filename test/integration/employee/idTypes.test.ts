import type { INodeParameters } from 'n8n-workflow';

import {
	ask,
	at,
	bodies,
	byId,
	emulateEach,
	emulator,
	jsons,
	located,
	run,
} from '../support/sandbox';

emulateEach();

/** Three people, each named in another kind of ID. */
const rows = () => {
	const { liNa, zhangWei, wangFang } = emulator.people;
	return [
		{ type: 'people_corehr_id', id: liNa.employmentId, email: liNa.email },
		{ type: 'open_id', id: zhangWei.openId, email: zhangWei.email },
		{ type: 'user_id', id: wangFang.userId, email: wangFang.email },
		{ type: 'employee_no', id: 'E0004', email: 'nobody@example.com' },
	];
};

const ids = () =>
	rows()
		.slice(0, 3)
		.map(({ id }) => id);

const userIdType = '={{ $json.type }}';
const anItemFails = { onError: 'continueRegularOutput' } as const;
const unknownType = { error: "'User ID Type' has an unknown value" };

describe('rows that name people in different kinds of ID', () => {
	it.each([
		['by ID', byId('={{ $json.id }}')],
		['by email', located('email', '={{ $json.email }}')],
	])('are submitted, each in its own: %s', async (_way, employee) => {
		const result = await run(
			emulator,
			{
				operation: 'submit',
				userIdType,
				employee,
				offboardingDate: '2099-12-31',
				offboardingReason: 'voluntary',
			},
			{ items: rows(), ...anItemFails },
		);
		const submitted = { outcome: 'submitted' };
		expect(jsons(result)).toMatchObject([submitted, submitted, submitted, unknownType]);
		const sent = emulator.requests('submit').map(({ body, query }) => ({
			type: query.user_id_type,
			id: at(body, 'employment_id'),
		}));
		expect(sent).toHaveLength(3);
		expect(sent).toEqual(
			expect.arrayContaining(
				rows()
					.slice(0, 3)
					.map(({ id, type }) => ({ type, id })),
			),
		);
	});

	it('are validated', async () => {
		const result = await run(
			emulator,
			{
				operation: 'submit',
				userIdType,
				employee: byId('={{ $json.id }}'),
				offboardingDate: '2099-12-31',
				offboardingReason: 'voluntary',
				options: { validateOnly: true },
			},
			{ items: rows(), ...anItemFails },
		);
		expect(jsons(result).map(({ outcome, error }) => outcome ?? error)).toEqual([
			'valid',
			'valid',
			'valid',
			unknownType.error,
		]);
		expect(bodies(emulator, 'submit')).toEqual([]);
	});

	it('are found as employees', async () => {
		const result = await run(
			emulator,
			{ resource: 'employee', operation: 'get', userIdType, employee: byId('={{ $json.id }}') },
			{ items: rows(), ...anItemFails },
		);
		expect(jsons(result)).toMatchObject([
			...ids().map((employment_id) => ({ employment_id })),
			unknownType,
		]);
	});

	it('are converted', async () => {
		const result = await run(
			emulator,
			{
				resource: 'employee',
				operation: 'convertId',
				id: '={{ $json.id }}',
				fromIdType: userIdType,
				toIdType: 'union_id',
			},
			{ items: rows(), ...anItemFails },
		);
		const { liNa, zhangWei, wangFang } = emulator.people;
		expect(jsons(result)).toMatchObject([
			...[liNa, zhangWei, wangFang].map(({ unionId }) => ({ target_id: unionId })),
			{ error: "'From ID Type' has an unknown value" },
		]);
	});
});

describe('the list of employees', () => {
	const search = async (parameters: INodeParameters) =>
		await ask(emulator, 'listSearch', 'searchEmployees', { filter: 'E0001', parameters });

	it.each<[string, string | null, 'openId' | 'employmentId']>([
		['that needs no item', '={{ "open" + "_id" }}', 'openId'],
		['that the editor resolved', 'open_id', 'openId'],
		['of an item, of which there is none', '={{ $json.idType }}', 'employmentId'],
		['of another node', '={{ $("Other").item.json.idType }}', 'employmentId'],
		['that is broken', '={{ open_id( }}', 'employmentId'],
		['that the editor could not resolve', null, 'employmentId'],
	])('lists people where the ID type is an expression %s', async (_kind, userIdType, id) => {
		const parameters = { operation: 'submit', userIdType };
		const { results } = await search(parameters);
		expect(results.map(({ value }) => value)).toEqual([emulator.people.liNa[id]]);
	});

	it('names an ID type that does not exist', async () => {
		await expect(search({ operation: 'submit', userIdType: 'lark_id' })).rejects.toThrow(
			"'User ID Type' has an unknown",
		);
	});
});
