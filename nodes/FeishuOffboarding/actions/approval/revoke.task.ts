import { revokeProcess } from '../../domain/approval/ending';
import { endpoints } from '../../domain/endpoints';
import type { Task } from '../task';
import { endingTask } from './endingTask';

export const revoke: Task = {
	calls: [endpoints.revokeProcess, endpoints.getProcess],
	start: (run) => endingTask(run, revokeProcess, 'revoked'),
};
