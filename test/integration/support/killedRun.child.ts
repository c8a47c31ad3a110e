import { jsonParse } from 'n8n-workflow';

// With its extension: else Node takes the JSON file beside it.
import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node.js';
import { runNode, type RunSetup } from '../../harness/runNode';

/** A process of its own that runs the action node once, to be killed at will. */
const setup = jsonParse<Omit<RunSetup, 'node'>>(process.argv[2] ?? '');

void runNode({ ...setup, node: new FeishuOffboarding() }).then(({ status }) => {
	process.stdout.write(status);
});
