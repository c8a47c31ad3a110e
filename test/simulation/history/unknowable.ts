import type { History, MadeRecord, SentCall } from './history';

/** For how long a person is looked up before a submit is sent again. */
const INDEX_TIME_MS = 15_000;

interface Sender {
	readonly run: { readonly name: string };
	readonly index: number;
	readonly writes: readonly SentCall[];
	readonly made: readonly MadeRecord[];
}

/**
 * Whether an item's second record could not be avoided by whoever sends again at all: the first one was made and
 * ended before search showed it, although search had its time. While it is open, Feishu refuses another one.
 */
export function isUnknowable(history: History, { index, made, run, writes }: Sender): boolean {
	const [first, second] = made;
	if (first === undefined || second === undefined) return false;
	const callOf = ({ author }: MadeRecord) =>
		writes.find(({ number }) => 'call' in author && author.call === number);
	const [lost, again] = [callOf(first), callOf(second)];
	const lastLook = history.calls
		.filter((call) => call.run === run.name && call.item === index && call.route === 'search')
		.filter(({ number }) => again !== undefined && number < again.number)
		.at(-1);
	const lookedMs = lastLook?.arrivedMs ?? 0;
	const hadItsTime = lookedMs - (lost?.endedMs ?? Number.POSITIVE_INFINITY) >= INDEX_TIME_MS;
	return hadItsTime && lookedMs < first.madeMs + history.scenario.lagMs;
}
