import type { History } from '../history/history';
import { nameOf, type ItemStory } from '../history/itemStory';

/** What is wrong, a sentence each; none where all is well. */
export type Invariant = (history: History, items: readonly ItemStory[]) => string[];

/** A complaint for each item that there is one about. */
export const about = (
	items: readonly ItemStory[],
	complain: (item: ItemStory) => string | undefined,
): string[] =>
	items.flatMap((item) => {
		const complaint = complain(item);
		return complaint === undefined ? [] : [`${nameOf(item)} ${complaint}`];
	});

/** Told as failed for certain. */
export const isFailed = ({ told }: ItemStory): boolean =>
	told?.outcome === 'failed' && !told.outcomeUnknown;

/** Whether the run was neither cancelled nor killed: then each of its items has been told something. */
export const isHeard = (history: History, run: string): boolean =>
	!history.killed.has(run) && !history.cancels.some((cancel) => cancel.run === run);
