import type { INodeParameters, INodeType, OnError } from 'n8n-workflow';

import { at, textIn, type JsonRecord } from '../../test/host/json';
// Without its extension tsx would take it for FeishuOffboarding.node.json, which lies beside it.
import { FeishuOffboarding } from '../../nodes/FeishuOffboarding/FeishuOffboarding.node.js';
import { runNode, type NodeRun } from '../../test/harness/runNode';
import { numberIn } from '../ipc/decode';
import { serve } from '../ipc/serve';
import { bareLoop } from './bareLoop';
import { runClockFast } from './fastClock';
import { gauged, type Quantity } from './gauge';
import { nodeSetupFrom, type NodeSetup } from './nodeSetup';

interface Subject {
	readonly node: INodeType;
	readonly parameters?: INodeParameters;
	readonly onError: OnError;
}

function subjectOf(name: string, { operation, credential }: NodeSetup): Subject {
	if (name === 'bareLoop') {
		return {
			node: bareLoop(operation, textIn(credential.baseUrl)),
			parameters: { id: '={{ $json.id }}' },
			onError: 'stopWorkflow',
		};
	}
	const onError = name === 'sideBySide' ? 'continueErrorOutput' : 'stopWorkflow';
	return { node: new FeishuOffboarding(), onError };
}

async function runSubject(question: JsonRecord, setup: NodeSetup, quantity: Quantity) {
	const subject = subjectOf(textIn(question['subject']), setup);
	const { node, reading } = gauged(subject.node, quantity);
	requireAllDone(await runNode({ ...setup, ...subject, node }), setup.items.length);
	return reading();
}

/** An item that fails costs something else than what is measured. */
function requireAllDone({ outputs, error }: NodeRun, items: number): void {
	const [succeeded = [], failed = []] = outputs;
	const done = succeeded.length;
	if (done !== items) {
		const problem = error?.message ?? textIn(failed[0]?.json.error);
		throw new Error(`${items - done} of ${items} items failed: ${problem}`);
	}
}

serve(async (question) => {
	const setup = nodeSetupFrom(question);
	const quantity = at(question, 'quantity') === 'heap' ? 'heap' : 'cpu';
	const warmUp = numberIn(question['warmUp']);
	runClockFast();
	await runSubject(question, { ...setup, items: setup.items.slice(0, warmUp) }, 'cpu');
	return await runSubject(question, { ...setup, items: setup.items.slice(warmUp) }, quantity);
});
