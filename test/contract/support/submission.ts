import { createClient, paths } from '../../emulator/client';
import type { Emulator } from '../../emulator/server';
import { daysFrom } from '../../emulator/tenant/dates';

/** Submits a direct offboarding, and waits until its events have come to an end. */
export async function submitOne(emulator: Emulator): Promise<void> {
	await createClient(emulator).send({
		path: paths.submit,
		body: {
			offboarding_mode: 1,
			employment_id: emulator.people.liNa.employmentId,
			offboarding_date: daysFrom(Date.now(), 30),
			offboarding_reason_unique_identifier: 'job_change_saas',
		},
	});
	await emulator.deliveriesSettled();
}
