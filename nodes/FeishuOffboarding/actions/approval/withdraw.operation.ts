import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { endingProperties } from './ending.fields';

export const withdraw: Operation = {
	value: 'withdraw',
	name: 'Withdraw',
	action: 'Withdraw approval',
	description:
		'Stop an approval that is in progress (撤回), before the approvers have decided; one that is completed can only be revoked',
	writes: true,
	properties: endingProperties(
		'Who withdraws it: the initiator or an administrator of the process, as an ID of the chosen type. The system when empty.',
	),
	task: kept(async () => (await import('./withdraw.task')).withdraw),
};
