import { LOOKUP_DELAYS_MS, SENDS_MAX } from '../offboarding/submitProtocol';
import type { Finding } from './write';

/*
 * The rules of a write to an approval process. It has no idempotency key, so that after a lost answer only the
 * process itself tells what became of the write.
 *
 * 1. Writes to one process are serialised within this n8n process.
 * 2. After a lost answer the process is read. Where it stands as the write would have left it, since the write
 *    was sent, the write was carried out. Where it went on in another way, the write was not, and never will be.
 * 3. Where the last look still shows it as it was, the write is sent again, three times at most. Feishu refuses
 *    a write that comes second: a task is decided once, and a process ends once. A write for which that is not
 *    certain is not sent again.
 * 4. A refusal settles a write only while none of its answers was lost.
 * 5. Everything else is an unknown outcome.
 */

/** How far a write has come. */
export interface WriteCourse {
	readonly sends: number;
	/** When the first send left whose answer was lost, milliseconds since the epoch. */
	readonly lostMs: number | undefined;
	/** Whether the last send was refused. */
	readonly refused: boolean;
	/** How often the process was looked at since the last send. */
	readonly looks: number;
}

export const notSentYet: WriteCourse = { sends: 0, lostMs: undefined, refused: false, looks: 0 };

/** What happened last. */
export type WriteNews =
	| { readonly kind: 'answered' }
	| { readonly kind: 'lost'; readonly departureMs: number }
	| { readonly kind: 'refused' }
	| { readonly kind: 'found'; readonly finding: Finding }
	/** The process could not be read; `final` where reading it again gets the same answer. */
	| { readonly kind: 'unread'; readonly final: boolean };

export type WriteStep =
	| { readonly kind: 'send' }
	| { readonly kind: 'look'; readonly delayMs: number }
	| { readonly kind: 'done' }
	/** The refusal stands. */
	| { readonly kind: 'refused' }
	/** Something else came first: it was not carried out, and will not be. */
	| { readonly kind: 'overtaken' }
	| { readonly kind: 'outcomeUnknown' };

export interface WriteMove {
	readonly course: WriteCourse;
	readonly step: WriteStep;
}

/** The next step of a write; see the rules above. */
export function nextWriteMove(
	course: WriteCourse,
	news: WriteNews,
	mayBeSentAgain: boolean,
): WriteMove {
	switch (news.kind) {
		case 'answered':
			return { course, step: { kind: 'done' } };
		case 'lost':
			return afterSend({ ...course, lostMs: course.lostMs ?? news.departureMs, refused: false });
		case 'refused':
			return afterSend({ ...course, refused: true });
		case 'unread':
			return news.final
				? { course, step: { kind: 'outcomeUnknown' } }
				: afterLook({ ...course, looks: course.looks + 1 }, undefined, mayBeSentAgain);
		case 'found':
			return afterLook({ ...course, looks: course.looks + 1 }, news.finding, mayBeSentAgain);
	}
}

function afterSend(before: WriteCourse): WriteMove {
	const course = { ...before, sends: before.sends + 1, looks: 0 };
	return course.lostMs === undefined
		? { course, step: { kind: 'refused' } }
		: { course, step: { kind: 'look', delayMs: LOOKUP_DELAYS_MS[0] } };
}

/** `finding` is undefined where the process could not be read. */
function afterLook(
	course: WriteCourse,
	finding: Finding | undefined,
	mayBeSentAgain: boolean,
): WriteMove {
	if (finding === 'carriedOut') return { course, step: { kind: 'done' } };
	if (finding === 'overtaken') return { course, step: { kind: 'overtaken' } };
	const delayMs = LOOKUP_DELAYS_MS[course.looks];
	if (delayMs !== undefined) return { course, step: { kind: 'look', delayMs } };
	const sendsAgain =
		finding === 'asBefore' && mayBeSentAgain && !course.refused && course.sends < SENDS_MAX;
	return { course, step: { kind: sendsAgain ? 'send' : 'outcomeUnknown' } };
}
