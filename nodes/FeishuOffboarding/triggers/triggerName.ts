import type { FunctionsBase } from 'n8n-workflow';

/** Tells the triggers of one n8n apart. */
export const triggerName = (context: Pick<FunctionsBase, 'getNode' | 'getWorkflow'>): string =>
	`${context.getWorkflow().id ?? ''} ${context.getNode().id}`;

/** What a process keeps for each of its triggers. */
export class ByTrigger<T> {
	private readonly kept = new Map<string, T>();

	constructor(private readonly create: () => T) {}

	of(trigger: string): T {
		const kept = this.kept.get(trigger) ?? this.create();
		this.kept.set(trigger, kept);
		return kept;
	}
}
