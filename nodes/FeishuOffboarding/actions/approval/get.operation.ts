import { requestOptionsOnly } from '../../fields/options';
import { simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { processLocator } from './process.fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the approval of an offboarding',
	description:
		'Retrieve the approval process of an offboarding: its status, who has it now and since when, who decided what',
	writes: false,
	properties: [userIdType, ...processLocator, simplify, requestOptionsOnly],
	task: kept(async () => (await import('./get.task')).get),
};
