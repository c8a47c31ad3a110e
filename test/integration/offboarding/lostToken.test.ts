import type { Fault } from '../../emulator/gateway/faults';
import type { Emulator } from '../../emulator/server';
import { closeEmulators, emulate, jsons, revokeParameters, run, submit } from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const cutBefore: Fault = { kind: 'resetBefore' };
const onError = 'continueRegularOutput';

/** The first call is lost, and the next one needs a token, which Feishu does not give any more. */
function lostThenWithoutToken(route: 'submit' | 'revoke'): void {
	let sends = 0;
	emulator.chooseFault((call) => {
		if (call.route === route) {
			sends += 1;
			return sends === 1 ? cutBefore : { kind: 'token', code: 99991663 };
		}
		const isLate = call.route === 'tenantAccessToken' && sends > 1;
		return isLate
			? { kind: 'answer', status: 200, code: 10014, msg: 'app secret invalid' }
			: undefined;
	});
}

describe('a write that was lost before the app lost its token', () => {
	it('has an unknown outcome as a submit', async () => {
		lostThenWithoutToken('submit');
		const { result } = await elapse(async () => await submit(emulator, {}, { onError }));
		expect(jsons(result)).toMatchObject([{ details: { outcomeUnknown: true } }]);
	});

	it('has an unknown outcome as a revoke', async () => {
		const [{ offboarding_id: offboarding } = {}] = jsons(await submit(emulator));
		lostThenWithoutToken('revoke');
		const { result } = await elapse(
			async () =>
				await run(emulator, revokeParameters(), {
					items: [{ offboarding }],
					onError,
				}),
		);
		expect(jsons(result)).toMatchObject([{ details: { outcomeUnknown: true } }]);
	});
});
