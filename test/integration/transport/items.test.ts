import type { RouteName } from '../../emulator/gateway/route';
import type { Emulator } from '../../emulator/server';
import {
	bodies,
	closeEmulators,
	containing,
	emulate,
	employeeItems,
	errorOf,
	jsons,
	revokeParameters,
	run,
	submitParameters,
} from '../support/sandbox';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const ids = () => {
	const { liNa, zhangWei, gone, wangFang } = emulator.people;
	return { good: [liNa, zhangWei, wangFang].map((person) => person.employmentId), gone };
};

/** Good, bad, good, good; what is bad about the second one decides which kind of error it is. */
const fourItems = (bad: string) => {
	const { good } = ids();
	return [good[0], bad, good[1], good[2]].map((employee, index) => ({ employee, index }));
};

const kinds = [
	['Feishu refuses', () => ids().gone.employmentId, 'NodeApiError', 'already left'],
	['cannot be sent', () => 'two words', 'NodeOperationError', "'Employee' is not an ID"],
] as const;

describe.each(kinds)('an item that %s', (_kind, bad, name, message) => {
	it('stops the workflow, and nothing after it is sent', async () => {
		const result = await run(emulator, submitParameters(), { items: fourItems(bad()) });
		expect(result.status).toBe('error');
		expect(result.outputs).toEqual([]);
		expect(errorOf(result)).toMatchObject({
			name,
			message: containing(message),
			description: containing('Items done before this one: 1. Items not sent after it: 2.'),
			itemIndex: 1,
		});
		const sent = bodies(emulator, 'submit').slice(0, 1);
		expect(sent).toMatchObject([{ employment_id: ids().good[0] }]);
		expect(
			emulator.offboardings().filter((record) => ids().good.includes(record.employmentId)),
		).toMatchObject([{ employmentId: ids().good[0] }]);
	});

	it('stays in its place in the regular output', async () => {
		const result = await run(emulator, submitParameters(), {
			items: fourItems(bad()),
			onError: 'continueRegularOutput',
		});
		expect(result.status).toBe('success');
		expect(jsons(result).map((json) => json.outcome ?? Object.keys(json))).toEqual([
			'submitted',
			['error', 'details'],
			'submitted',
			'submitted',
		]);
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});

	it('goes to the error output with its input, and the others to the main output', async () => {
		const result = await run(emulator, submitParameters(), {
			items: fourItems(bad()),
			onError: 'continueErrorOutput',
		});
		expect(jsons(result)).toMatchObject(
			ids().good.map((id) => ({ outcome: 'submitted', employment_id: id })),
		);
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 2, 3].map((item) => ({ item })),
		);
		expect(result.outputs[1]).toMatchObject([
			{
				json: { employee: bad(), index: 1, error: containing(message) },
				pairedItem: { item: 1 },
			},
		]);
		expect(Object.keys(jsons(result, 1)[0] ?? {}).sort()).toEqual([
			'details',
			'employee',
			'error',
			'index',
		]);
	});
});

it('says nothing of other items where there is only one', async () => {
	const items = [{ employee: ids().gone.employmentId }];
	const result = await run(emulator, submitParameters(), { items });
	expect(result.error?.description).not.toContain('Items');
});

it('gives no output and sends nothing without items', async () => {
	const result = await run(emulator, submitParameters(), { items: [] });
	expect(result.status).toBe('success');
	expect(result.outputs.flat()).toEqual([]);
	expect(emulator.requests()).toEqual([]);
});

it('reads the options of each item', async () => {
	const { liNa, leavingSoon, inApproval } = emulator.people;
	const items = [
		{ employee: leavingSoon.employmentId, choice: 'returnExisting', check: false },
		{ employee: inApproval.employmentId, choice: 'error', check: false },
		{ employee: liNa.employmentId, choice: 'error', check: true },
	];
	const parameters = submitParameters({
		options: { ifAlreadyOffboarding: '={{ $json.choice }}', validateOnly: '={{ $json.check }}' },
	});
	const result = await run(emulator, parameters, { items, onError: 'continueRegularOutput' });
	expect(jsons(result)).toMatchObject([
		{ outcome: 'alreadyOffboarding' },
		{ details: { code: 1160201 } },
		{ outcome: 'valid' },
	]);
});

/** The most calls to the route that the emulator had in its hands at once. */
function watchCrowd(route: RouteName): () => number {
	let most = 0;
	emulator.chooseFault((call) => {
		if (call.route !== route) return undefined;
		const open = emulator.requests(route).filter(({ status }) => status === undefined);
		most = Math.max(most, open.length);
		return { kind: 'delay', ms: 40 + ((call.number * 7) % 40) };
	});
	return () => most;
}

describe('many items', () => {
	it('go side by side where a failure does not stop the workflow, and keep their order', async () => {
		emulator = await emulate({ extraPeople: 60 });
		const people = emulator.tenant.people.slice(-60);
		const crowd = watchCrowd('submit');
		const result = await run(emulator, submitParameters(), {
			items: people.map(({ employmentId }, index) => ({
				employee: index % 10 === 3 ? 'two words' : employmentId,
				index,
			})),
			onError: 'continueRegularOutput',
		});
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			people.map((_person, item) => ({ item })),
		);
		expect(jsons(result).map((json) => json.employment_id ?? json.error)).toEqual(
			people.map(({ employmentId }, index) =>
				index % 10 === 3 ? "'Employee' is not an ID" : employmentId,
			),
		);
		expect(crowd()).toBeGreaterThan(5);
		expect(crowd()).toBeLessThanOrEqual(20);
	});

	it('go one at a time where a failure stops the workflow', async () => {
		const crowd = watchCrowd('submit');
		const items = employeeItems(emulator, 8);
		const result = await run(emulator, submitParameters(), { items });
		expect(jsons(result)).toHaveLength(8);
		expect(crowd()).toBe(1);
		expect(bodies(emulator, 'submit')).toMatchObject(
			items.map(({ employee }) => ({ employment_id: employee })),
		);
	});

	it('share one call for what they have in common', async () => {
		const items = employeeItems(emulator, 30);
		await run(emulator, submitParameters(), { items });
		expect(emulator.requests('tenantAccessToken')).toHaveLength(1);
		expect(emulator.requests('search')).toHaveLength(1);
		expect(emulator.requests('submit')).toHaveLength(30);
	});
});

describe('revoked items', () => {
	const items = () =>
		['E0056', 'E0063', 'E0055', 'E0058'].map((number) => {
			const person = emulator.tenant.personByNumber(number);
			const record = emulator
				.offboardings()
				.find(({ employmentId }) => employmentId === person?.employmentId);
			return { offboarding: record?.offboardingId ?? '', number };
		});

	it('stop at the first that fails', async () => {
		const result = await run(emulator, revokeParameters(), { items: items() });
		expect(errorOf(result)).toMatchObject({
			description: containing('Items done before this one: 1. Items not sent after it: 2.'),
			itemIndex: 1,
		});
		expect(emulator.requests('revoke')).toHaveLength(2);
	});

	it('are independent where a failure does not stop the workflow', async () => {
		const result = await run(emulator, revokeParameters(), {
			items: items(),
			onError: 'continueErrorOutput',
		});
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(['revoked', 'revoked', 'revoked']);
		expect(jsons(result, 1)).toMatchObject([{ number: 'E0063', details: { code: 1160202 } }]);
	});
});
