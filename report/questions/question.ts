import type { KnownCode } from '../probes/fields';
import type { SeenProcess } from '../probes/processes';
import type { FoundAt } from '../probes/times';
import type { Answers } from '../reads/known';
import type { TrialResult } from '../trial/result';
import type { Heard } from '../wire/session';

/** All that was seen of the tenant. */
export interface Evidence {
	readonly region: string;
	readonly answers: Answers;
	readonly heard: readonly Heard[];
	readonly processes: readonly SeenProcess[];
	readonly foundAt: readonly FoundAt[];
	readonly knownCodes: readonly KnownCode[];
	/** Of a submit and its revoke, where they were wanted. */
	readonly trial?: TrialResult | undefined;
}

/** What the tenant says to a question: it answers it, tells something of it, or leaves it open. */
export interface Reply {
	readonly verdict: 'answered' | 'evidence' | 'open';
	/** Sentences without any value of a person. */
	readonly text: string;
}

/** Something that Feishu's pages leave open. */
export interface Question {
	/** The heading of its line in the report, by which the documents name it. */
	readonly heading: string;
	readonly reply: (evidence: Evidence) => Reply;
}

export const answered = (text: string): Reply => ({ verdict: 'answered', text });
export const evidence = (text: string): Reply => ({ verdict: 'evidence', text });
export const open = (text: string): Reply => ({ verdict: 'open', text });

/** How often each text is there, for example "Withdrawn: 2, Approved: 1". */
export function tally(texts: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts].map(([text, count]) => `${text}: ${count}`).join(', ');
}
