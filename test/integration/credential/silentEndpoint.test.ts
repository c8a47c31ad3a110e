import {
	employeeItems,
	emulateEach,
	emulator,
	jsons,
	recordsPerEmployee,
	run,
	submitParameters,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

emulateEach();

const TRY_MS = 30_000;

const submitTwenty = async () =>
	await elapse(
		async () =>
			await run(emulator, submitParameters(), {
				items: employeeItems(emulator, 20),
				onError: 'continueRegularOutput',
			}),
	);

describe('a token endpoint that swallows calls', () => {
	it('costs items side by side one failure after another together', async () => {
		emulator.fail('tenantAccessToken', { kind: 'hangBefore' }, { times: 999 });
		const { result, tookMs } = await submitTwenty();
		expect(jsons(result)).toHaveLength(20);
		for (const { error } of jsons(result)) expect(error).toMatch(/could not be reached/);
		// Five tries of the search that all share, five of the submits.
		expect(emulator.requests('tenantAccessToken')).toHaveLength(10);
		expect(tookMs).toBeLessThan(12 * TRY_MS);
		expect(recordsPerEmployee(emulator, 20)).toEqual(Array(20).fill(0));
	});

	it('that recovers lets all go on', async () => {
		emulator.fail('tenantAccessToken', { kind: 'hangBefore' }, { times: 2 });
		const { result, tookMs } = await submitTwenty();
		expect(jsons(result)).toMatchObject(Array(20).fill({ outcome: 'submitted' }));
		expect(emulator.requests('tenantAccessToken')).toHaveLength(3);
		expect(tookMs).toBeLessThan(3 * TRY_MS);
	});
});
