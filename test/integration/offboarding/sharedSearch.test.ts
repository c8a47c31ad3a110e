import type { IDataObject } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import { at, closeEmulators, emulate, jsons, run, submitParameters } from '../support/sandbox';
import { employeeItems, recordsPerEmployee, type RunOptions } from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate({ extraPeople: 100 });
});
afterEach(closeEmulators);

const onError = 'continueRegularOutput';

/** Submits so many people; `maxWaits` are seconds, item by item. */
const submitted = async (
	count: number,
	maxWaits: readonly number[] = [],
	options: RunOptions = { onError },
): Promise<IDataObject[]> => {
	const items = employeeItems(emulator, count).map((item, index) => ({
		...item,
		maxWait: maxWaits[index] ?? 600,
	}));
	const parameters = submitParameters({ options: { maxWait: '={{ $json.maxWait }}' } });
	const { result } = await elapse(
		async () => await run(emulator, parameters, { items, ...options }),
	);
	return jsons(result);
};

const outcomes = (items: readonly IDataObject[]): unknown[] => items.map(({ outcome }) => outcome);

describe('the search that items share before they are submitted', () => {
	/** Whoever could not ask what was there before cannot tell what a lost submit has made. */
	const isBlind = ({ details }: IDataObject): boolean => at(details, 'outcomeUnknown') === true;

	it.each([[[0, 600, 600]], [[600, 0, 600]]])(
		'is asked again by those for whom an impatient neighbour asked in vain: Max Wait %j',
		async (maxWaits) => {
			emulator.fail('search', { kind: 'rateLimit', resetSeconds: 5 }, { times: 2 });
			emulator.fail('submit', { kind: 'resetAfter' }, { times: 3 });
			const items = await submitted(3, maxWaits);
			expect(items.map(isBlind)).toEqual(maxWaits.map((maxWait) => maxWait === 0));
			expect(recordsPerEmployee(emulator, 3)).toEqual([1, 1, 1]);
		},
	);

	it.each([
		[[90, 90], {}],
		[[90, 600], { onError }],
	] as const)(
		'is asked again where whoever asked had no time left: Max Wait %j, %j',
		async (maxWaits, options) => {
			emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 70 });
			emulator.fail('search', { kind: 'rateLimit', resetSeconds: 30 }, { skip: 1 });
			emulator.fail('submit', { kind: 'resetAfter' }, { skip: 1 });
			const items = await submitted(2, maxWaits, options);
			expect(outcomes(items)).toEqual(['submitted', 'submitted']);
			expect(recordsPerEmployee(emulator, 2)).toEqual([1, 1]);
		},
	);

	it.each([[0], [41], [99]])(
		'is asked in halves where Feishu refuses it for one of them: %i',
		async (place) => {
			const bad = employeeItems(emulator, 100)[place]?.employee ?? '';
			emulator = await emulate({ extraPeople: 100, badElements: [bad] });
			const items = await submitted(100);
			expect(outcomes(items)).toEqual(items.map(() => 'submitted'));
			expect(emulator.requests('search').length).toBeLessThanOrEqual(1 + 2 * 7);
		},
	);

	it('counts as a wait of each who waited for it', async () => {
		emulator.fail('search', { kind: 'rateLimit', resetSeconds: 20 });
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 20 }, { times: 3 });
		const items = await submitted(3, [30, 30, 30]);
		expect(items.map(({ error }) => typeof error)).toEqual(['string', 'string', 'string']);
		expect(recordsPerEmployee(emulator, 3)).toEqual([0, 0, 0]);
	});
});
