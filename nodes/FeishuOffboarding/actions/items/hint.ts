import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

/** Shows a sentence at the node's output, where this n8n can. */
export function addHint(
	context: Partial<Pick<IExecuteFunctions, 'addExecutionHints'>>,
	type: NonNullable<NodeExecutionHint['type']>,
	message: string,
): void {
	context.addExecutionHints?.({ message, type, location: 'outputPane' });
}
