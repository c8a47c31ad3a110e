import { numberAt, textAt, type JsonObject } from '../../platform/json';
import type { Refusal } from '../../platform/refusals/refusal';
import type { ApiRequest } from '../../platform/request';
import { toPersonId, type UserIdType } from '../employee/ids';
import { isGiven } from '../input/values';
import { millisecondsAt } from './process';

/** What a process tells of a write to it whose answer was lost. */
export type Finding =
	/** It stands as the write would have left it, and got there since the write was sent. */
	| 'carriedOut'
	/** It stands as before. */
	| 'asBefore'
	/** It went on in another way, after which the write cannot be carried out. */
	| 'overtaken'
	/** It does not say. */
	| 'unclear';

/** A write to an approval process, and how to recognise what became of it. */
export interface ProcessWrite {
	readonly request: ApiRequest;
	readonly processId: string;
	readonly userIdType: UserIdType;
	/** Reads `data` of the process; `sinceMs` is when the write was sent first, milliseconds since the epoch. */
	readonly findingIn: (process: JsonObject, sinceMs: number) => Finding;
	/** Whether Feishu would refuse the second of two writes of which the first was carried out unseen. */
	readonly mayBeSentAgain: boolean;
	/** What to say where nobody knows the outcome, and where something else came first. */
	readonly words: { readonly unknown: Refusal; readonly overtaken: Refusal };
}

/** The clock of n8n and that of Feishu may be apart by this much. */
const CLOCKS_APART_MS = 60_000;

/** Whether something certainly happened before the write was sent. What has no time says nothing. */
export function isBefore(shown: unknown, key: string, sinceMs: number): boolean {
	const atMs = millisecondsAt(shown, key);
	return atMs !== undefined && atMs < sinceMs - CLOCKS_APART_MS;
}

/** Whether the text that is shown may be the one that was sent; line ends and blanks around it do not count. */
export function mayBeText(shown: unknown, key: string, sent: string): boolean {
	const text = textAt(shown, key);
	return text === undefined || plain(text) === plain(sent);
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** `status` of a process; undefined where Feishu gives no number. */
export const processStatus = (process: JsonObject): number | undefined =>
	numberAt(process, 'status');

/** Who acts: the person who was named, or the system. `as` are Feishu's names for the two in this call. */
export function actor(
	operatorId: unknown,
	type: UserIdType,
	as: { readonly person: string; readonly system: string },
): JsonObject {
	return isGiven(operatorId)
		? { [as.person]: toPersonId(operatorId, 'Operator ID', type) }
		: { [as.system]: true };
}
