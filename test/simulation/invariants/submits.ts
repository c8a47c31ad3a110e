import { isSubmit, nameOf, statusAt, type ItemStory, type SubmitStory } from '../history/itemStory';
import type { History, MadeRecord } from '../history/history';
import { looksLikeItsOwn } from '../history/unknowable';
import { SECOND_MS } from '../plan/scenario';
import { about, isFailed, type Invariant } from './invariant';
import { isAbout, isHeldBackAfter } from './searches';

const CLOSED: readonly string[] = ['Withdrawn', 'Rejected'];

const OPEN_RECORD_CODES: readonly unknown[] = [1160201, 1160210];

/** How often a submit may be sent whose answers are lost: once, and again three times. */
const LOST_SENDS_MAX = 4;

/** For how long a person is looked up again before Return Existing gives up. */
const KNOWN_DELAYS_MS = 15 * SECOND_MS;

const isKnowable = ({ isUnknowable }: ItemStory): boolean => !isUnknowable;

export const oneRecordForARow: Invariant = (_history, items) =>
	about(items.filter(isKnowable), ({ made }) =>
		made.length > 1
			? `made ${made.length} records: ${made.map((record) => record.offboardingId).join(', ')}`
			: undefined,
	);

export const neverSubmittedAgainAfterWithdrawal: Invariant = (_history, items) =>
	about(items.filter(isKnowable), ({ made }) => {
		const [first, ...others] = made;
		const closed = first?.changes.find(({ status }) => CLOSED.includes(status));
		const later = others.find(({ madeMs }) => closed !== undefined && madeMs >= closed.atMs);
		return later && `was submitted again, as ${later.offboardingId}, after ${closed?.status}`;
	});

const isItsOwn = ({ isUnknowable }: ItemStory, own: readonly string[], id: string): boolean =>
	(own.length === 1 || isUnknowable) && own.includes(id);

export const submittedIsItsOwn: Invariant = (history, items) =>
	about(items, (item) => {
		if (item.told?.outcome !== 'submitted' || looksLikeItsOwn(history, item)) return undefined;
		const { offboardingId = '' } = item.told;
		const own = item.made.map((record) => record.offboardingId);
		return isItsOwn(item, own, offboardingId)
			? undefined
			: `is told submitted with ${offboardingId}, its own sends made ${own.join(', ') || 'none'}`;
	});

export const noRecordForTwoItems: Invariant = (_history, items) => {
	const told = items.filter((item) => item.told?.outcome === 'submitted');
	return about(told, (item) => {
		const twin = told.find(
			(other) => other !== item && other.told?.offboardingId === item.told?.offboardingId,
		);
		return twin && `and ${nameOf(twin)} are both told submitted with ${item.told?.offboardingId}`;
	});
};

function complaintOfExisting(
	{ end, made, person }: ItemStory,
	record: MadeRecord | undefined,
): string | undefined {
	if (record?.employmentId !== person)
		return 'is told alreadyOffboarding with no record of the person';
	if (statusAt(record, end?.order) === undefined) return 'is told a record before it was made';
	return made.includes(record) ? `is told its own record ${record.offboardingId}` : undefined;
}

export const alreadyOffboardingWasThere: Invariant = (history, items) =>
	about(items, (item) =>
		item.told?.outcome === 'alreadyOffboarding'
			? complaintOfExisting(item, history.records.get(item.told.offboardingId ?? ''))
			: undefined,
	);

/** Revokes of the record that its own process had heard of before the item's run began. */
const knownWithdrawal = (history: History, { run }: ItemStory, offboardingId: string | undefined) =>
	history.calls.find(
		(call) =>
			call.route === 'revoke' &&
			call.instance === run.instance &&
			call.heardCode === 0 &&
			call.body.offboarding_id === offboardingId &&
			(call.endedMs ?? Number.POSITIVE_INFINITY) < run.atMs,
	);

/** Search goes on showing a record for a while that was withdrawn; whoever withdrew it knows better. */
export const alreadyOffboardingIsNotWithdrawnHere: Invariant = (history, items) =>
	about(items, (item) => {
		if (item.told?.outcome !== 'alreadyOffboarding') return undefined;
		const revoke = knownWithdrawal(history, item, item.told.offboardingId);
		return revoke && `is told ${item.told.offboardingId}, which #${revoke.number} has withdrawn`;
	});

/** How long ago a record may have been open that is returned without a submit: a minute, and what search lags. */
const FRESH_MS = 60 * SECOND_MS;

/** Whether the record was open at some moment from then on. */
const wasOpenSince = ({ changes, madeMs }: MadeRecord, sinceMs: number): boolean => {
	const ended = changes.find(({ status }) => CLOSED.includes(status));
	return madeMs >= sinceMs || ended === undefined || ended.atMs >= sinceMs;
};

export const alreadyOffboardingWasOpenLately: Invariant = (history, items) =>
	about(items, (item) => {
		const record = history.records.get(item.told?.offboardingId ?? '');
		if (item.told?.outcome !== 'alreadyOffboarding' || record === undefined) return undefined;
		const sinceMs = item.run.atMs - FRESH_MS - history.scenario.lagMs;
		return wasOpenSince(record, sinceMs)
			? undefined
			: `is told ${record.offboardingId}, which had ended long before the run`;
	});

export const failedMadeNothing: Invariant = (_history, items) =>
	about(items.filter(isSubmit).filter(isFailed), ({ made, told }) =>
		made[0] === undefined
			? undefined
			: `is told failed (${told?.message}), but made ${made[0].offboardingId}`,
	);

export const validateOnlyWritesNothing: Invariant = (_history, items) =>
	about(items, ({ plan, writes }) =>
		'validateOnly' in plan && plan.validateOnly && writes[0] !== undefined
			? `sends #${writes[0].number} although it only validates`
			: undefined,
	);

export const lostSubmitsAreSentThreeTimesMore: Invariant = (_history, items) =>
	about(items.filter(isSubmit), ({ writes }) => {
		const lost = writes.filter((call) => call.lost);
		return lost.length > LOST_SENDS_MAX
			? `sends ${lost.length} submits whose answers are lost`
			: undefined;
	});

const givesUpReturnExisting = (item: ItemStory): item is SubmitStory =>
	isSubmit(item) &&
	item.plan.ifAlreadyOffboarding === 'returnExisting' &&
	isFailed(item) &&
	OPEN_RECORD_CODES.includes(item.told?.code);

export const returnExistingLooksAgain: Invariant = (history, items) =>
	about(items.filter(givesUpReturnExisting), ({ run, writes }) => {
		const refused = writes.find(({ heardCode }) => OPEN_RECORD_CODES.includes(heardCode));
		// Items share a search, which goes out in the name of one of them.
		const last = history.calls
			.filter((call) => call.run === run.name && call.route === 'search')
			.filter((call) => isAbout(call.body, refused?.body.employment_id))
			.at(-1);
		if (isHeldBackAfter(history, run, last ?? refused)) return undefined;
		return (last?.atMs ?? 0) - (refused?.endedMs ?? 0) >= KNOWN_DELAYS_MS
			? undefined
			: 'gives up Return Existing before search had its time';
	});

interface Sent {
	readonly item: ItemStory;
	readonly number: number;
}

/** Submits in their order, by the process that sent them and the person they are about. */
function lanesOf(items: readonly ItemStory[]): Sent[][] {
	const lanes = new Map<string, Sent[]>();
	for (const item of items.filter(isSubmit)) {
		const lane = `${item.run.instance} ${item.person}`;
		const writes = item.writes.map(({ number }) => ({ item, number }));
		lanes.set(lane, [...(lanes.get(lane) ?? []), ...writes]);
	}
	return [...lanes.values()].map((lane) => lane.sort((a, b) => a.number - b.number));
}

function complaintOf(lane: readonly Sent[], place: number): string[] {
	const [write, before] = [lane[place], lane[place - 1]];
	if (write === undefined || before === undefined || before.item === write.item) return [];
	const isBack = lane.slice(0, place).some(({ item }) => item === write.item);
	const isAhead = before.item.run === write.item.run && before.item.index > write.item.index;
	return isBack || isAhead
		? [
				`${nameOf(write.item)} sends #${write.number} after ${nameOf(before.item)}, of the same person`,
			]
		: [];
}

/** One item after the other, and those of a run in their order. */
export const writesAreSerialised: Invariant = (_history, items) =>
	lanesOf(items).flatMap((lane) => lane.flatMap((_write, place) => complaintOf(lane, place)));
