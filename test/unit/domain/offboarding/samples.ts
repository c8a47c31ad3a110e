import type { OffboardingRecord } from '../../../../nodes/FeishuOffboarding/domain/offboarding/record';

export const terms = {
	offboarding_mode: 1,
	offboarding_date: '2024-12-01',
	offboarding_reason_unique_identifier: 'job_change_saas',
};

/** The record that a submit with the terms makes. */
export const recordWith = (changes: Partial<OffboardingRecord> = {}): OffboardingRecord => ({
	offboardingId: 'new',
	employmentId: '1',
	status: 'NoNeedApproval',
	offboardingDate: '2024-12-01',
	expectedDate: '2024-12-01',
	initiatingTime: '2024-11-01 10:00:00',
	customFields: new Map(),
	reasonIdentifier: 'job_change_saas',
	reasonNames: undefined,
	...changes,
	asSubmitted: {
		offboarding_reason_unique_identifier: 'job_change_saas',
		offboarding_reason_explanation: '',
		add_block_list: false,
		block_reason_explanation: '',
		...changes.asSubmitted,
	},
});
