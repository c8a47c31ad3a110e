import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { decisionProperties } from './decision.fields';

export const approve: Operation = {
	value: 'approve',
	name: 'Approve',
	action: 'Approve approval task',
	description: 'Approve one open approval task; the approval then goes on to its next step',
	writes: true,
	properties: decisionProperties({
		placeholder: 'e.g. Agreed with the manager',
		description: 'The opinion that is recorded with the decision, up to 1000 characters',
	}),
	task: kept(async () => (await import('./approve.task')).approve),
};
