import { endpoints } from '../../domain/endpoints';
import { requestOptionsOnly } from '../../fields/options';
import type { Operation, Resource } from '../operation';
import { setupTask } from './setupTask';

/** @param resources what the node has, read when it runs: this operation is among it */
export const checkSetup = (resources: () => readonly Resource[]): Operation => ({
	value: 'checkSetup',
	name: 'Check Setup',
	action: 'Check setup of app',
	description:
		'Look up which operations, triggers and lists the app has permissions for, and where to add what is missing, without a change to anything',
	writes: false,
	calls: [endpoints.listScopes, endpoints.countConnections],
	properties: [requestOptionsOnly],
	start: (run) => setupTask(run, resources()),
});
