import {
	bodies,
	containing,
	credentialFor,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	routes,
	runnerOf,
} from '../support/sandbox';

emulateEach();

const getAll = runnerOf({
	resource: 'offboardingReason',
	operation: 'getAll',
	returnAll: true,
});

describe('Get Many of offboarding reasons', () => {
	it('returns the whole tree, inactive reasons too', async () => {
		const items = jsons(await getAll());
		expect(items.map((item) => item.offboarding_reason_unique_identifier)).toEqual(
			emulator.tenant.reasons.map(({ id }) => id),
		);
		expect(bodies(emulator, 'reasons')).toEqual([{}]);
	});

	it.each([
		['en-US', 'Job change', 'Voluntary / Job change'],
		['zh-CN', '跳槽', '主动 / 跳槽'],
	])('names each in %s, with its path and both names', async (labelLanguage, name, path) => {
		const result = await getAll(
			{ filters: { identifiers: 'job_change_saas' } },
			{ credential: { ...credentialFor(emulator), labelLanguage } },
		);
		expect(jsons(result)).toEqual([
			{
				offboarding_reason_unique_identifier: 'job_change_saas',
				name,
				path,
				name_zh_cn: '跳槽',
				name_en_us: 'Job change',
				active: true,
				parent_offboarding_reason_unique_identifier: 'voluntary',
				created_time: containing(':'),
				updated_time: containing(':'),
			},
		]);
	});

	it.each([true, false])('filters by active: %p', async (active) => {
		const expected = emulator.tenant.reasons.filter((reason) => reason.active === active);
		expect(expected.length).toBeGreaterThan(0);
		expect(
			jsons(await getAll({ filters: { active } })).map(
				(item) => item.offboarding_reason_unique_identifier,
			),
		).toEqual(expected.map(({ id }) => id));
	});

	it.each([
		['text with commas', 'voluntary, death_saas, nobody'],
		['a list', '={{ ["voluntary", "death_saas"] }}'],
	])('filters by IDs given as %s', async (_case, identifiers) => {
		const items = jsons(await getAll({ filters: { identifiers } }));
		expect(items.map((item) => item.offboarding_reason_unique_identifier)).toEqual([
			'voluntary',
			'death_saas',
		]);
	});

	it('returns no more than the limit', async () => {
		expect(jsons(await getAll({ returnAll: false, limit: 3 }))).toHaveLength(3);
	});

	it('asks once for many items', async () => {
		const items = [{ id: 'voluntary' }, { id: 'nobody' }, { id: 'other' }];
		const { outputs } = await getAll({ filters: { identifiers: '={{ $json.id }}' } }, { items });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.path, pairedItem])).toEqual([
			['Voluntary', { item: 0 }],
			['Other', { item: 2 }],
		]);
		expect(emulator.requests('reasons')).toHaveLength(1);
	});

	it('refuses a filter that is neither true nor false', async () => {
		const result = await getAll({ filters: { active: 'perhaps' } });
		expect(errorOf(result)).toMatchObject({ message: containing("'Active' is neither true") });
		expect(routes(emulator)).toEqual([]);
	});

	it('names the scope that is missing', async () => {
		emulator.setScopes(emulator.apps.main.appId, []);
		const result = await getAll();
		expect(errorOf(result).message).toContain('corehr:common_data.preset_data:read');
	});
});
