import { WaitBudget } from '../../../../nodes/FeishuOffboarding/platform/time/waitBudget';

describe('WaitBudget', () => {
	it('is whole until the first wait', () => {
		const budget = new WaitBudget(600);
		expect(budget.leftMs(0)).toBe(600);
		expect(budget.leftMs(10_000)).toBe(600);
	});

	it('runs by the clock from the first wait on', () => {
		const budget = new WaitBudget(600);
		budget.begin(10_000);
		budget.begin(10_500);
		expect(budget.leftMs(10_100)).toBe(500);
		expect(budget.leftMs(10_600)).toBe(0);
		expect(budget.leftMs(10_700)).toBe(-100);
	});

	it('counts the waits of another item, from when this one waited for it', () => {
		const other = new WaitBudget(600);
		const early = new WaitBudget(600);
		const late = new WaitBudget(600);
		early.waitedFor(other, 0);
		expect(early.leftMs(1_000)).toBe(600);
		other.begin(100);
		early.waitedFor(other, 0);
		late.waitedFor(other, 300);
		expect(early.leftMs(500)).toBe(200);
		expect(late.leftMs(500)).toBe(400);
	});

	it('never begins later than it has', () => {
		const other = new WaitBudget(600);
		const budget = new WaitBudget(600);
		budget.begin(100);
		other.begin(200);
		budget.waitedFor(other, 0);
		expect(budget.leftMs(300)).toBe(400);
	});
});
