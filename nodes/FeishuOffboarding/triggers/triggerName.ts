import type { FunctionsBase } from 'n8n-workflow';

/** Tells the triggers of one n8n apart. */
export const triggerName = (context: Pick<FunctionsBase, 'getNode' | 'getWorkflow'>): string =>
	`${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
