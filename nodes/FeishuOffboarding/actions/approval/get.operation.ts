import { endpoints } from '../../domain/endpoints';
import { getApprovalProcess, simplifyProcess } from '../../domain/approval/process';
import { requestOptionsOnly } from '../../fields/options';
import { isSimplified, simplify } from '../../fields/simplify';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import type { ItemTask, Operation, Run } from '../operation';
import { processIdLookup, processLocator } from './processId';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the approval of an offboarding',
	description:
		'Retrieve the approval process of an offboarding: its status, who has it now and since when, who decided what',
	writes: false,
	properties: [userIdType, ...processLocator, simplify, requestOptionsOnly],
	calls: [endpoints.getProcess],
	start: (run) => getTask(run),
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
