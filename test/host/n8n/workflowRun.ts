import { at, isRecord, listIn, parseJson, recordIn, textIn, type JsonRecord } from '../json';

export interface RunItem {
	readonly json: JsonRecord;
	/** The position of the item, in the first node that made items, that this one comes from. */
	readonly pairedWith: number | undefined;
}

export interface WorkflowRun {
	/** The message that ended the run early, if one did. */
	readonly failure: string | undefined;
	/** What came out of a node: one list per output. */
	outputs(nodeName: string): RunItem[][];
}

/** `n8n execute --rawOutput` prints the run between log lines, from a line "{" to a line "}". */
export function readRun(printed: string): WorkflowRun | undefined {
	const lines = printed.split('\n');
	const first = lines.indexOf('{');
	const last = lines.lastIndexOf('}');
	if (first < 0 || last < first) return undefined;
	return toRun(at(parseJson(lines.slice(first, last + 1).join('\n')), 'data'));
}

/** From what n8n keeps of a run, whichever way it was started. */
export function toRun(data: unknown): WorkflowRun {
	const result = at(data, 'resultData');
	const failure = textIn(at(result, 'error', 'message'));
	return {
		failure: failure === '' ? undefined : failure,
		outputs: (nodeName) =>
			listIn(at(result, 'runData', nodeName, 0, 'data', 'main')).map((items) =>
				listIn(items).map(runItem),
			),
	};
}

function runItem(item: unknown): RunItem {
	return { json: recordIn(at(item, 'json')), pairedWith: position(at(item, 'pairedItem')) };
}

function position(pairedItem: unknown): number | undefined {
	const first = Array.isArray(pairedItem) ? listIn(pairedItem)[0] : pairedItem;
	const found = isRecord(first) ? first['item'] : first;
	return typeof found === 'number' ? found : undefined;
}
