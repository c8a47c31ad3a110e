import type { IDataObject } from 'n8n-workflow';

import { endpoints } from '../../domain/endpoints';
import { toOffboardingFilter } from '../../domain/offboarding/filter';
import { fullOffboarding, simplifyOffboarding } from '../../domain/offboarding/item';
import { searchOffboardings } from '../../domain/offboarding/search';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { offboardingFilters } from './getAll.filters';
import { requestOptionsOnly } from '../../fields/options';
import { limitOf, paging } from '../../fields/paging';
import { collectionOf } from '../../fields/parameters';
import { isSimplified, simplify } from '../../fields/simplify';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import { firstItems } from '../../transport/pages';
import type { Operation, Run } from '../operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many offboardings',
	description: 'Retrieve a list of offboardings, by people, status, reason or dates',
	writes: false,
	calls: [endpoints.search],
	properties: [userIdType, ...paging, offboardingFilters, simplify, requestOptionsOnly],
	start: (run) => async (itemIndex) => await getOffboardings(run, itemIndex),
};

async function getOffboardings(run: Run, itemIndex: number): Promise<IDataObject[]> {
	const { context } = run;
	const type = userIdTypeOf(context, itemIndex);
	const limit = limitOf(context, itemIndex);
	const simplified = isSimplified(context, itemIndex);
	const client = await run.client(itemIndex);
	const filter = toOffboardingFilter({
		userIdType: type,
		timeZone: context.getTimezone(),
		nowMs: client.clock.now(),
		filters: collectionOf(context, offboardingFilters, itemIndex),
	});
	const form = { pageSize: Math.min(limit, PAGE_SIZE_MAX), userIdType: type };
	return await firstItems(
		client,
		(token) => searchOffboardings(filter, token, form),
		limit,
		(item) => (simplified ? simplifyOffboarding(item, client.language) : fullOffboarding(item)),
	);
}
