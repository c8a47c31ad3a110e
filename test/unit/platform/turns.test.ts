import { Turns } from '../../../nodes/FeishuOffboarding/platform/turns';

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
	it('are taken one after the other, in the order of entry', async () => {
		const turns = new Turns();
		const begun: string[] = [];
		const enter = (name: string) => {
			const turn = turns.enter('process');
			void turn.begins.then(() => begun.push(name));
			return turn;
		};
		const [first, second, third] = ['first', 'second', 'third'].map(enter);
		await settled();
		expect(begun).toEqual(['first']);
		second?.leave();
		await settled();
		expect(begun).toEqual(['first']);
		first?.leave();
		await settled();
		expect(begun).toEqual(['first', 'second', 'third']);
		third?.leave();
		third?.leave();
		await settled();
		enter('fourth');
		await settled();
		expect(begun).toContain('fourth');
	});

	it('at one thing do not wait for those at another', async () => {
		const turns = new Turns();
		turns.enter('one');
		await expect(turns.enter('other').begins).resolves.toBeUndefined();
	});
});
