import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { endingProperties } from './ending.fields';

export const revoke: Operation = {
	value: 'revoke',
	name: 'Revoke',
	action: 'Revoke approval',
	description:
		'Take back an approval that is completed (撤销); one that is still in progress can only be withdrawn',
	writes: true,
	properties: endingProperties(
		'Who revokes it: an administrator of the process or of its form, as an ID of the chosen type. The system when empty.',
	),
	task: kept(async () => (await import('./revoke.task')).revoke),
};
