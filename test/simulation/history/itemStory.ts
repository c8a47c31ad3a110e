import type { History, MadeRecord, RunEnd, SentCall, StartedRun, Told } from './history';
import { isUnknowable } from './unknowable';
import type { RevokeItem, SubmitItem } from '../plan/items';

/** An item of a run, with all that it sent and was told. */
export interface ItemStory {
	readonly run: StartedRun;
	readonly index: number;
	/** Employment ID. */
	readonly person: string;
	readonly plan: SubmitItem | RevokeItem;
	/** Its submits or revokes. */
	readonly writes: readonly SentCall[];
	/** Records that its own submits made. */
	readonly made: readonly MadeRecord[];
	readonly told: Told | undefined;
	readonly end: RunEnd | undefined;
	/** Whether a record of its own was made and ended before search showed it: see `unknowable.ts`. */
	readonly isUnknowable: boolean;
}

export const nameOf = ({ run, index }: ItemStory): string => `${run.name}.${index}`;

const WRITES: readonly string[] = ['submit', 'revoke'];

const isWrite = ({ route }: SentCall): boolean => WRITES.includes(route);

export function itemsOf(history: History): ItemStory[] {
	const makers = new Map(
		[...history.records.values()].flatMap((record) =>
			'call' in record.author ? [[record.author.call, record] as const] : [],
		),
	);
	return history.runs.flatMap((run) => {
		const end = history.ends.find((candidate) => candidate.run === run.name);
		return run.plan.items.map((plan, index) => {
			const writes = history.calls.filter(
				(call) => call.run === run.name && call.item === index && isWrite(call),
			);
			const item = {
				run,
				index,
				plan,
				person: history.people.get(plan.employeeNumber) ?? '',
				writes,
				made: writes.flatMap(({ number }) => makers.get(number) ?? []),
				told: end?.told.find(({ item }) => item === index),
				end,
			};
			return { ...item, isUnknowable: isUnknowable(history, item) };
		});
	});
}

/** The record's status before the line of the story with that number. */
export const statusAt = (record: MadeRecord, order = 0): string | undefined =>
	record.changes.filter((change) => change.order < order).at(-1)?.status;

export type SubmitStory = ItemStory & { readonly plan: SubmitItem };

export const isSubmit = (item: ItemStory): item is SubmitStory =>
	item.run.plan.operation === 'submit';

/** The calls that withdrew the record. */
export const withdrawnBy = (record: MadeRecord): number[] =>
	record.changes.flatMap(({ author, status }) =>
		status === 'Withdrawn' && 'call' in author ? [author.call] : [],
	);
