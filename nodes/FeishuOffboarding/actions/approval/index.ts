import type { Resource } from '../operation';
import { get } from './get.operation';
import { revoke } from './revoke.operation';
import { withdraw } from './withdraw.operation';

export const approvalResource: Resource = {
	value: 'approval',
	name: 'Approval',
	operations: [get, withdraw, revoke],
};
