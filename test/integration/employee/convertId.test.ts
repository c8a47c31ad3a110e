import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	containing,
	emulate,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	routes,
	run,
	runnerOf,
} from '../support/sandbox';

emulateEach();

const PARAMETERS = { resource: 'employee', operation: 'convertId', id: '={{ $json.id }}' };

const convert = runnerOf(PARAMETERS);

const KEYS = {
	people_corehr_id: 'employmentId',
	open_id: 'openId',
	union_id: 'unionId',
	user_id: 'userId',
} as const;

type Kind = keyof typeof KEYS;

const pairs: ReadonlyArray<readonly [Kind, Kind, number]> = [
	['people_corehr_id', 'open_id', 1],
	['people_corehr_id', 'user_id', 1],
	['open_id', 'people_corehr_id', 1],
	['union_id', 'people_corehr_id', 1],
	['open_id', 'union_id', 2],
];

describe('a conversion', () => {
	it.each(pairs)('from %s to %s takes %d call(s)', async (fromIdType, toIdType, calls) => {
		const { liNa } = emulator.people;
		const id = liNa[KEYS[fromIdType]];
		const result = await convert({ id, fromIdType, toIdType });
		expect(jsons(result)).toEqual([
			{
				id,
				target_id: liNa[KEYS[toIdType]],
				from_id_type: fromIdType,
				to_id_type: toIdType,
			},
		]);
		expect(emulator.requests('convertIds')).toHaveLength(calls);
	});

	it('of a hundred items is one call, its results paired with their items', async () => {
		const people = emulator.tenant.people.filter(({ openId }) => openId !== '');
		const many = Array.from({ length: 100 }, (_none, index) => people[index % people.length]);
		const { outputs } = await convert(
			{},
			{ items: many.map((person) => ({ id: person?.employmentId ?? '' })) },
		);
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.target_id, pairedItem])).toEqual(
			many.map((person, item) => [person?.openId, { item }]),
		);
		expect(emulator.requests('convertIds')).toHaveLength(1);
	});

	it('of more items takes as many calls as are needed', async () => {
		const crowd = await emulate({ extraPeople: 200 });
		const items = crowd.tenant.people.slice(-150).map(({ employmentId }) => ({ id: employmentId }));
		const result = await run(crowd, PARAMETERS, { items });
		expect(jsons(result)).toHaveLength(150);
		const sizes = bodies(crowd, 'convertIds').map(
			(body) => (body as { ids: unknown[] }).ids.length,
		);
		expect(sizes.sort((a, b) => a - b)).toEqual([50, 100]);
	});

	it.each(['leftOut', 'empty'] as const)(
		'of an ID without a match fails its own item alone: %s',
		async (unmatchedIds) => {
			const other = await emulate({ unmatchedIds });
			const { liNa, withoutAccount } = other.people;
			const items = [liNa.employmentId, withoutAccount.employmentId, ''].map((id) => ({ id }));
			const result = await run(other, PARAMETERS, { items, onError: 'continueErrorOutput' });
			expect(jsons(result)).toMatchObject([{ target_id: liNa.openId }]);
			expect(jsons(result, 1)).toMatchObject([
				{
					id: withoutAccount.employmentId,
					error: `'ID' has no match: Feishu knows no Open ID for ${withoutAccount.employmentId}`,
					details: { advice: containing('飞书人事新链路租户') },
				},
				{ error: "'ID' is empty" },
			]);
		},
	);

	it.each<[string, INodeParameters, string]>([
		['a number', { id: '={{ 6982509313466189342 }}' }, 'given as a number'],
		['an ID of another type', { id: 'ou_1' }, 'is of the type Open ID'],
		['an ID that is too long', { id: '7'.repeat(51) }, 'has 51 characters'],
		[
			'one kind twice',
			{ id: '7298499290436126001', toIdType: 'people_corehr_id' },
			"'To ID Type' is the same",
		],
	])('is refused for %s', async (_case, parameters, message) => {
		const result = await convert(parameters);
		expect(errorOf(result)).toMatchObject({ message: containing(message), itemIndex: 0 });
		expect(routes(emulator)).toEqual([]);
	});
});
