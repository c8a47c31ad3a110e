import { requestOptionsOnly } from '../../fields/options';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';

export const checkSetup: Operation = {
	value: 'checkSetup',
	name: 'Check Setup',
	action: 'Check setup of app',
	description:
		'Look up which operations, triggers and lists the app has permissions for, and where to add what is missing, without a change to anything',
	writes: false,
	properties: [requestOptionsOnly],
	task: kept(async () => (await import('./checkSetup.task')).checkSetup),
};
