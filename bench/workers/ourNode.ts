import { textIn } from '../../test/host/json';
// Without its extension tsx would take it for FeishuOffboarding.node.json, which lies beside it.
import { FeishuOffboarding } from '../../nodes/FeishuOffboarding/FeishuOffboarding.node.js';
import { runNode } from '../../test/harness/runNode';
import { serve } from '../ipc/serve';
import { nodeSetupFrom } from './nodeSetup';

/** The action node in n8n's engine, set to continue with what failed in a branch of its own. */
serve(async (question) => {
	// The first question only makes sure that everything has been loaded.
	if (question['kind'] === 'ready') return {};
	const { outputs, error } = await runNode({
		...nodeSetupFrom(question),
		node: new FeishuOffboarding(),
		onError: 'continueErrorOutput',
	});
	const [done = [], failed = []] = outputs;
	return {
		done: done.length,
		problem: error?.message ?? textIn(failed[0]?.json.error),
	};
});
