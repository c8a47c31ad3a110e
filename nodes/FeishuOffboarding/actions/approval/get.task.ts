import { getApprovalProcess, simplifyProcess } from '../../domain/approval/process';
import { endpoints } from '../../domain/endpoints';
import { isSimplified } from '../../fields/simplify';
import { userIdTypeOf } from '../../fields/userIdType';
import type { ItemTask, Run, Task } from '../task';
import { processIdLookup } from './processId';

export const get: Task = {
	calls: [endpoints.getProcess],
	start: getTask,
};

function getTask(run: Run): ItemTask {
	const { context } = run;
	const processIdOf = processIdLookup(run);
	return async (itemIndex) => {
		const type = userIdTypeOf(context, itemIndex);
		const simplified = isSimplified(context, itemIndex);
		const request = getApprovalProcess(type, await processIdOf(itemIndex));
		const client = await run.client(itemIndex);
		const data = await client.send(request);
		return [simplified ? simplifyProcess(data, client.language) : data];
	};
}
