import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import {
	at,
	byId,
	containing,
	credentialFor,
	emulate,
	emulateEach,
	emulator,
	employeeItems,
	errorOf,
	jsons,
	located,
	revokeParameters,
	routes,
	run,
	submitParameters,
} from '../support/sandbox';

emulateEach();

type Case = readonly [string, (key: string) => INodeParameters, () => readonly [string, string]];

const employmentIds = (): readonly [string, string] => [
	emulator.people.liNa.employmentId,
	emulator.people.zhangWei.employmentId,
];

const emails = (): readonly [string, string] => [
	emulator.people.liNa.email,
	emulator.people.zhangWei.email,
];

const offboardingIds = (): readonly [string, string] => {
	const [first, second] = emulator.offboardings();
	return [first?.offboardingId ?? '', second?.offboardingId ?? ''];
};

const ownersOfOffboardings = (): readonly [string, string] => {
	const [first, second] = emulator.offboardings();
	return [first?.employmentId ?? '', second?.employmentId ?? ''];
};

const validateOnly: INodeParameters = { options: { validateOnly: true } };

const employeeGet = (employee: INodeParameters): INodeParameters => ({
	resource: 'employee',
	operation: 'get',
	employee,
});

/** Every operation that asks for several items at once, each given its item by an expression. */
const cases: readonly Case[] = [
	['Submit by ID', (key) => submitParameters({ employee: byId(key) }), employmentIds],
	['Submit by email', (key) => submitParameters({ employee: located('email', key) }), emails],
	[
		'Submit that only validates',
		(key) => submitParameters({ employee: located('email', key), ...validateOnly }),
		emails,
	],
	['Get of an employee by ID', (key) => employeeGet(byId(key)), employmentIds],
	['Get of an employee by email', (key) => employeeGet(located('email', key)), emails],
	['Convert ID', (id) => ({ resource: 'employee', operation: 'convertId', id }), employmentIds],
	[
		'Get of an offboarding by ID',
		(key) => ({ operation: 'get', offboarding: byId(key) }),
		offboardingIds,
	],
	[
		'Get of an offboarding by employee',
		(key) => ({ operation: 'get', offboarding: located('employee', key) }),
		ownersOfOffboardings,
	],
];

/** Names a node that is not there, where the item has no key: n8n itself throws as the parameter is read. */
const EXPRESSION = "={{ $json.key ? $json.key : $('Nowhere').item.json.key }}";

describe('an expression that fails', () => {
	it.each(cases)('fails its own item alone in %s', async (_name, parametersFor, keys) => {
		const [first, last] = keys();
		const items: IDataObject[] = [{ key: first }, { key: '' }, { key: last }];
		const result = await run(emulator, parametersFor(EXPRESSION), {
			items,
			onError: 'continueErrorOutput',
		});
		expect(result.status).toBe('success');
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 2 },
		]);
		expect(jsons(result, 1)).toMatchObject([{ key: '', error: "Referenced node doesn't exist" }]);
	});
});

describe('a value that Feishu refuses the whole call for', () => {
	it.each(cases.filter(([name]) => name !== 'Get of an offboarding by ID'))(
		'fails its own item alone in %s',
		async (_name, parametersFor, keys) => {
			const bad = '7000000000000000000';
			const picky = await emulate({ badElements: [bad], extraPeople: 100 });
			const [first, last] = keys();
			const others = Array.from({ length: 9 }, (_none, index) => `71000000000000000${index}`);
			const items = [first, ...others, bad, last].map((key) => ({ key }));
			const result = await run(picky, parametersFor('={{ $json.key }}'), {
				items,
				onError: 'continueErrorOutput',
			});
			const told = (result.outputs[0] ?? []).map(({ json, pairedItem }) => ({ json, pairedItem }));
			expect(told.map(({ pairedItem }) => pairedItem)).toEqual(
				expect.arrayContaining([{ item: 0 }, { item: items.length - 1 }]),
			);
			expect(JSON.stringify(told)).not.toContain('Param is invalid');
			const refused = picky.requests().filter(({ code }) => code === 1160102);
			expect(refused.length).toBeGreaterThan(0);
			expect(refused.length).toBeLessThan(20);
		},
	);
});

describe('items with two kinds of ID', () => {
	it('never share a call', async () => {
		const { liNa, zhangWei } = emulator.people;
		const items = [
			{ key: liNa.openId, type: 'open_id' },
			{ key: zhangWei.employmentId, type: 'people_corehr_id' },
		];
		const parameters = {
			userIdType: '={{ $json.type }}',
			...employeeGet(byId('={{ $json.key }}')),
		};
		const result = await run(emulator, parameters, { items });
		expect(jsons(result)).toMatchObject([
			{ employment_id: liNa.openId },
			{ employment_id: zhangWei.employmentId },
		]);
		expect(emulator.requests('employeeBatch')).toHaveLength(2);
	});

	it.each(['email', 'employeeNumber'])('never share a look-up by %s', async (mode) => {
		const { liNa, zhangWei } = emulator.people;
		const keyOf = (person: typeof liNa) =>
			mode === 'email' ? person.email : person.employeeNumber;
		const items = [
			{ key: keyOf(liNa), type: 'open_id' },
			{ key: keyOf(zhangWei), type: 'people_corehr_id' },
		];
		const parameters = submitParameters({
			userIdType: '={{ $json.type }}',
			employee: located(mode, '={{ $json.key }}'),
		});
		const result = await run(emulator, parameters, { items });
		expect(jsons(result)).toMatchObject([
			{ employment_id: liNa.openId },
			{ employment_id: zhangWei.employmentId },
		]);
	});
});

describe('an email in another case than Feishu has it', () => {
	it.each([
		['lower case at Feishu', 'li.na@example.com', 'Li.Na@Example.com'],
		['capitals at Feishu', 'Li.Na@Example.com', 'Li.Na@Example.com'],
	])('is found: %s', async (_name, stored, given) => {
		Object.assign(emulator.people.liNa, { email: stored });
		const found = await run(emulator, employeeGet(located('email', given)));
		expect(jsons(found)).toMatchObject([{ email_address: stored }]);
		const submitted = await run(emulator, submitParameters({ employee: located('email', given) }));
		expect(jsons(submitted)).toMatchObject([{ outcome: 'submitted' }]);
	});

	it('is asked for in both forms, a hundred at once at most', async () => {
		const items = Array.from({ length: 100 }, (_none, index) => ({ key: `A${index}@Example.com` }));
		await run(emulator, employeeGet(located('email', '={{ $json.key }}')), {
			items,
			onError: 'continueErrorOutput',
		});
		const lists = emulator.requests('employees').map(({ body }) => at(body, 'email_address_list'));
		expect(lists.map((list) => (Array.isArray(list) ? list.length : 0))).toEqual([100, 100]);
		expect(lists[0]).toEqual(expect.arrayContaining(['A0@Example.com', 'a0@example.com']));
	});
});

describe('an App Secret that is wrong', () => {
	const withWrongSecret = (host: Emulator) => ({
		...credentialFor(host),
		appSecret: 'x'.repeat(32),
	});

	it.each(['stopWorkflow', 'continueErrorOutput'] as const)(
		'costs a hundred submits one call for a token: %s',
		async (onError) => {
			const crowd = await emulate({ extraPeople: 100 });
			const items = employeeItems(crowd, 100);
			const credential = withWrongSecret(crowd);
			const result = await run(crowd, submitParameters(), { items, onError, credential });
			expect(routes(crowd)).toEqual(['tenantAccessToken']);
			const message = containing('the App Secret does not match it');
			if (onError === 'stopWorkflow') {
				expect(errorOf(result)).toMatchObject({ name: 'NodeApiError', message, itemIndex: 0 });
			} else {
				expect(jsons(result, 1)).toMatchObject(items.map(() => ({ error: message })));
			}
		},
	);

	it('costs the items that are under way together one call for a token', async () => {
		const items = emulator
			.offboardings()
			.slice(0, 10)
			.map(({ offboardingId }) => ({ offboarding: offboardingId }));
		const result = await run(emulator, revokeParameters(), {
			items,
			onError: 'continueErrorOutput',
			credential: withWrongSecret(emulator),
		});
		expect(jsons(result, 1)).toHaveLength(items.length);
		expect(routes(emulator)).toEqual(['tenantAccessToken']);
	});
});
