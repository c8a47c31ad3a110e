import { at, isRecord, listIn, parseJson, recordIn, textIn, type JsonRecord } from '../json';

export interface RunItem {
	readonly json: JsonRecord;
	/** The position, among the items that went into the node, of the one that this one comes from. */
	readonly pairedWith: number | undefined;
}

export interface WorkflowRun {
	/** The message that ended the run early, if one did. */
	readonly failure: string | undefined;
	/** How often a node ran: in a loop, once a batch. */
	runsOf(nodeName: string): number;
	/** What came out of a node, the first time unless said otherwise: one list per output. */
	outputs(nodeName: string, runIndex?: number): RunItem[][];
	/** What came out of one output of a node, over all of its runs. */
	allOutputs(nodeName: string, output?: number): RunItem[];
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
	const runsOf = (nodeName: string) => listIn(at(result, 'runData', nodeName)).length;
	const outputs = (nodeName: string, runIndex = 0) =>
		listIn(at(result, 'runData', nodeName, runIndex, 'data', 'main')).map((items) =>
			listIn(items).map(runItem),
		);
	return {
		failure: failure === '' ? undefined : failure,
		runsOf,
		outputs,
		allOutputs: (nodeName, output = 0) =>
			Array.from({ length: runsOf(nodeName) }).flatMap(
				(_none, runIndex) => outputs(nodeName, runIndex)[output] ?? [],
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
