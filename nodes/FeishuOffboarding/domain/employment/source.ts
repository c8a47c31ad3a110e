import type { ApiRequest } from '../../platform/request';
import type { UserIdType } from '../employee/ids';
import { submitRefusals } from '../refusals';

/** For whom and from when on records are wanted. */
interface PeopleSearch {
	readonly userIdType: UserIdType;
	/** Of that type, no more than the source takes at once. */
	readonly employmentIds: readonly string[];
	/** The earliest date on which one of them is to leave, YYYY-MM-DD. */
	readonly earliestDate: string;
}

/** What the records say of leaving on a date. Feishu does not publish its rules, so none of it is certain. */
export interface Finding {
	/** `doubtful` where Feishu may refuse the offboarding, `unknown` where the records do not say. */
	readonly verdict: 'clear' | 'doubtful' | 'unknown';
	/** Sentences. */
	readonly message: string;
}

/** Records about an employment that decide whether somebody can leave on a date. */
export interface EmploymentSource<Fact extends { readonly employmentId: string }> {
	/** What a report calls it. */
	readonly name: string;
	/** How many people one search takes. */
	readonly peoplePerSearch: number;
	search(wanted: PeopleSearch, pageToken: string | undefined): ApiRequest;
	decode(data: unknown): Fact[];
	/** `facts` are all of one person; `date` is YYYY-MM-DD. */
	judge(facts: readonly Fact[], date: string): Finding;
}

export const clear = (message: string): Finding => ({ verdict: 'clear', message });

export const unknown = (message: string): Finding => ({ verdict: 'unknown', message });

/** What submit would say with that code, and what to do about it. */
export const doubtful = (what: string, code: number): Finding => ({
	verdict: 'doubtful',
	message: `${what}, so Feishu may refuse the offboarding (${code}). ${submitRefusals[code]?.advice ?? ''}`,
});

/** The last day that Feishu's dates can name; it stands for an end that is open. */
export const LAST_DAY = '9999-12-31';

/** The day of a date, or of a date and time, as Feishu writes them. */
export const dayOf = (text: string): string => text.slice(0, 10);
