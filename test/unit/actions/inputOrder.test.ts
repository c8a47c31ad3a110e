import { InputOrder } from '../../../nodes/FeishuOffboarding/actions/offboarding/submit/inputOrder';

describe('InputOrder', () => {
	it('lets items pass in the order in which they joined', async () => {
		const order = new InputOrder();
		const passages = [order.join(), order.join(), order.join()];
		const seen: number[] = [];
		const pass = async (index: number): Promise<void> => {
			await passages[index]?.before;
			seen.push(index);
			passages[index]?.passed();
		};
		await Promise.all([pass(2), pass(1), pass(0)]);
		expect(seen).toEqual([0, 1, 2]);
	});

	it('is not held up by an item that never gets there', async () => {
		const order = new InputOrder();
		const first = order.join();
		const second = order.join();
		first.passed();
		first.passed();
		await expect(second.before).resolves.toBeUndefined();
	});
});
