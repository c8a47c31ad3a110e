import { FeishuOffboarding } from '../../nodes/FeishuOffboarding/FeishuOffboarding.node.js';
import { runNode } from '../../test/harness/runNode';
import { numberIn } from '../ipc/decode';
import { serve } from '../ipc/serve';
import { runClockFast } from './fastClock';
import { gauged } from './gauge';
import { nodeSetupFrom, type NodeSetup } from './nodeSetup';

const WARM_UP = 1_000;

/** Shorter than a page takes. */
const SAMPLE_EVERY_MS = 10;

async function read(setup: NodeSetup, records: number) {
	const { node, reading } = gauged(new FeishuOffboarding(), 'heap', SAMPLE_EVERY_MS);
	const { outputs, error } = await runNode({
		...setup,
		items: [{}],
		parameters: { resource: 'offboarding', operation: 'getAll', returnAll: false, limit: records },
		node,
	});
	const got = outputs[0]?.length ?? 0;
	if (got !== records) {
		throw new Error(error?.message ?? `${got} of ${records} records were read`);
	}
	return reading();
}

serve(async (question) => {
	const setup = nodeSetupFrom(question);
	runClockFast();
	// Compiled code takes memory too.
	await read(setup, WARM_UP);
	return await read(setup, numberIn(question['records']));
});
