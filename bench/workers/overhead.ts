import type { INodeParameters, INodeType, OnError } from 'n8n-workflow';

import { at, textIn, type JsonRecord } from '../../demo/json';
// Without its extension tsx would take it for FeishuOffboarding.node.json, which lies beside it.
import { FeishuOffboarding } from '../../nodes/FeishuOffboarding/FeishuOffboarding.node.js';
import { runNode } from '../../test/harness/runNode';
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
	const { outputs, error, hints } = await runNode({ ...setup, ...subject, node });
	const done = outputs[0]?.length ?? 0;
	if (done !== setup.items.length) {
		const problem = error?.message ?? textIn(outputs[1]?.[0]?.json.error);
		throw new Error(`${setup.items.length - done} of the items failed: ${problem}`);
	}
	const [hint] = hints;
	if (hint !== undefined) throw new Error(`The limit was in the way: ${hint.message}`);
	return reading();
}

serve(async (question) => {
	const setup = nodeSetupFrom(question);
	const quantity = at(question, 'quantity') === 'heap' ? 'heap' : 'cpu';
	const warmUp = numberIn(question['warmUp']);
	runClockFast();
	await runSubject(question, { ...setup, items: setup.items.slice(0, warmUp) }, 'cpu');
	return await runSubject(question, { ...setup, items: setup.items.slice(warmUp) }, quantity);
});
