import type { PolledRecord } from '../../../../nodes/FeishuOffboarding/domain/polling/polledRecord';
import { isWanted } from '../../../../nodes/FeishuOffboarding/domain/polling/pollItem';
import type { PolledChange } from '../../../../nodes/FeishuOffboarding/domain/polling/pollOutcome';
import {
	unpack,
	type PollState,
	type Snapshot,
} from '../../../../nodes/FeishuOffboarding/domain/polling/pollState';
import { START_MS, visibleVersion, type History, type Version } from './searchedTenant';

/** What a trigger told between its first poll and the end. */
export type Run = {
	readonly told: PolledChange[];
	readonly baseline: PollState;
	readonly startedMs: number;
	readonly endMs: number;
};

const stateOf = (state: Version | Snapshot | PolledRecord | undefined): string | undefined =>
	state && `${state.status} ${state.offboardingDate} ${state.checklistStatus}`;

/** What was told of one record, against what became of it. */
export function checkTold(history: History, run: Run, lagMs: number): void {
	const { told, baseline, startedMs, endMs } = run;
	const mine = told.filter(({ record }) => record.offboardingId === history.offboardingId);
	const known = unpack(baseline.records[history.offboardingId]);
	const versionAt = (atMs: number) => visibleVersion(history, atMs - lagMs);
	const [before, last] = [versionAt(START_MS), versionAt(endMs)];
	checkOrder(mine, known, { isNew: known === undefined && before === undefined });
	if (last === before) expect(mine).toEqual([]);
	const lastTold = mine.at(-1)?.record ?? known;
	// A record that was closed by then is read only when something becomes of it.
	const closed = before === undefined ? undefined : versionAt(startedMs);
	expect(stateOf(lastTold ?? closed)).toBe(stateOf(last));
	expect(statusTold(mine, known)).toBe(lastTold?.status);
}

/** A new record is told of as new, once, and no state is told of twice in a row. */
function checkOrder(
	mine: readonly PolledChange[],
	known: Snapshot | undefined,
	{ isNew }: { readonly isNew: boolean },
): void {
	expect(mine.map(({ kind }) => kind)).toEqual(
		mine.map((_change, index) => (isNew && index === 0 ? 'created' : 'changed')),
	);
	const states = [...(known ? [known] : []), ...mine.map(({ record }) => record)].map(stateOf);
	expect(states.filter((state, index) => state === states[index - 1])).toEqual([]);
}

/**
 * The status that a workflow takes a record to have which is started for changes of the status alone: the last one
 * that it was started for, else the one at the start, else the one that the record began with.
 */
function statusTold(
	mine: readonly PolledChange[],
	known: Snapshot | undefined,
): string | undefined {
	const wanted = mine.filter((change) => isWanted(change, { changes: ['status'], statuses: [] }));
	const beginning = mine
		.slice(0, 1)
		.map(({ record }) => record.status)
		.find((status) => ['Approving', 'NoNeedApproval'].includes(status));
	return wanted.at(-1)?.record.status ?? known?.status ?? beginning;
}
