import { sharedAnswer } from '../../../../nodes/FeishuOffboarding/actions/items/sharedAnswer';

describe('sharedAnswer', () => {
	it('asks when the first item wants the answer, and never again', async () => {
		const asked: number[] = [];
		const answer = sharedAnswer((itemIndex) => {
			asked.push(itemIndex);
			return Promise.resolve('yes');
		});
		expect(asked).toEqual([]);
		expect(await Promise.all([answer(2), answer(0)])).toEqual(['yes', 'yes']);
		expect(await answer(1)).toBe('yes');
		expect(asked).toEqual([2]);
	});

	it('gives a failure to every item', async () => {
		let calls = 0;
		const answer = sharedAnswer(() => {
			calls++;
			return Promise.reject(new Error('down'));
		});
		await expect(answer(0)).rejects.toThrow('down');
		await expect(answer(1)).rejects.toThrow('down');
		expect(calls).toBe(1);
	});
});
