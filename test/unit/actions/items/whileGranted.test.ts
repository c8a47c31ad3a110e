import { whileGranted } from '../../../../nodes/FeishuOffboarding/actions/items/whileGranted';
import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import { FeishuApiError } from '../../../../nodes/FeishuOffboarding/platform/answers/failure';
import type { Envelope } from '../../../../nodes/FeishuOffboarding/platform/answers/envelope';

const envelope = (code: number): Envelope => ({
	code,
	msg: '',
	status: 400,
	data: {},
	scopes: [],
	violations: [],
});

const refusal = (code: number): FeishuApiError =>
	new FeishuApiError({
		kind: 'refused',
		endpoint: endpoints.searchContracts,
		envelope: envelope(code),
	});

/** Apps of items 0 to 2 are `a`, later ones `b`. */
const appOf = async (itemIndex: number) => await Promise.resolve(itemIndex < 3 ? 'a' : 'b');

describe('asking while the scope is granted', () => {
	const asked: number[] = [];
	beforeEach(() => asked.splice(0));

	const answering = (code: number | undefined) =>
		whileGranted(appOf, async (_questions, itemIndex) => {
			asked.push(itemIndex);
			if (code !== undefined) throw refusal(code);
			return await Promise.resolve(itemIndex);
		});

	it('asks every time that there is an answer', async () => {
		const ask = answering(undefined);
		expect([await ask([], 0), await ask([], 1)]).toEqual([0, 1]);
		expect(asked).toEqual([0, 1]);
	});

	it('asks once for each app that lacks the scope, and fails alike for all', async () => {
		const ask = answering(99991672);
		for (const itemIndex of [0, 1, 2, 3, 4]) {
			await expect(ask([], itemIndex)).rejects.toMatchObject({ code: 99991672 });
		}
		expect(asked).toEqual([0, 3]);
	});

	it('asks again after any other failure', async () => {
		const ask = answering(1160107);
		for (const itemIndex of [0, 1]) {
			await expect(ask([], itemIndex)).rejects.toMatchObject({ code: 1160107 });
		}
		expect(asked).toEqual([0, 1]);
	});
});
