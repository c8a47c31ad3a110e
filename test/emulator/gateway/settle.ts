import type { Sandbox } from './route';

/** Lets every offboarding take effect whose date is over: the person has left. */
export function settle(sandbox: Sandbox, now: number): void {
	for (const record of sandbox.store.due(now)) {
		sandbox.store.change(record.offboardingId, { status: 'Offboarded' }, now);
		const person = sandbox.tenant.person('people_corehr_id', record.employmentId);
		if (person) {
			person.status = 'terminated';
			person.leftOn = record.offboardingDate;
			person.reasonForLeaving = record.reason;
		}
	}
}
