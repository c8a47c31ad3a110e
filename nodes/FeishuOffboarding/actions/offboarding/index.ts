import type { Resource } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { revoke } from './revoke.operation';
import { submit } from './submit/submit.operation';
import { update } from './update.operation';

export const offboardingResource: Resource = {
	value: 'offboarding',
	name: 'Offboarding',
	operations: [submit, revoke, update, get, getAll],
};
