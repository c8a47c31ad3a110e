import type { JsonObject } from '../../platform/json';
import type { UserIdType } from '../employee/ids';
import { Revocations } from './revocations';
import type { SubmitTerms } from './submit';

/** Whom a submit is about: an ID, and its type. */
export interface Person {
	readonly userIdType: UserIdType;
	readonly employmentId: string;
}

/** A place in the queue of those who want to write about a person. */
export interface Place {
	/** Resolves when nobody who came before is at work on the person any more. */
	readonly turn: Promise<void>;
	/** To be called when the work is over, whatever came of it. */
	leave(): void;
}

interface Waiting {
	readonly person: Person;
	start: (() => void) | undefined;
}

interface Made {
	readonly person: Person;
	readonly answer: JsonObject;
}

interface Unresolved {
	readonly person: Person;
	readonly terms: SubmitTerms;
	readonly atMs: number;
}

/** What Feishu's limit of 100 per minute lets one app submit in twenty minutes: longer than search lags. */
const REMEMBERED_MAX = 2_000;

/** A request that is not carried out by then never will be. */
const UNRESOLVED_MS = 60 * 60 * 1_000;

/** Two IDs of different types may mean one person, and no free call tells whether they do. */
const mayBeSame = (a: Person, b: Person): boolean =>
	a.userIdType !== b.userIdType || a.employmentId === b.employmentId;

/**
 * The submits of one app in this process: who is at work on whom, which records they made, and which of them
 * ended without anybody knowing what became of them.
 */
export class Submissions {
	/** What was withdrawn again. */
	readonly revocations = new Revocations();

	private readonly queue: Waiting[] = [];

	private readonly made = new Map<string, Made>();

	private readonly unresolved = new Set<Unresolved>();

	/** Queues up; whoever enters first has the first turn. */
	enter(person: Person): Place {
		const waiting: Waiting = { person, start: undefined };
		const turn = new Promise<void>((resolve) => {
			waiting.start = resolve;
		});
		this.queue.push(waiting);
		this.advance();
		return {
			turn,
			leave: () => {
				const index = this.queue.indexOf(waiting);
				if (index >= 0) this.queue.splice(index, 1);
				this.advance();
			},
		};
	}

	/** Remembers what an answer, or a look-up, proved to be made here. */
	remember(person: Person, offboardingId: string, answer: JsonObject): void {
		if (offboardingId === '') return;
		this.made.set(offboardingId, { person, answer });
		dropOldest(this.made);
	}

	hasMade(offboardingId: string): boolean {
		return this.made.has(offboardingId);
	}

	/** The answers to the submits of the person that were carried out, the newest first. */
	answersAbout(person: Person): JsonObject[] {
		return [...this.made.values()]
			.filter((made) => isSame(made.person, person))
			.map(({ answer }) => answer)
			.reverse();
	}

	/** Remembers a submit that may still be carried out. */
	leaveUnresolved(person: Person, terms: SubmitTerms, atMs: number): void {
		this.unresolved.add({ person, terms, atMs });
		dropOldest(this.unresolved);
	}

	/** The terms of the submits that may have been about the person, and may still be carried out. */
	unresolvedAbout(person: Person, nowMs: number): SubmitTerms[] {
		return [...this.unresolved]
			.filter((entry) => mayBeSame(entry.person, person) && nowMs - entry.atMs < UNRESOLVED_MS)
			.map(({ terms }) => terms);
	}

	private advance(): void {
		for (const waiting of this.queue.filter(({ start }) => start !== undefined)) {
			const isFirst =
				this.queue.find(({ person }) => mayBeSame(person, waiting.person)) === waiting;
			if (!isFirst) continue;
			waiting.start?.();
			waiting.start = undefined;
		}
	}
}

const isSame = (a: Person, b: Person): boolean =>
	a.userIdType === b.userIdType && a.employmentId === b.employmentId;

interface Entries<Key> {
	readonly size: number;
	keys(): Iterable<Key>;
	delete(key: Key): boolean;
}

function dropOldest<Key>(entries: Entries<Key>): void {
	if (entries.size <= REMEMBERED_MAX) return;
	for (const oldest of entries.keys()) {
		entries.delete(oldest);
		return;
	}
}
