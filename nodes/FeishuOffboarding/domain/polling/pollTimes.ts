import { FeishuApiError } from '../../platform/answers/failure';
import { endpoints } from '../endpoints';

/** What n8n grants the run that starts a trigger, however long its polls may take: 0.7 of a lease of two minutes. */
const START_MS = 84_000;

/** What n8n grants a poll where it does not say, milliseconds. */
export const DEFAULT_BUDGET_MS = 300_000;

const MAX_WAIT_MS = 120_000;
const TIMEOUT_MS = 30_000;

/** How a poll divides the time that n8n grants it, all in milliseconds. */
export interface PollTimes {
	readonly budgetMs: number;
	/** When the last search may begin, since the epoch: what it may wait and take is left then. */
	readonly searchUntilMs: number;
	/** For all waits. */
	readonly maxWaitMs: number;
	/** For one request. */
	readonly timeoutMs: number;
}

/** n8n abandons a poll that takes longer than its budget, and a start that takes longer than its lease. */
export function dividePollTime(budgetMs: number, isStart: boolean, nowMs: number): PollTimes {
	const granted = isStart ? Math.min(budgetMs, START_MS) : budgetMs;
	const maxWaitMs = Math.min(MAX_WAIT_MS, granted / 2);
	const timeoutMs = Math.min(TIMEOUT_MS, granted / 8);
	const searchUntilMs = nowMs + granted - maxWaitMs - timeoutMs;
	return { budgetMs: granted, searchUntilMs, maxWaitMs, timeoutMs };
}

/** Throws FeishuApiError where a search that begins now could end too late. */
export function refuseLate({ budgetMs, searchUntilMs }: PollTimes, nowMs: number): void {
	if (nowMs <= searchUntilMs) return;
	throw new FeishuApiError({
		kind: 'throttled',
		endpoint: endpoints.search,
		refusal: {
			message: `The poll could not read everything within the ${Math.round(budgetMs / 1_000)} s that n8n grants it`,
			advice:
				'Nothing is lost: the next poll reads it again. If it repeats, poll less often, or have fewer other programs use the same Feishu app.',
		},
	});
}
