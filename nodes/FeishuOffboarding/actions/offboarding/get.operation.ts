import { endpoints } from '../../domain/endpoints';
import { fullOffboarding, simplifyOffboarding } from '../../domain/offboarding/item';
import { anyOffboarding } from '../../fields/offboarding';
import { requestOptionsOnly } from '../../fields/options';
import { isSimplified, simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import type { ItemTask, Operation, Run } from '../operation';
import { recordLookup } from './findOffboarding';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an offboarding',
	description: 'Retrieve an offboarding by its ID or by employee, whatever its status',
	writes: false,
	properties: [anyOffboarding, userIdType, simplify, requestOptionsOnly],
	calls: [endpoints.search],
	start: (run) => getTask(run),
};

function getTask(run: Run): ItemTask {
	const lookup = recordLookup(run);
	return async (itemIndex) => {
		const simplified = isSimplified(run.context, itemIndex);
		const item = await lookup(itemIndex);
		if (!simplified) return [fullOffboarding(item)];
		const { language } = await run.client(itemIndex);
		return [simplifyOffboarding(item, language)];
	};
}
