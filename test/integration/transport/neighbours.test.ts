import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import {
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
