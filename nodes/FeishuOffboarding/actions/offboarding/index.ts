import type { Resource } from '../operation';
import { revoke } from './revoke.operation';
import { submit } from './submit.operation';

export const offboarding: Resource = {
	value: 'offboarding',
	name: 'Offboarding',
	operations: [submit, revoke],
};
