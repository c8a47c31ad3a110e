import type { Resource } from '../operation';
import { approve } from './approve.operation';
import { getAll } from './getAll.operation';
import { reject } from './reject.operation';
import { transfer } from './transfer.operation';

export const approvalTaskResource: Resource = {
	value: 'approvalTask',
	name: 'Approval Task',
	operations: [getAll, approve, reject, transfer],
};
