import type { History, MadeRecord, SentCall } from '../history/history';
import { isSubmit, type ItemStory } from '../history/itemStory';
import { SECOND_MS } from '../plan/scenario';
import { about, type Invariant } from './invariant';
import { holdsBack, isAbout } from './searches';

const FRESH_MS = 60 * SECOND_MS;
const FRESH_FOR_RESEND_MS = 5 * SECOND_MS;

/** Searches of the run about whom a submit is about, before it. */
const looksBefore = (history: History, { run }: ItemStory, write: SentCall): SentCall[] =>
	history.calls.filter(
		(call) =>
			call.run === run.name &&
			call.route === 'search' &&
			call.order < write.order &&
			isAbout(call.body, write.body.employment_id),
	);

/**
 * Whether search could not be asked: each try failed, or none left because the limit was closed, or no token
 * came, for longer than the item may wait. Nothing then is known of what was there before, and a lost answer stays
 * unknown.
 */
function isBlind(history: History, item: ItemStory, write: SentCall): boolean {
	const last = looksBefore(history, item, write).at(-1);
	if (last !== undefined && last.heardCode !== 0) return true;
	const fromOrder = last?.order ?? 0;
	const isHeldBack = history.calls
		.filter(({ instance, order }) => instance === item.run.instance && order > fromOrder)
		.some((call) => call.order < write.order && holdsBack(call));
	return isHeldBack && item.plan.maxWait < FRESH_MS / SECOND_MS;
}

/** The sends before which no answer was lost, and that one. */
function firstSends({ writes }: ItemStory): readonly SentCall[] {
	const lost = writes.findIndex((call) => call.lost);
	return lost < 0 ? writes : writes.slice(0, lost + 1);
}

const isStale = (look: SentCall | undefined, write: SentCall, freshMs: number): boolean =>
	look === undefined || write.atMs - look.atMs > freshMs;

/** Those of them that were answered. */
const answeredLooks = (history: History, item: ItemStory, write: SentCall): SentCall[] =>
	looksBefore(history, item, write).filter(({ heardCode }) => heardCode === 0);

/** What is known of the person before a send was seen a minute ago at most. */
export const beforeIsFresh: Invariant = (history, items) =>
	about(items.filter(isSubmit), (item) => {
		const late = firstSends(item).find((write) => {
			const look = answeredLooks(history, item, write).at(-1);
			return isStale(look, write, FRESH_MS) && !isBlind(history, item, write);
		});
		return late && `sends #${late.number} without having looked within a minute`;
	});

/** After a lost answer nothing is sent again before a look has just found nothing new; only a token may come between. */
export const nothingIsSentAgainUnseen: Invariant = (history, items) =>
	about(items.filter(isSubmit), (item) => {
		const again = item.writes.slice(firstSends(item).length);
		const late = again.find((write) => {
			const look = answeredLooks(history, item, write).at(-1);
			const isHeldUp = history.calls.some(
				({ instance, order, route }) =>
					instance === item.run.instance &&
					route === 'tenantAccessToken' &&
					order < write.order &&
					order > (look?.order ?? 0),
			);
			return isStale(look, write, isHeldUp ? FRESH_MS : FRESH_FOR_RESEND_MS);
		});
		return late && `sends #${late.number} again without having looked just before`;
	});

/** Whether search showed the record when it was asked: some time after it was made. */
const isShown = ({ scenario }: History, { madeMs }: MadeRecord, look: SentCall): boolean =>
	madeMs + scenario.lagMs < (look.arrivedMs ?? 0);

/** Whose record it may be that an item does not know: not one that its own process made with another item. */
function isStrange(history: History, { run, writes }: ItemStory, { author }: MadeRecord): boolean {
	if (!('call' in author)) return true;
	const call = history.calls.find(({ number }) => number === author.call);
	return call?.instance !== run.instance || writes.some(({ number }) => number === author.call);
}

/**
 * A record that has come since the look before the send that was lost may be the item's own: it keeps from sending
 * again.
 */
export const nothingIsSentAgainBesideANewRecord: Invariant = (history, items) =>
	about(items.filter(isSubmit), (item) => {
		// A send before that was refused for sure: it has made nothing, and what is known was looked up anew.
		const first = firstSends(item);
		const lost = first.at(-1);
		const before = lost && answeredLooks(history, item, lost).at(-1);
		if (before === undefined) return undefined;
		const again = item.writes.slice(first.length);
		const beside = again.find((write) => {
			const look = answeredLooks(history, item, write).at(-1);
			return [...history.records.values()]
				.filter((record) => record.employmentId === item.person)
				.filter((record) => isStrange(history, item, record))
				.some(
					(record) => look && isShown(history, record, look) && !isShown(history, record, before),
				);
		});
		return beside && `sends #${beside.number} again although search has shown a new record`;
	});
