import { endpoints } from '../../domain/endpoints';
import {
	checkEdits,
	decodeEdits,
	editOffboarding,
	toFieldEdits,
} from '../../domain/offboarding/edit';
import { operatorIdOf } from '../../fields/operator';
import { collectionOf, rowsOf } from '../../fields/parameters';
import { userIdTypeOf } from '../../fields/userIdType';
import { textAt } from '../../platform/json';
import type { ItemTask, Run, Task } from '../task';
import { customFieldMapper } from './customFieldValues';
import { offboardingIdLookup } from './lookup/offboardingId';
import { reasonReaders, tenantReasons } from './naming/reasons';
import { otherFields, updateFields } from './update.fields';

export const update: Task = {
	calls: [endpoints.edit],
	start: updateTask,
};

function updateTask(run: Run): ItemTask {
	const { context } = run;
	const mapFields = customFieldMapper(run);
	const offboardingIdOf = offboardingIdLookup(run);
	const read = reasonReaders(run, tenantReasons(run));
	return async (itemIndex) => {
		const type = userIdTypeOf(context, itemIndex);
		const operatorId = operatorIdOf(context, itemIndex);
		const given = {
			timeZone: context.getTimezone(),
			updateFields: collectionOf(context, updateFields, itemIndex),
			otherFields: rowsOf(context, otherFields, 'field', itemIndex),
		};
		checkEdits(given);
		const named = {
			...given.updateFields,
			offboardingReason: await read.offboardingReason(
				itemIndex,
				given.updateFields,
				updateFields.name,
			),
			blockReason: await read.blockReason(itemIndex, given.updateFields, updateFields.name),
		};
		const { faults, values } = await mapFields(itemIndex);
		const [fault] = faults;
		if (fault !== undefined) throw fault;
		const edits = toFieldEdits({ ...given, updateFields: named, customFields: values });
		const client = await run.client(itemIndex);
		const offboardingId = await offboardingIdOf(itemIndex);
		const request = editOffboarding({ operatorId, userIdType: type }, offboardingId, edits);
		const updated = decodeEdits(await client.send(request));
		return [
			{ offboarding_id: textAt(request.body, 'offboarding_id'), updated, outcome: 'updated' },
		];
	};
}
