import type { PolledRecord } from '../../nodes/FeishuOffboarding/domain/polling/polledRecord';

/** A record as a poll finds it, of an offboarding that is being approved. */
export const record = (id: string, change: Partial<PolledRecord> = {}): PolledRecord => ({
	offboardingId: id,
	employmentId: `person of ${id}`,
	status: 'Approving',
	offboardingDate: '2024-12-31',
	checklistStatus: 'AntiBegin',
	initiatingTime: '2024-12-01 07:00:00',
	processId: `process of ${id}`,
	raw: { offboarding_id: id },
	...change,
});
