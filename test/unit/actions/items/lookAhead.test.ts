import { LookAhead } from '../../../../nodes/FeishuOffboarding/actions/items/lookAhead';
import { Cancelled } from '../../../../nodes/FeishuOffboarding/platform/time/clock';
import { FeishuApiError } from '../../../../nodes/FeishuOffboarding/platform/answers/failure';
import { WaitBudget } from '../../../../nodes/FeishuOffboarding/platform/time/waitBudget';
import { answer, endpointWith } from '../../samples';
import { decodeEnvelope } from '../../../../nodes/FeishuOffboarding/platform/answers/envelope';

type Questions = ReadonlyArray<string | undefined>;

/** A run of so many items, for one app each. */
function runOf(count: number, appOf: (itemIndex: number) => string = () => 'app') {
	const budgets = Array.from({ length: count }, () => new WaitBudget(1_000));
	const clock = { nowMs: 0, monotonic: () => clock.nowMs };
	return {
		count,
		budgets,
		clock,
		client: async (itemIndex: number) =>
			await Promise.resolve({
				sharing: appOf(itemIndex),
				budget: budgets[itemIndex] ?? new WaitBudget(0),
				clock,
			}),
	};
}

const asked = (question: string | undefined, way = '') =>
	question === undefined ? undefined : { question, way };

/** Notes what is asked, and answers with the questions themselves. */
function notebook(questions: Questions, size: number, run = runOf(questions.length)) {
	const calls: Array<{ chunk: readonly string[]; itemIndex: number }> = [];
	const ahead = new LookAhead<string, string>(
		run,
		size,
		(itemIndex) => Promise.resolve(asked(questions[itemIndex])),
		(chunk, itemIndex) => {
			calls.push({ chunk, itemIndex });
			return Promise.resolve(chunk.join());
		},
	);
	return { ahead, calls };
}

const refusal = (code: number, kind: 'refused' | 'busy' = 'refused') =>
	new FeishuApiError({
		kind,
		endpoint: endpointWith(),
		envelope: decodeEnvelope(answer(400, { code, msg: 'no' })),
	});

/** Feishu refuses every call that has a bad element. */
function picky(questions: readonly string[], isBad: (question: string) => boolean, error: Error) {
	const calls: number[] = [];
	const ahead = new LookAhead<string, readonly string[]>(
		runOf(questions.length),
		100,
		(itemIndex) => asked(questions[itemIndex]),
		(chunk) => {
			calls.push(chunk.length);
			return chunk.some(isBad) ? Promise.reject(error) : Promise.resolve(chunk);
		},
	);
	const outcomes = async () =>
		await Promise.all(
			questions.map(async (question, itemIndex) => {
				const found = await ahead.about(itemIndex).catch(() => undefined);
				return found?.includes(question);
			}),
		);
	return { ahead, calls, outcomes };
}

describe('LookAhead', () => {
	it('asks for the neighbours together, when the first of them wants its answer', async () => {
		const { ahead, calls } = notebook(['a', 'b', 'c'], 2);
		expect(calls).toEqual([]);
		expect(await ahead.about(1)).toBe('a,b');
		expect(calls).toEqual([{ chunk: ['a', 'b'], itemIndex: 1 }]);
	});

	it('asks for a chunk once', async () => {
		const { ahead, calls } = notebook(['a', 'b'], 2);
		expect(await Promise.all([ahead.about(0), ahead.about(1)])).toEqual(['a,b', 'a,b']);
		await ahead.about(0);
		expect(calls).toHaveLength(1);
	});

	it('asks for each chunk by itself, and for no item that does not exist', async () => {
		const { ahead, calls } = notebook(['a', 'b', 'c', 'd', 'e'], 2);
		for (const itemIndex of [0, 2, 4]) await ahead.about(itemIndex);
		expect(calls.map(({ chunk }) => chunk)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
	});

	it('asks no question twice, and none of items that have none', async () => {
		const { ahead, calls } = notebook(['a', undefined, 'a', 'b', ''], 5);
		await ahead.about(0);
		expect(calls[0]?.chunk).toEqual(['a', 'b', '']);
	});

	it('asks also where the item has no question', async () => {
		const { ahead } = notebook([undefined], 1);
		expect(await ahead.about(0)).toBe('');
	});

	it('gives a failure to every item of the chunk, and asks for the next one all the same', async () => {
		let calls = 0;
		const ahead = new LookAhead<string, string>(
			runOf(4),
			2,
			(itemIndex) => asked(String(itemIndex)),
			(chunk) => {
				calls++;
				return chunk.includes('0') ? Promise.reject(new Error('down')) : Promise.resolve('up');
			},
		);
		await expect(ahead.about(0)).rejects.toThrow('down');
		await expect(ahead.about(1)).rejects.toThrow('down');
		expect(await ahead.about(2)).toBe('up');
		expect(calls).toBe(2);
	});

	it('asks for the others where a question cannot be read, which fails for its own item', async () => {
		const chunks: Array<readonly string[]> = [];
		const ahead = new LookAhead<string, void>(
			runOf(3),
			3,
			(itemIndex) => {
				if (itemIndex === 1) throw new Error('unreadable');
				return itemIndex === 2 ? Promise.reject(new Error('unreachable')) : asked('a');
			},
			(chunk) => {
				chunks.push(chunk);
				return Promise.resolve();
			},
		);
		await ahead.about(0);
		await expect(ahead.about(1)).rejects.toThrow('unreadable');
		await expect(ahead.about(2)).rejects.toThrow('unreachable');
		expect(chunks).toEqual([['a']]);
	});

	it('ends with the execution', async () => {
		const ahead = new LookAhead<string, string>(
			runOf(2),
			2,
			(itemIndex) => (itemIndex === 1 ? Promise.reject(new Cancelled()) : asked('a')),
			() => Promise.resolve('answer'),
		);
		await expect(ahead.about(0)).rejects.toThrow(Cancelled);
	});

	it('asks by itself for each app and each way of asking', async () => {
		const calls: Array<readonly string[]> = [];
		const ahead = new LookAhead<string, void>(
			runOf(6, (itemIndex) => (itemIndex < 4 ? 'one' : 'two')),
			100,
			(itemIndex) => asked(`q${itemIndex}`, itemIndex % 2 === 0 ? 'open_id' : 'user_id'),
			(chunk) => {
				calls.push(chunk);
				return Promise.resolve();
			},
		);
		for (const itemIndex of [0, 1, 2, 3, 4, 5]) await ahead.about(itemIndex);
		expect(calls).toEqual([['q0', 'q2'], ['q1', 'q3'], ['q4'], ['q5']]);
	});

	it('asks again, once, for those for whom an item asked whose time was over', async () => {
		const error = new FeishuApiError({ kind: 'throttled', endpoint: endpointWith() });
		const askers: number[] = [];
		const ahead = new LookAhead<string, string>(
			runOf(3),
			3,
			(itemIndex) => asked(String(itemIndex)),
			(chunk, itemIndex) => {
				askers.push(itemIndex);
				return itemIndex === 0 ? Promise.reject(error) : Promise.resolve(chunk.join());
			},
		);
		const outcomes = await Promise.allSettled([0, 1, 2].map((index) => ahead.about(index)));
		expect(outcomes).toMatchObject([
			{ status: 'rejected', reason: error },
			{ status: 'fulfilled', value: '0,1,2' },
			{ status: 'fulfilled', value: '0,1,2' },
		]);
		expect(askers).toEqual([0, 1]);
	});

	it('counts the waits of whoever asks for those who wait for it', async () => {
		const run = runOf(2);
		const ahead = new LookAhead<string, void>(
			run,
			2,
			(itemIndex) => asked(String(itemIndex)),
			async (_chunk, itemIndex) => {
				await new Promise((resolve) => setImmediate(resolve));
				run.budgets[itemIndex]?.begin(run.clock.nowMs);
				run.clock.nowMs += 600;
			},
		);
		await Promise.all([ahead.about(0), ahead.about(1)]);
		expect(run.budgets.map((budget) => budget.leftMs(run.clock.nowMs))).toEqual([400, 400]);
	});
});

describe('a call that Feishu refuses', () => {
	const people = Array.from({ length: 100 }, (_none, index) => `p${index}`);

	it.each([0, 37, 99])('fails for the bad element alone: at %i', async (bad) => {
		const { calls, outcomes } = picky(people, (id) => id === `p${bad}`, refusal(1160102));
		expect(await outcomes()).toEqual(
			people.map((_id, index) => (index === bad ? undefined : true)),
		);
		expect(calls.length).toBeLessThanOrEqual(1 + 2 * 7);
	});

	it('fails for several bad elements alone', async () => {
		const bad = ['p3', 'p4', 'p50', 'p98'];
		const { calls, outcomes } = picky(people, (id) => bad.includes(id), refusal(1160102));
		expect(await outcomes()).toEqual(people.map((id) => (bad.includes(id) ? undefined : true)));
		expect(calls.length).toBeLessThan(60);
	});

	it('fails for all after a bounded number of calls where each is bad', async () => {
		const { calls, outcomes } = picky(people, () => true, refusal(1160102));
		expect(await outcomes()).toEqual(people.map(() => undefined));
		expect(calls).toHaveLength(2 * people.length - 1);
	});

	it('asks no more than on the way to its own element for the first item', async () => {
		const { ahead, calls } = picky(people, () => true, refusal(1160102));
		await expect(ahead.about(0)).rejects.toThrow('no');
		expect(calls).toEqual([100, 50, 25, 13, 7, 4, 2, 1]);
	});

	it.each([
		['the app’s scopes', refusal(99991672)],
		['trouble that passes', refusal(1160999, 'busy')],
		['something else', new Error('no')],
	])('is not asked in halves for %s', async (_reason, error) => {
		const { calls, outcomes } = picky(people, () => true, error);
		await outcomes();
		expect(calls).toEqual([100]);
	});
});
