import { createClient, paths } from '../../emulator/client';
import type { Emulator } from '../../emulator/server';
import { ask, closeEmulators, credentialFor, emulate, matching } from '../support/sandbox';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const inChinese = () => ({ credential: { ...credentialFor(emulator), labelLanguage: 'zh-CN' } });

const namesOf = (options: ReadonlyArray<{ name: string }>) => options.map(({ name }) => name);

const withIdType = (userIdType: string) => ({ parameters: { operation: 'submit', userIdType } });

describe('getOffboardingReasons', () => {
	it('gives the active reasons as paths, in the order of the tree', async () => {
		const reasons = await ask(emulator, 'loadOptions', 'getOffboardingReasons');
		expect(reasons).toContainEqual({
			name: 'Voluntary / Career change',
			value: 'career_change_saas',
		});
		expect(reasons).toContainEqual({ name: 'Voluntary', value: 'voluntary' });
		const active = emulator.tenant.reasons.filter((reason) => reason.active);
		// The seed's reasons stand in that order.
		expect(reasons.map(({ value }) => value)).toEqual(active.map(({ id }) => id));
	});

	it('takes the other language where a label is missing', async () => {
		const id = 'reason_for_offboarding_option8';
		const english = await ask(emulator, 'loadOptions', 'getOffboardingReasons');
		const chinese = await ask(emulator, 'loadOptions', 'getOffboardingReasons', inChinese());
		expect(english).toContainEqual({ name: 'Other / 内部创业', value: id });
		expect(chinese).toContainEqual({ name: '其他 / 内部创业', value: id });
		expect(chinese).toContainEqual({ name: '主动 / 转行', value: 'career_change_saas' });
	});
});

describe('getBlockReasons', () => {
	it('gives the open options in the language of the credential', async () => {
		expect(await ask(emulator, 'loadOptions', 'getBlockReasons')).toEqual([
			{ name: 'Red line', value: 'block_reason_red_line' },
			{ name: 'Dishonesty', value: 'block_reason_dishonesty' },
		]);
		const chinese = await ask(emulator, 'loadOptions', 'getBlockReasons', inChinese());
		expect(namesOf(chinese)).toEqual(['红线', '诚信问题']);
	});
});

describe('getCustomFields', () => {
	const fields = async (options = {}) =>
		(await ask(emulator, 'resourceMapping', 'getCustomFields', options)).fields;

	it('gives the writable fields with their types', async () => {
		const found = await fields();
		expect(found.map(({ id, displayName, type }) => [id, displayName, type])).toEqual([
			['custom_field_1__c', '* Handover document', 'string'],
			['custom_field_2__c', 'Handover notes', 'string'],
			['custom_field_3__c', 'Handover link', 'string'],
			['custom_field_4__c', 'Equipment returned', 'boolean'],
			['custom_field_5__c', 'Days of leave left', 'number'],
			['custom_field_6__c', 'Severance pay', 'number'],
			['custom_field_7__c', 'Destination', 'options'],
			['custom_field_8__c', 'Items returned (comma-separated: Laptop, Badge, Phone)', 'string'],
			['custom_field_9__c', 'Successor (employee number, work email or employment ID)', 'string'],
			[
				'custom_field_10__c',
				'Interviewers (employee number, work email or employment ID)',
				'string',
			],
			['custom_field_11__c', 'Exit interview date', 'dateTime'],
		]);
	});

	it('knows which field holds several people where Feishu tells it', async () => {
		emulator = await emulate({ lookupSettings: true });
		const found = (await fields()).filter(({ id }) => /_(9|10)__c/.test(id));
		expect(found.map(({ displayName, type }) => [displayName, type])).toEqual([
			['Successor (employee number, work email or employment ID)', 'string'],
			['Interviewers (employee numbers, work emails or employment IDs, comma-separated)', 'string'],
		]);
	});

	it('shows fields that the tenant requires at once and the others on demand', async () => {
		const shown = (await fields()).filter(({ removed }) => removed !== true);
		expect(shown).toMatchObject([{ id: 'custom_field_1__c', displayName: '* Handover document' }]);
	});

	it('requires none itself, so that n8n stops no workflow for one', async () => {
		expect((await fields()).filter(({ required }) => required)).toEqual([]);
	});

	it('offers open options only', async () => {
		const options = (await fields()).find(({ id }) => id === 'custom_field_7__c')?.options;
		expect(options).toEqual([
			{ name: 'Same industry', value: 'custom_enum_22__c_option1__c' },
			{ name: 'Another industry', value: 'custom_enum_22__c_option2__c' },
		]);
	});

	it('labels fields and options in Chinese', async () => {
		const found = await fields(inChinese());
		expect(found[7]?.displayName).toBe('归还物品 (comma-separated: 笔记本电脑, 工牌, 手机)');
		expect(found[6]).toMatchObject({
			displayName: '离职去向',
			options: [{ name: '同行业' }, { name: '其他行业' }],
		});
	});
});

describe('searchEmployees', () => {
	const search = async (options = {}) =>
		await ask(emulator, 'listSearch', 'searchEmployees', options);

	it.each([
		['a name', 'Nora'],
		['a Chinese name', ' 李娜 '],
		['an email', 'li.na@'],
		['an employee number', 'E0001'],
	])('finds people by %s', async (_kind, filter) => {
		const { results } = await search({ filter });
		expect(results[0]).toEqual({
			name: 'Nora Li 李娜 (E0001, Product, li.na@example.com)',
			value: emulator.people.liNa.employmentId,
		});
	});

	it('tells two people of one name apart', async () => {
		const { results } = await search({ filter: 'Jessie' });
		expect(namesOf(results)).toEqual([
			matching(/^Jessie Yu \S+ \(E0028, Sales, yu.jie@example.com\)$/),
			matching(/^Jessie Shen \S+ \(E0037, Sales, shen.jie@example.com\)$/),
		]);
	});

	it('writes names in Chinese', async () => {
		const { results } = await search({ filter: 'E0001', ...inChinese() });
		expect(namesOf(results)).toEqual(['李娜 Nora Li (E0001, 产品部, li.na@example.com)']);
	});

	it('leaves out people who have left, who are out of scope, and who do not match', async () => {
		expect((await search({ filter: 'yu.hua' })).results).toEqual([]);
		expect((await search({ filter: 'yan.jun' })).results).toEqual([]);
		expect((await search({ filter: 'no such person' })).results).toEqual([]);
	});

	it.each(['open_id', 'union_id', 'user_id', 'people_corehr_id'])(
		'gives values of the chosen ID type: %s',
		async (userIdType) => {
			const { results } = await search({ filter: 'E0001', ...withIdType(userIdType) });
			const { openId, unionId, userId, employmentId } = emulator.people.liNa;
			const ids = new Map([
				['open_id', openId],
				['union_id', unionId],
				['user_id', userId],
				['people_corehr_id', employmentId],
			]);
			expect(results.map(({ value }) => value)).toEqual([ids.get(userIdType)]);
		},
	);

	it('leaves out people without an ID of the chosen type', async () => {
		expect((await search({ filter: 'E0064' })).results).toHaveLength(1);
		expect((await search({ filter: 'E0064', ...withIdType('open_id') })).results).toEqual([]);
	});

	it('pages through everybody, each once', async () => {
		emulator = await emulate({ extraPeople: 80 });
		const values: unknown[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await search(paginationToken === undefined ? {} : { paginationToken });
			expect(page.results.length).toBeLessThanOrEqual(50);
			values.push(...page.results.map(({ value }) => value));
			({ paginationToken } = page);
		} while (paginationToken !== undefined);
		const hired = emulator.tenant.people.filter(
			({ status, inDataScope }) => status === 'hired' && inDataScope,
		);
		expect(values).toEqual(hired.map(({ employmentId }) => employmentId));
	});

	it('does not page through the results of a key word', async () => {
		emulator = await emulate({ extraPeople: 80 });
		const page = await search({ filter: 'person' });
		expect(page.results).toHaveLength(50);
		expect(page.paginationToken).toBeUndefined();
	});
});

describe('searchOffboardings', () => {
	const search = async (options = {}) =>
		await ask(emulator, 'listSearch', 'searchOffboardings', {
			parameters: { operation: 'revoke' },
			...options,
		});

	it('gives the open records with person, date and status', async () => {
		const { results } = await search();
		const open = emulator
			.offboardings()
			.filter(({ status }) => ['Approving', 'Approved', 'NoNeedApproval'].includes(status));
		expect(results.map(({ value }) => value)).toEqual(
			open
				.filter(
					({ employmentId }) =>
						emulator.tenant.person('people_corehr_id', employmentId)?.inDataScope,
				)
				.map(({ offboardingId }) => offboardingId),
		);
		expect(results[0]?.name).toMatch(/^Summer Xia \(E0055\) · \d{4}-\d\d-\d\d · Approving$/);
	});

	it('gives Update none that is still to be decided about', async () => {
		const { results } = await search({ parameters: { operation: 'update' } });
		const statusOf = (id: unknown) =>
			emulator.offboardings().find(({ offboardingId }) => offboardingId === id)?.status;
		const shown = new Set(results.map(({ value }) => statusOf(value)));
		expect([...shown].sort()).toEqual(['Approved', 'NoNeedApproval']);
	});

	it('writes names and status in Chinese', async () => {
		const { results } = await search(inChinese());
		expect(results[0]?.name).toMatch(/^夏雨 \(E0055\) · .* · 审批中$/);
	});

	it.each(['E0056', 'Bell', '钟声', 'zhong.sheng'])('is filtered by person: %s', async (filter) => {
		const { results } = await search({ filter });
		expect(namesOf(results)).toEqual([matching(/^Bell Zhong \(E0056/)]);
	});

	it('is empty for people who are not leaving, and for nobody', async () => {
		expect(await search({ filter: 'Nora' })).toEqual({ results: [] });
		expect(await search({ filter: 'no such person' })).toEqual({ results: [] });
		expect(emulator.requests('search')).toHaveLength(1);
	});

	it('shows IDs where the app may not read people', async () => {
		withoutScope('corehr:employee:read');
		const { results } = await search();
		expect(results[0]?.name).toMatch(/^7\d{18} · \d{4}-\d\d-\d\d · Approving$/);
	});

	it('pages through all records, each once', async () => {
		emulator = await emulate({ limits: false, extraPeople: 110 });
		const client = createClient(emulator);
		for (const { employmentId } of emulator.tenant.people.slice(-110)) {
			await client.send({
				path: paths.submit,
				body: {
					offboarding_mode: 1,
					employment_id: employmentId,
					offboarding_date: '2099-12-31',
					offboarding_reason_unique_identifier: 'voluntary',
				},
			});
		}
		const first = await search();
		const second = await search({ paginationToken: first.paginationToken });
		expect(first.results).toHaveLength(100);
		expect(second.paginationToken).toBeUndefined();
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
		expect(values).toContain(emulator.offboardings().at(-1)?.offboardingId);
	});
});

function withoutScope(scope: string): void {
	const { appId, scopes } = emulator.apps.main;
	emulator.setScopes(
		appId,
		scopes.filter((entry) => entry !== scope),
	);
}

describe('a missing scope', () => {
	const scopes: ReadonlyArray<['loadOptions' | 'listSearch' | 'resourceMapping', string, string]> =
		[
			['loadOptions', 'getOffboardingReasons', 'corehr:common_data.preset_data:read'],
			['loadOptions', 'getBlockReasons', 'corehr:common_data.meta_data:read'],
			['resourceMapping', 'getCustomFields', 'corehr:common_data.meta_data:read'],
			['listSearch', 'searchEmployees', 'corehr:employee:read'],
			['listSearch', 'searchOffboardings', 'corehr:offboarding:read'],
		];

	it.each(scopes)('is named instead of an empty list: %s %s', async (kind, name, scope) => {
		withoutScope(scope);
		await expect(ask(emulator, kind, name)).rejects.toMatchObject({
			name: 'NodeApiError',
			// The list shows the message alone.
			message: matching(
				new RegExp(`^The app lacks a permission scope.*${scope}.*Permissions & Scopes`),
			),
			description: matching(/\/app\/cli_\w+\/auth\?q=\S+ to add it\.\n.*Feishu code 99991672/s),
		});
	});
});
