import { isSubmit, statusAt, withdrawnBy, type ItemStory } from '../history/itemStory';
import type { MadeRecord } from '../history/history';
import { about, isFailed, type Invariant } from './invariant';

const isRevoke = (item: ItemStory): boolean => !isSubmit(item);

const isItsDoing = (record: MadeRecord, { writes }: ItemStory): boolean =>
	withdrawnBy(record).some((call) => writes.some(({ number }) => number === call));

export const failedRevokedNothing: Invariant = (history, items) =>
	about(items.filter(isRevoke).filter(isFailed), (item) => {
		const record = [...history.records.values()].find((candidate) => isItsDoing(candidate, item));
		return record && `is told failed (${item.told?.message}), but withdrew ${record.offboardingId}`;
	});

function complaintOf(
	item: ItemStory,
	outcome: string,
	record: MadeRecord | undefined,
): string | undefined {
	if (record === undefined) return `is told ${outcome} of a record that there is not`;
	const status = statusAt(record, item.end?.order);
	if (status !== 'Withdrawn') return `is told ${outcome}, but the record is ${status}`;
	return outcome === 'alreadyRevoked' && isItsDoing(record, item)
		? 'is told alreadyRevoked of its own doing'
		: undefined;
}

export const revokedIsWithdrawn: Invariant = (history, items) =>
	about(items.filter(isRevoke), (item) => {
		const { told } = item;
		if (told === undefined || told.outcome === 'failed') return undefined;
		return complaintOf(item, told.outcome, history.records.get(told.offboardingId ?? ''));
	});
