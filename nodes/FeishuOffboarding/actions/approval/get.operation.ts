import { endpoints } from '../../domain/endpoints';
import { getApprovalProcess, simplifyProcess } from '../../domain/approval/process';
import { requestOptionsOnly } from '../../fields/options';
import { valueOf } from '../../fields/parameters';
import { isSimplified, simplify } from '../../fields/simplify';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import type { ItemTask, Operation, Run } from '../operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get approval of offboarding',
	description:
		'Retrieve the approval process of an offboarding: its status, who has it now, who decided what',
	writes: false,
	calls: [endpoints.getProcess],
	properties: [
		userIdType,
		{
			displayName: 'Process ID',
			name: 'processId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 7278949005675988535',
			description:
				'The process_id of an offboarding that was submitted for approval; Get and Get Many of offboardings return it',
		},
		simplify,
		requestOptionsOnly,
	],
	start: (run) => getTask(run),
};

function getTask(run: Run): ItemTask {
	const { context } = run;
	return async (itemIndex) => {
		const type = userIdTypeOf(context, itemIndex);
		const request = getApprovalProcess(type, valueOf(context, 'processId', itemIndex));
		const simplified = isSimplified(context, itemIndex);
		const client = await run.client(itemIndex);
		const data = await client.send(request);
		return [simplified ? simplifyProcess(data, client.language) : data];
	};
}
