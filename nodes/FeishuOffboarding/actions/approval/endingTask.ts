import type { INodeProperties } from 'n8n-workflow';

import type { EndingInput } from '../../domain/approval/ending';
import type { ProcessWrite } from '../../domain/approval/write';
import { additionalFieldsOf, operatorFieldsWith } from '../../fields/operator';
import { requestOptionsOnly } from '../../fields/options';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import type { ItemTask, Run } from '../operation';
import { processIdLookup, processLocator } from './processId';
import { carryOut } from './processWrite';

/** The parameters of an operation that ends an approval; `operator` says who may. */
export const endingProperties = (operator: string): INodeProperties[] => [
	userIdType,
	...processLocator,
	operatorFieldsWith(operator, {
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. The employee stays',
		description: 'Why, up to 500 characters',
	}),
	requestOptionsOnly,
];

/** Ends the approval of each item; `outcome` is what the output says then. */
export function endingTask(
	run: Run,
	writeFor: (input: EndingInput) => ProcessWrite,
	outcome: string,
): ItemTask {
	const { context } = run;
	const processIdOf = processIdLookup(run);
	return async (itemIndex) => {
		const type = userIdTypeOf(context, itemIndex);
		const { operatorId, reason } = additionalFieldsOf(context, itemIndex);
		const processId = await processIdOf(itemIndex);
		const write = writeFor({ userIdType: type, processId, operatorId, reason });
		await carryOut(await run.client(itemIndex), write);
		return [{ process_id: write.processId, outcome }];
	};
}
