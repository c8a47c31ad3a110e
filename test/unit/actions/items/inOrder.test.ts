import { inOrder } from '../../../../nodes/FeishuOffboarding/actions/items/inOrder';

/** Work whose parts end when the test says so. */
class Workshop {
	readonly started: number[] = [];
	private readonly ends = new Map<
		number,
		{ resolve: (text: string) => void; reject: (error: Error) => void }
	>();

	readonly work = async (index: number): Promise<string> => {
		this.started.push(index);
		return await new Promise<string>((resolve, reject) => {
			this.ends.set(index, { resolve, reject });
		});
	};

	async finish(index: number): Promise<void> {
		this.ends.get(index)?.resolve(`result ${index}`);
		await settled();
	}

	async fail(index: number): Promise<void> {
		this.ends.get(index)?.reject(new Error(`failure ${index}`));
		await settled();
	}
}

/** Everything that follows without waiting has happened. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

describe('inOrder', () => {
	it('starts no more than the width, in order, and the next as soon as one has ended', async () => {
		const shop = new Workshop();
		const results = inOrder(4, 2, shop.work);
		expect(shop.started).toEqual([0, 1]);
		await shop.finish(1);
		expect(shop.started).toEqual([0, 1, 2]);
		await shop.finish(2);
		expect(shop.started).toEqual([0, 1, 2, 3]);
		await shop.finish(3);
		await shop.finish(0);
		expect(await results).toEqual(['result 0', 'result 1', 'result 2', 'result 3']);
	});

	it('works one by one with a width of 1', async () => {
		const shop = new Workshop();
		const results = inOrder(2, 1, shop.work);
		expect(shop.started).toEqual([0]);
		await shop.finish(0);
		expect(shop.started).toEqual([0, 1]);
		await shop.finish(1);
		expect(await results).toEqual(['result 0', 'result 1']);
	});

	it('starts all where the width is larger than the work', () => {
		const shop = new Workshop();
		void inOrder(3, 10, shop.work);
		expect(shop.started).toEqual([0, 1, 2]);
	});

	it('has no results where there is no work', async () => {
		const shop = new Workshop();
		expect(await inOrder(0, 3, shop.work)).toEqual([]);
		expect(shop.started).toEqual([]);
	});

	it('starts nothing after a failure', async () => {
		const shop = new Workshop();
		const results = inOrder(3, 1, shop.work);
		const failure = expect(results).rejects.toThrow('failure 0');
		await shop.fail(0);
		await failure;
		expect(shop.started).toEqual([0]);
	});

	it('throws only when everything that was started has ended', async () => {
		const shop = new Workshop();
		let over = false;
		const results = inOrder(4, 2, shop.work).finally(() => {
			over = true;
		});
		const failure = expect(results).rejects.toThrow('failure 0');
		await shop.fail(0);
		expect(over).toBe(false);
		await shop.finish(1);
		await failure;
		expect(shop.started).toEqual([0, 1]);
	});

	it('throws the failure of the first item, not the first failure', async () => {
		const shop = new Workshop();
		const results = inOrder(12, 12, shop.work);
		const failure = expect(results).rejects.toThrow('failure 2');
		for (const index of [11, 2, 10]) await shop.fail(index);
		for (const index of [0, 1, 3, 4, 5, 6, 7, 8, 9]) await shop.finish(index);
		await failure;
	});

	it('throws what was thrown, an error or not', async () => {
		// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- code outside of ours may throw anything
		await expect(inOrder(1, 1, () => Promise.reject(undefined))).rejects.toBeUndefined();
	});
});
