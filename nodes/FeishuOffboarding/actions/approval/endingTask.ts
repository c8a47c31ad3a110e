import type { EndingInput } from '../../domain/approval/ending';
import type { ProcessWrite } from '../../domain/approval/write';
import { additionalFieldsOf } from '../../fields/operator';
import { userIdTypeOf } from '../../fields/userIdType';
import type { ItemTask, Run } from '../task';
import { processIdLookup } from './processId';
import { carryOut } from './processWrite';

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
