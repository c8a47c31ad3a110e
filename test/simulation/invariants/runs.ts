import type { History, RunEnd, SentCall, Told } from '../history/history';
import type { RevokeItem, SubmitItem } from '../plan/items';
import { SECOND_MS, type OnError, type Run } from '../plan/scenario';
import { about, isHeard, type Invariant } from './invariant';

/** What an item may take beside its waits for Feishu's limits: look-ups, and requests that nobody answers. */
const LOOKUPS_MS = 20 * 60 * SECOND_MS;
const REQUESTS_MAX = 60;

/** One of 1, 4 and 10 s, or several in a row: a look-up that may not leave at once is left out. */
const LOOKUP_DELAYS_MS: readonly number[] = [1_000, 4_000, 5_000, 10_000, 14_000, 15_000];

const THROTTLED: readonly unknown[] = [99991400];

export const nothingSentAfterCancel: Invariant = (history) =>
	history.cancels.flatMap(({ order, run }) =>
		history.calls
			.filter((call) => call.run === run && call.order > order)
			.map(({ number, route }) => `${run} sends #${number} ${route} after it was cancelled`),
	);

export const nothingSentAfterAStop: Invariant = (history, items) =>
	history.ends.flatMap(({ order, run, stoppedBy }) => {
		if (stoppedBy === undefined) return [];
		const writes = items
			.filter((item) => item.run.name === run && item.index > stoppedBy)
			.flatMap((item) => item.writes);
		const late = history.calls.filter((call) => call.run === run && call.order > order);
		return [...writes, ...late].map(
			({ number, route }) =>
				`${run} sends #${number} ${route} although item ${stoppedBy} stopped it`,
		);
	});

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** The items in the order in which their outcomes have to leave the node: the error output after the main one. */
function expectedOrder(told: readonly Told[], onError: OnError): number[] {
	const of = (outputs: readonly Told[]) => sorted(outputs.map(({ item }) => item));
	if (onError !== 'continueErrorOutput') return of(told);
	const isError = ({ outcome }: Told) => outcome === 'failed';
	return [...of(told.filter((one) => !isError(one))), ...of(told.filter(isError))];
}

function isWhole({ stoppedBy, told }: RunEnd, plan: Run): boolean {
	const count = plan.items.length;
	if (stoppedBy !== undefined) return told.length === 1 && stoppedBy in plan.items;
	const items = told.map(({ item }) => item);
	const isEach = items.length === count && new Set(items).size === count;
	return isEach && items.join() === expectedOrder(told, plan.onError).join();
}

function outcomesOf(history: History, end: RunEnd): string[] {
	const plan = history.runs.find(({ name }) => name === end.run)?.plan;
	if (plan === undefined || !isHeard(history, end.run) || isWhole(end, plan)) return [];
	const items = end.told.map(({ item }) => item).join(', ');
	return [`${end.run} of ${plan.items.length} items tells of ${items}, in that order`];
}

export const oneOutcomeEach: Invariant = (history) =>
	history.ends.flatMap((end) => outcomesOf(history, end));

const longestMs = ({ maxWait, timeout }: SubmitItem | RevokeItem): number =>
	maxWait * SECOND_MS + REQUESTS_MAX * timeout + LOOKUPS_MS;

export const everyRunEndsInTime: Invariant = (history) =>
	history.runs.flatMap(({ atMs, instance, name }) => {
		if (!isHeard(history, name)) return [];
		const end = history.ends.find(({ run }) => run === name);
		if (end === undefined) return [`${name} never ends`];
		// Items wait for those of their process that came before them.
		const mostMs = history.runs
			.filter((run) => run.instance === instance)
			.flatMap(({ plan }): readonly (SubmitItem | RevokeItem)[] => plan.items)
			.reduce((sum, item) => sum + longestMs(item), 0);
		return end.atMs - atMs <= mostMs ? [] : [`${name} took ${(end.atMs - atMs) / SECOND_MS} s`];
	});

/** Calls that were refused for the limit, each with the one that repeats it: nothing of the item lies between. */
const afterThrottles = (calls: readonly SentCall[]): [SentCall, SentCall][] =>
	calls.flatMap((call, place) => {
		const next = calls[place + 1];
		return THROTTLED.includes(call.heardCode) && next?.route === call.route ? [[call, next]] : [];
	});

/**
 * Look-ups after a lost answer come at times of their own: where Feishu's limit refuses one for longer than the
 * item may wait, the next one is not its repetition. It comes after exactly that time.
 */
const isNextLookUp = ([refused, next]: [SentCall, SentCall], firstWrite: number): boolean =>
	next.route === 'search' &&
	next.order > firstWrite &&
	LOOKUP_DELAYS_MS.includes(next.atMs - (refused.endedMs ?? 0));

/** The budget runs by the clock, from the first wait. */
export const waitsStayWithinMaxWait: Invariant = (history, items) =>
	about(items, ({ index, plan, run, writes }) => {
		const firstWrite = writes[0]?.order ?? Number.POSITIVE_INFINITY;
		const calls = history.calls.filter((call) => call.run === run.name && call.item === index);
		const waits = afterThrottles(calls).filter((pair) => !isNextLookUp(pair, firstWrite));
		const firstMs = waits[0]?.[0].endedMs ?? 0;
		const late = waits.find(([, { atMs }]) => atMs - firstMs > (plan.maxWait + 1) * SECOND_MS);
		return (
			late &&
			`sends #${late[1].number} ${(late[1].atMs - firstMs) / SECOND_MS} s after its first wait`
		);
	});
