import { LookAhead } from '../../../../nodes/FeishuOffboarding/actions/items/lookAhead';
import { Cancelled } from '../../../../nodes/FeishuOffboarding/platform/clock';

type Questions = ReadonlyArray<string | undefined>;

/** Notes what is asked, and answers with the questions themselves. */
function notebook(questions: Questions, size: number) {
	const asked: Array<{ chunk: string[]; itemIndex: number }> = [];
	const ahead = new LookAhead<string, string>(
		questions.length,
		size,
		(itemIndex) => Promise.resolve(questions[itemIndex]),
		(chunk, itemIndex) => {
			asked.push({ chunk, itemIndex });
			return Promise.resolve(chunk.join());
		},
	);
	return { ahead, asked };
}

describe('LookAhead', () => {
	it('asks for the neighbours together, when the first of them wants its answer', async () => {
		const { ahead, asked } = notebook(['a', 'b', 'c'], 2);
		expect(asked).toEqual([]);
		expect(await ahead.about(1)).toBe('a,b');
		expect(asked).toEqual([{ chunk: ['a', 'b'], itemIndex: 1 }]);
	});

	it('asks for each kind by itself, and leaves out an item whose kind cannot be read', async () => {
		const kinds = ['x', 'y', 'x', undefined, 'y'];
		const kindOf = (itemIndex: number): string => {
			const kind = kinds[itemIndex];
			if (kind === undefined) throw new Error('No kind');
			return kind;
		};
		const ahead = new LookAhead<number, string>(
			kinds.length,
			10,
			(itemIndex) => itemIndex,
			(chunk, itemIndex) => Promise.resolve(`${itemIndex}: ${chunk.join()}`),
			kindOf,
		);
		expect(await ahead.about(2)).toBe('2: 0,2');
		expect(await ahead.about(1)).toBe('1: 1,4');
		expect(await ahead.about(0)).toBe('2: 0,2');
		await expect(ahead.about(3)).rejects.toThrow('No kind');
	});

	it('asks for a chunk once', async () => {
		const { ahead, asked } = notebook(['a', 'b'], 2);
		expect(await Promise.all([ahead.about(0), ahead.about(1)])).toEqual(['a,b', 'a,b']);
		await ahead.about(0);
		expect(asked).toHaveLength(1);
	});

	it('asks for each chunk by itself, and for no item that does not exist', async () => {
		const { ahead, asked } = notebook(['a', 'b', 'c', 'd', 'e'], 2);
		for (const itemIndex of [0, 2, 4]) await ahead.about(itemIndex);
		expect(asked.map(({ chunk }) => chunk)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
	});

	it('asks no question twice, and none of items that have none', async () => {
		const { ahead, asked } = notebook(['a', undefined, 'a', 'b', ''], 5);
		await ahead.about(0);
		expect(asked[0]?.chunk).toEqual(['a', 'b', '']);
	});

	it('asks also where no item has a question', async () => {
		const { ahead } = notebook([undefined], 1);
		expect(await ahead.about(0)).toBe('');
	});

	it('gives a failure to every item of the chunk, and asks for the next one all the same', async () => {
		let calls = 0;
		const ahead = new LookAhead<number, string>(
			4,
			2,
			(itemIndex) => Promise.resolve(itemIndex),
			(chunk) => {
				calls++;
				return chunk.includes(0) ? Promise.reject(new Error('down')) : Promise.resolve('up');
			},
		);
		await expect(ahead.about(0)).rejects.toThrow('down');
		await expect(ahead.about(1)).rejects.toThrow('down');
		expect(await ahead.about(2)).toBe('up');
		expect(calls).toBe(2);
	});

	it('asks for the others where a question cannot be read', async () => {
		const asked: string[][] = [];
		const ahead = new LookAhead<string, void>(
			3,
			3,
			(itemIndex) => {
				if (itemIndex === 1) throw new Error('unreadable');
				return itemIndex === 2 ? Promise.reject(new Error('unreachable')) : 'a';
			},
			(chunk) => {
				asked.push(chunk);
				return Promise.resolve();
			},
		);
		await ahead.about(0);
		expect(asked).toEqual([['a']]);
	});

	it('ends with the execution', async () => {
		const ahead = new LookAhead<string, string>(
			2,
			2,
			(itemIndex) => (itemIndex === 1 ? Promise.reject(new Cancelled()) : 'a'),
			(chunk) => Promise.resolve(chunk.join()),
		);
		await expect(ahead.about(0)).rejects.toThrow(Cancelled);
	});
});
