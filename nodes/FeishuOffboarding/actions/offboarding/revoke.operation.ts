import type { INodeProperties } from 'n8n-workflow';

import { offboarding } from '../../fields/offboarding';
import { operatorFields } from '../../fields/operator';
import { optionsWith } from '../../fields/options';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';

export const ifAlreadyRevoked: INodeProperties = {
	displayName: 'If Already Revoked',
	name: 'ifAlreadyRevoked',
	type: 'options',
	options: [
		{
			name: 'Fail',
			value: 'error',
			description: 'The item fails',
		},
		{
			name: 'Succeed',
			value: 'succeed',
			description: 'The item succeeds, with the outcome alreadyRevoked',
		},
	],
	default: 'error',
	description: 'What to do with an offboarding that has been revoked before',
};

export const revoke: Operation = {
	value: 'revoke',
	name: 'Revoke',
	action: 'Revoke an offboarding',
	description: 'Withdraw an offboarding that has been submitted, so that the person stays',
	writes: true,
	properties: [offboarding, userIdType, operatorFields('revoked'), optionsWith(ifAlreadyRevoked)],
	task: kept(async () => (await import('./revoke.task')).revoke),
};
