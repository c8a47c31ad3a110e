import { endpoints } from '../../domain/endpoints';
import type { Task } from '../task';
import { decisionTask } from './decisionTask';

export const approve: Task = {
	calls: [endpoints.decideTask, endpoints.getProcess],
	start: (run) => decisionTask(run, 'approved'),
};
