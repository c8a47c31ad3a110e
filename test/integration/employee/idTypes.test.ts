import { at, bodies, byId, emulateEach, emulator, jsons, located, run } from '../support/sandbox';

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
