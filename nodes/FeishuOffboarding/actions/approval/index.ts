import type { Resource } from '../operation';
import { get } from './get.operation';

export const approvalResource: Resource = {
	value: 'approval',
	name: 'Approval',
	operations: [get],
};
