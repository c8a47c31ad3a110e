import { withdrawProcess } from '../../domain/approval/ending';
import { endpoints } from '../../domain/endpoints';
import type { Task } from '../task';
import { endingTask } from './endingTask';

export const withdraw: Task = {
	calls: [endpoints.withdrawProcess, endpoints.getProcess],
	start: (run) => endingTask(run, withdrawProcess, 'withdrawn'),
};
