import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import type { RouteName } from '../../emulator/gateway/route';
import { poll } from '../../harness/poll';
import { StaticData } from '../../harness/staticData';
import {
	ask,
	byId,
	containing,
	credentialFor,
	emulateEach,
	emulator,
	jsons,
	located,
	run,
} from '../support/sandbox';

emulateEach();

/** Answers the next call to the route with a page that does not lead to the next one. */
function breakOff(route: RouteName, page: object): void {
	const rawBody = JSON.stringify({ code: 0, msg: 'success', data: { items: [], ...page } });
	const headers = { 'Content-Type': 'application/json' };
	emulator.fail(route, { kind: 'answer', status: 200, headers, rawBody }, { times: 9 });
}

const pollOnce = async () =>
	await poll({
		node: new FeishuOffboardingPollingTrigger(),
		credential: credentialFor(emulator),
		parameters: {},
		staticData: new StaticData(),
	});

type Reading = readonly [string, RouteName, () => Promise<unknown>];

const runs: readonly Reading[] = [
	['Get Many of offboardings', 'search', async () => await all('offboarding')],
	['Get Many of employees', 'employees', async () => await all('employee')],
	[
		'Get of an offboarding',
		'search',
		async () => await outcomeOf({ operation: 'get', offboarding: byId('7298499290436126001') }),
	],
	[
		'Get of an offboarding by employee',
		'search',
		async () =>
			await outcomeOf({
				operation: 'get',
				offboarding: located('employee', '7298499290436126001'),
			}),
	],
	['a poll', 'search', pollOnce],
	[
		'the list of offboardings',
		'search',
		async () => await ask(emulator, 'listSearch', 'searchOffboardings'),
	],
	[
		'the list of employees',
		'employees',
		async () => await ask(emulator, 'listSearch', 'searchEmployees'),
	],
];

/** Fails as the run did. */
async function outcomeOf(parameters: Parameters<typeof run>[1]): Promise<unknown> {
	const result = await run(emulator, parameters);
	if (result.error !== undefined) throw new Error(result.error.message);
	return jsons(result);
}

const all = async (resource: string) =>
	await outcomeOf({ resource, operation: 'getAll', returnAll: true });

describe('a page that says there is more, but not where,', () => {
	it.each(runs)('does not pass for the whole list: %s', async (_name, route, read) => {
		breakOff(route, { has_more: true });
		await expect(read()).rejects.toThrow(
			'Feishu says that the list goes on, but not where, so the rest of it cannot be read',
		);
	});
});

describe('a page that does not say in a boolean whether there is more', () => {
	it.each([
		{ has_more: 'true', page_token: 'next' },
		{ has_more: 'false' },
		{ has_more: 1, page_token: 'next' },
		{ has_more: true, page_token: '' },
		{ has_more: true, page_token: 7 },
	])('does not pass for the last one: %j', async (page) => {
		breakOff('search', page);
		await expect(all('offboarding')).rejects.toThrow('but not where');
	});

	it.each([{}, { has_more: false, page_token: 'next' }, { has_more: null }])(
		'is the last one where it says nothing: %j',
		async (page) => {
			breakOff('search', page);
			expect(await all('offboarding')).toEqual([]);
		},
	);

	it('is enough where the limit is reached with it', async () => {
		breakOff('search', { has_more: true, items: [{ offboarding_id: '7' }] });
		const result = await run(emulator, { operation: 'getAll', limit: 1, simplify: false });
		expect(jsons(result)).toEqual([{ offboarding_id: containing('7') }]);
	});
});
