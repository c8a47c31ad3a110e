import type { IPollFunctions } from 'n8n-workflow';

import { DEFAULT_BUDGET_MS, dividePollTime, type PollTimes } from '../../domain/polling/pollTimes';
import { plainLines } from '../../transport/errorText';
import { toNodeError } from '../../transport/nodeErrors';

/** The contexts that have been polled with. */
const polled = new WeakSet<IPollFunctions>();

/**
 * Whether this is the poll that starts the trigger, asked once per poll. n8n calls all polls of a started trigger
 * with one context, whose activation mode stays what it was at the start.
 */
export function isFirstOf(context: IPollFunctions): boolean {
	const isFirst = !polled.has(context);
	polled.add(context);
	return isFirst;
}

/**
 * Whether n8n itself starts the trigger, and nobody sees whether that fails. n8n then tries five times in 15 seconds,
 * marks the trigger as failed and leaves it so, although the workflow looks active. A trigger that has started is
 * polled on, and each failure is an execution.
 */
export function isStartedByN8n(context: IPollFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** An n8n from before 2.40 does not say what it grants. */
export const pollTimes = (context: IPollFunctions, isStart: boolean): PollTimes =>
	dividePollTime(
		'getPollBudgetMs' in context ? context.getPollBudgetMs() : DEFAULT_BUDGET_MS,
		isStart,
		Date.now(),
	);

/** What the log says of a start-up poll that failed. */
export function startUpWarning(context: IPollFunctions, error: unknown): string {
	const { id = '' } = context.getWorkflow();
	const { description, message } = toNodeError(context.getNode(), error, undefined, plainLines);
	return [
		`'${context.getNode().name}' in workflow ${id} could not poll while n8n started, and polls again on its schedule.`,
		`${message}.`,
		(description ?? '').replaceAll('\n', ' '),
	].join(' ');
}
