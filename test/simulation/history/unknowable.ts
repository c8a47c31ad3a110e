import { SECOND_MS } from '../plan/scenario';
import type { History, MadeRecord, SentCall, Told } from './history';

/** For how long a person is looked up before a submit is sent again. */
const INDEX_TIME_MS = 15_000;

interface Sender {
	readonly run: { readonly name: string };
	readonly index: number;
	readonly writes: readonly SentCall[];
	readonly made: readonly MadeRecord[];
	readonly told: Told | undefined;
}

/**
 * Whether an item's further records could not be avoided by whoever sends again at all: each one before was made
 * and ended before search showed it, although search had its time and was asked. While it is open, Feishu refuses
 * another one.
 */
export const isUnknowable = (history: History, { index, made, run, writes }: Sender): boolean =>
	made.length > 1 &&
	made.slice(1).every((record, place) => {
		const before = made[place];
		const [lost, again] = [before, record].map((one) =>
			writes.find(({ number }) => one && 'call' in one.author && one.author.call === number),
		);
		if (before === undefined || lost === undefined || again === undefined) return false;
		const lastLook = history.calls
			.filter((call) => call.run === run.name && call.item === index && call.route === 'search')
			.filter(({ heardCode, number }) => heardCode === 0 && number < again.number)
			.at(-1);
		const lookedMs = lastLook?.arrivedMs ?? 0;
		const hadItsTime = lookedMs - (lost.endedMs ?? Number.POSITIVE_INFINITY) >= INDEX_TIME_MS;
		return hadItsTime && lookedMs < before.madeMs + history.scenario.lagMs;
	});

/**
 * Whether the record that the item is told is another program's, entered in the second in which the item's first lost
 * submit left, just before it: search tells to the second when a record was applied for, and with the same terms it
 * looks like the item's own.
 */
export function looksLikeItsOwn({ records }: History, { told, writes }: Sender): boolean {
	const record = records.get(told?.offboardingId ?? '');
	const lost = writes.find((call) => call.lost);
	if (record === undefined || lost === undefined || 'call' in record.author) return false;
	return record.madeMs <= lost.atMs && record.madeMs >= lost.atMs - (lost.atMs % SECOND_MS);
}
