import { simplifyEmployee } from '../../domain/employee/item';
import { endpoints } from '../../domain/endpoints';
import { isSimplified } from '../../fields/simplify';
import type { ItemTask, Run, Task } from '../task';
import { personLookup } from './findEmployee';

export const get: Task = {
	calls: [endpoints.batchGetEmployees, endpoints.searchEmployees],
	start: getTask,
};

function getTask(run: Run): ItemTask {
	const lookup = personLookup(run);
	return async (itemIndex) => {
		const simplified = isSimplified(run.context, itemIndex);
		const item = await lookup(itemIndex);
		if (!simplified) return [item];
		const { language } = await run.client(itemIndex);
		return [simplifyEmployee(item, language)];
	};
}
