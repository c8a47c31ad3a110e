import type { INodeExecutionData, IRun, ITaskData } from 'n8n-workflow';

import { isRecord } from '../../emulator/json';
import type { RunEnd, Told } from '../history/history';

const NODE = 'Feishu Offboarding';

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' ? value : undefined;

const numberOf = (value: unknown): number | undefined =>
	typeof value === 'number' ? value : undefined;

function toldBy({ json, pairedItem }: INodeExecutionData): Told {
	const details = isRecord(json.details) ? json.details : {};
	const item = isRecord(pairedItem) ? numberOf(pairedItem.item) : undefined;
	return {
		item: item ?? -1,
		outcome: json.error === undefined ? (textOf(json.outcome) ?? '?') : 'failed',
		offboardingId: textOf(json.offboarding_id),
		outcomeUnknown: details.outcomeUnknown === true,
		message: textOf(json.error) ?? '',
		code: numberOf(details.code),
	};
}

/** What a run that stopped says of the item that stopped it. */
function toldByError(error: unknown): Told | undefined {
	if (!isRecord(error)) return undefined;
	const context = isRecord(error.context) ? error.context : {};
	const facts = isRecord(error.errorResponse) ? error.errorResponse : {};
	return {
		item: numberOf(context.itemIndex) ?? -1,
		outcome: 'failed',
		offboardingId: undefined,
		outcomeUnknown: facts.outcomeUnknown === true,
		message: textOf(error.message) ?? '',
		code: numberOf(facts.feishuCode),
	};
}

const itemsIn = (task: ITaskData | undefined): INodeExecutionData[] =>
	(task?.data?.main ?? []).flatMap((items) => items ?? []);

/** Reads an execution as its user sees it. */
export function endOf({ data, status }: IRun): Pick<RunEnd, 'status' | 'told' | 'stoppedBy'> {
	// Of a run that was cancelled nobody is told anything.
	if (status === 'canceled') return { status, told: [], stoppedBy: undefined };
	const { runData, error } = data.resultData;
	const [task] = runData[NODE] ?? [];
	const told = itemsIn(task).map(toldBy);
	const failed = toldByError(error ?? task?.error);
	return failed === undefined
		? { status, told, stoppedBy: undefined }
		: { status, told: [...told, failed], stoppedBy: failed.item };
}
