import {
	conversionSteps,
	convertEmployeeIds,
	decodeConvertedIds,
	IDS_PER_CONVERSION,
	toConvertibleId,
} from '../../domain/employee/idConversion';
import { userIdTypeName, type UserIdType } from '../../domain/employee/ids';
import { endpoints } from '../../domain/endpoints';
import { valueOf } from '../../fields/parameters';
import { userIdTypeOf } from '../../fields/userIdType';
import { InvalidInput } from '../../platform/invalidInput';
import type { FeishuClient } from '../../transport/client';
import { LookAhead } from '../items/lookAhead';
import type { ItemTask, Run, Task } from '../task';
import { fromIdType, toIdType } from './convertId.operation';

export const convertId: Task = {
	calls: [endpoints.convertIds],
	start: convertTask,
};

function convertTask(run: Run): ItemTask {
	const targets = new LookAhead(
		run,
		IDS_PER_CONVERSION,
		(itemIndex) => {
			const { from, id, to } = wantedOf(run, itemIndex);
			return { question: id, way: `${from} ${to}` };
		},
		async (ids: readonly string[], itemIndex) =>
			await convertAll(await run.client(itemIndex), wantedOf(run, itemIndex), ids),
	);
	return async (itemIndex) => {
		const { id, from, to } = wantedOf(run, itemIndex);
		const target = (await targets.about(itemIndex)).get(id);
		if (target === undefined) throw unmatched(id, to);
		return [{ id, target_id: target, from_id_type: from, to_id_type: to }];
	};
}

interface Wanted {
	readonly id: string;
	readonly from: UserIdType;
	readonly to: UserIdType;
}

function wantedOf({ context }: Run, itemIndex: number): Wanted {
	const from = userIdTypeOf(context, itemIndex, fromIdType);
	const to = userIdTypeOf(context, itemIndex, toIdType);
	return { id: toConvertibleId(valueOf(context, 'id', itemIndex), from), from, to };
}

/** Converts step by step; whoever has no ID on the way is left out. */
async function convertAll(
	client: FeishuClient,
	{ from, to }: Wanted,
	ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	let converted = new Map(ids.map((id) => [id, id]));
	for (const step of conversionSteps(from, to)) {
		const current = [...new Set(converted.values())];
		if (current.length === 0) break;
		const next = decodeConvertedIds(await client.send(convertEmployeeIds(step, current)));
		converted = new Map(
			[...converted].flatMap(([id, between]) => {
				const target = next.get(between);
				return target === undefined ? [] : [[id, target] as const];
			}),
		);
	}
	return converted;
}

const unmatched = (id: string, to: UserIdType): InvalidInput =>
	new InvalidInput(
		'ID',
		`has no match: Feishu knows no ${userIdTypeName(to)} for ${id}`,
		"Check the ID and 'From ID Type'. Somebody without a Feishu account has a CoreHR employment ID only. If no ID has a match, ask Feishu support (技术支持) whether your company is on the new link of Feishu CoreHR (飞书人事新链路租户): Feishu converts IDs for those companies only.",
	);
