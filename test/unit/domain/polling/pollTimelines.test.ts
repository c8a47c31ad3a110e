import fc from 'fast-check';

import { firstPoll, poll } from '../../../../nodes/FeishuOffboarding/domain/polling/poll';
import type {
	PolledChange,
	PollOutcome,
} from '../../../../nodes/FeishuOffboarding/domain/polling/pollOutcome';
import {
	readPollState,
	type PollState,
} from '../../../../nodes/FeishuOffboarding/domain/polling/pollState';
import {
	DAY_MS,
	dayOf,
	HOUR_MS,
	searchTenant,
	START_MS,
	type History,
	type Version,
} from './searchedTenant';
import { checkTold, type Run } from './toldTimeline';
import { runs } from '../../../support/runs';

/** What may follow a status; an offboarding may be taken back after it took effect. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
	Approving: ['Approved', 'Rejected', 'Withdrawn'],
	Approved: ['Offboarded', 'Withdrawn', 'Approving'],
	NoNeedApproval: ['Offboarded', 'Withdrawn'],
	Offboarded: ['NoNeedApproval', 'Withdrawn'],
	Rejected: [],
	Withdrawn: [],
};
const NEXT_CHECKLIST: Readonly<Record<string, string>> = {
	AntiBegin: 'Approving',
	Approving: 'Finished',
};

interface Step {
	readonly afterMs: number;
	readonly what: 'status' | 'date' | 'checklist';
	readonly pick: number;
	/** Days from then to the new date. */
	readonly ahead: number;
}

/** Days from an application to its date: about a day long past, soon, or so far off that a year passes before. */
const aheads = fc.oneof(fc.integer({ min: -90, max: 40 }), fc.integer({ min: 350, max: 420 }));

const step = fc.record<Step>({
	// Often several within one poll, sometimes days apart.
	afterMs: fc.oneof(fc.integer({ min: 1, max: 120_000 }), fc.integer({ min: 1, max: 3 * DAY_MS })),
	what: fc.constantFrom('status', 'date', 'checklist'),
	pick: fc.nat(),
	ahead: aheads,
});

/** A direct offboarding is found by its date alone where it has no application. */
const datedFor = (isDirect: boolean, atMs: number, ahead: number): string =>
	dayOf(atMs + (isDirect ? Math.max(ahead, -10) : ahead) * DAY_MS);

function following(
	version: Version,
	{ afterMs, what, pick, ahead }: Step,
	isDirect: boolean,
): Version {
	const next = { ...version, atMs: version.atMs + afterMs };
	const isOpen = ['Approving', 'Approved', 'NoNeedApproval'].includes(version.status);
	switch (what) {
		case 'status':
			return withStatus(next, pick);
		case 'date':
			return isOpen ? { ...next, offboardingDate: datedFor(isDirect, next.atMs, ahead) } : next;
		case 'checklist':
			return isOpen || version.status === 'Offboarded' ? withChecklist(next) : next;
	}
}

function withStatus(version: Version, pick: number): Version {
	const statuses = NEXT[version.status] ?? [];
	const status = statuses[pick % Math.max(statuses.length, 1)] ?? version.status;
	const offboardingDate = dayOf(version.atMs - (pick % 10) * DAY_MS);
	return status === 'Offboarded' && version.status !== status
		? { ...version, status, offboardingDate }
		: { ...version, status };
}

const withChecklist = (version: Version): Version => ({
	...version,
	checklistStatus: NEXT_CHECKLIST[version.checklistStatus] ?? version.checklistStatus,
});

const histories = fc
	.array(
		fc.record({
			// Some stand there before the first poll.
			madeAtMs: fc.integer({ min: START_MS - 10 * DAY_MS, max: START_MS + 8 * DAY_MS }),
			status: fc.constantFrom('Approving', 'NoNeedApproval', 'Offboarded'),
			person: fc.integer({ min: 0, max: 5 }),
			ahead: aheads,
			hiddenAfterMs: fc.integer({ min: 0, max: 8 * DAY_MS }),
			hiddenForMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 * DAY_MS })),
			steps: fc.array(step, { maxLength: 8 }),
		}),
		{ maxLength: 12 },
	)
	.map((drafts) =>
		drafts.map(({ madeAtMs, status, person, ahead, steps, ...draft }, index): History => {
			const isDirect = status !== 'Approving';
			const days = status === 'Offboarded' ? -5 : ahead;
			const first: Version = {
				atMs: madeAtMs,
				status,
				offboardingDate: datedFor(isDirect, madeAtMs, days),
				checklistStatus: 'AntiBegin',
			};
			const versions = [first];
			for (const next of steps) versions.push(following(versions.at(-1) ?? first, next, isDirect));
			const fromMs = madeAtMs + draft.hiddenAfterMs;
			const hidden = { fromMs, toMs: fromMs + draft.hiddenForMs };
			return {
				offboardingId: String(7000 + index),
				employmentId: `person${person}`,
				versions,
				hidden,
			};
		}),
	);

const polls = fc.array(
	fc.record({
		afterMs: fc.oneof(
			fc.constant(60_000),
			fc.integer({ min: 60_000, max: 6 * HOUR_MS }),
			fc.integer({ min: 1, max: 2 * DAY_MS }),
		),
		/** The search that fails, if the poll gets that far. */
		failsAt: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
		restarts: fc.boolean(),
	}),
	{ maxLength: 25 },
);

const conditions = fc.record({
	lagMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 * HOUR_MS })),
	skewMs: fc.integer({ min: -6 * HOUR_MS, max: 6 * HOUR_MS }),
	datesOnly: fc.boolean(),
	/** How long one search takes: the tenant changes meanwhile. */
	searchMs: fc.constantFrom(0, 1_000, 60_000),
});

/** n8n keeps the state in the process, and stores it when a poll told something. */
async function run(
	tenant: readonly History[],
	schedule: readonly { afterMs: number; failsAt: number | undefined; restarts: boolean }[],
	{ searchMs, ...options }: { lagMs: number; skewMs: number; datesOnly: boolean; searchMs: number },
): Promise<Run> {
	let nowMs = START_MS;
	const attempt = async (
		state: PollState | undefined,
		failsAt?: number,
	): Promise<PollOutcome | undefined> => {
		const startedMs = nowMs;
		let searches = 0;
		const find = (filter: Parameters<typeof searchTenant>[2]) => {
			if (searches++ === failsAt) return Promise.reject(new Error('The search failed'));
			nowMs += searchMs;
			const shown = tenant.filter(
				({ offboardingId, hidden }) =>
					nowMs < hidden.fromMs ||
					nowMs >= hidden.toMs ||
					state?.records[offboardingId] === undefined,
			);
			return Promise.resolve(searchTenant(shown, options, filter, nowMs));
		};
		const outcome =
			state === undefined
				? firstPoll(find, 'app', undefined, startedMs)
				: poll(find, state, startedMs);
		return await outcome.catch(() => undefined);
	};
	const first = await attempt(undefined);
	if (first === undefined) throw new Error('The first poll failed');
	const startedMs = nowMs;
	let [live, stored] = [first.state, first.state];
	const told: PolledChange[] = [...first.changes];
	const settled = { failsAt: undefined, restarts: false };
	const last = [
		{ afterMs: 40 * DAY_MS, ...settled },
		{ afterMs: HOUR_MS, ...settled },
	];
	for (const { afterMs, failsAt, restarts } of [...schedule, ...last]) {
		nowMs += afterMs;
		if (restarts) live = stored;
		const outcome = await attempt(live, failsAt);
		if (outcome === undefined) continue;
		live = readPollState(JSON.parse(JSON.stringify(outcome.state)), 'app') ?? live;
		if (outcome.changes.length > 0) stored = live;
		told.push(...outcome.changes);
	}
	return { told, baseline: first.state, startedMs, endMs: nowMs };
}

describe('polling over random timelines', () => {
	it('tells every record’s last state, each new record once, and nothing twice in a row', async () => {
		await fc.assert(
			fc.asyncProperty(histories, polls, conditions, async (tenant, schedule, condition) => {
				const outcome = await run(tenant, schedule, condition);
				for (const history of tenant) checkTold(history, outcome, condition.lagMs);
			}),
			{ numRuns: runs(200) },
		);
	});

	it('keeps a small state: only what may still change, or may still be found', async () => {
		await fc.assert(
			fc.asyncProperty(histories, polls, async (tenant, schedule) => {
				const quiet = { lagMs: 0, skewMs: 0, datesOnly: false, searchMs: 0 };
				const { endMs } = await run(tenant, schedule, quiet);
				const find = (filter: Parameters<typeof searchTenant>[2]) =>
					Promise.resolve(searchTenant(tenant, quiet, filter, endMs));
				let { state } = await firstPoll(find, 'app', START_MS, endMs);
				({ state } = await poll(find, state, endMs + 60 * DAY_MS));
				({ state } = await poll(find, state, endMs + 120 * DAY_MS));
				const since = dayOf(endMs + 60 * DAY_MS - 32 * DAY_MS);
				const live = tenant.filter(({ versions }) => {
					const { status, checklistStatus, offboardingDate } = versions.at(-1) ?? {
						status: '',
						checklistStatus: '',
						offboardingDate: '',
					};
					const isOpen = ['Approving', 'Approved', 'NoNeedApproval'].includes(status);
					return isOpen || checklistStatus === 'Approving' || offboardingDate > since;
				});
				const ids = live.map(({ offboardingId }) => offboardingId);
				expect(ids).toEqual(expect.arrayContaining(Object.keys(state.records)));
			}),
			{ numRuns: runs(50) },
		);
	});
});
