import type { Resource } from '../operation';
import { getAll } from './getAll.operation';

export const offboardingReasonResource: Resource = {
	value: 'offboardingReason',
	name: 'Offboarding Reason',
	operations: [getAll],
};
