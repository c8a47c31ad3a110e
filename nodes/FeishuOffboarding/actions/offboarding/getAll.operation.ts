import { optionsWith } from '../../fields/options';
import { paging } from '../../fields/paging';
import { includeEmployee } from '../../fields/includeEmployee';
import { simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { offboardingFilters } from './getAll.filters';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many offboardings',
	description: 'Retrieve a list of offboardings, by people, status, reason or dates',
	writes: false,
	properties: [userIdType, ...paging, offboardingFilters, simplify, optionsWith(includeEmployee)],
	task: kept(async () => (await import('./getAll.task')).getAll),
};
