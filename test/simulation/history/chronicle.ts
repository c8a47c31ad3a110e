import type { LocalEmulator } from '../../emulator/server';
import type { StoredChange } from '../../emulator/tenant/store';
import type { Author, History, MadeRecord } from './history';
import type { Scenario } from '../plan/scenario';
import type { VirtualTime } from '../world/time';

/** Writes the history of a seed while it happens. */
export class Chronicle {
	readonly history: History;

	/** Who is acting on Feishu at the moment. */
	private author: Author = { other: 'the calendar' };

	constructor(
		scenario: Scenario,
		private readonly time: VirtualTime,
		emulator: LocalEmulator,
	) {
		const { people } = emulator.tenant;
		this.history = {
			scenario,
			runs: [],
			calls: [],
			records: new Map(),
			ends: [],
			cancels: [],
			killed: new Set(),
			story: [],
			people: new Map(people.map((person) => [person.employeeNumber, person.employmentId])),
		};
		for (const record of emulator.offboardings()) {
			const { offboardingId, employmentId, createdAt, status } = record;
			const change = { atMs: this.relative(createdAt), order: -1, status, author: this.author };
			const madeMs = change.atMs;
			const made: MadeRecord = {
				offboardingId,
				employmentId,
				madeMs,
				author: this.author,
				changes: [change],
			};
			this.history.records.set(offboardingId, made);
		}
		emulator.watch((change) => this.noteRecord(change));
	}

	/** Adds a line to the story, and gives its place. */
	note(who: string, what: string): number {
		const { story } = this.history;
		const seconds = (this.time.now() / 1_000).toFixed(3).padStart(9);
		story.push(`${seconds}  ${who.padEnd(8)}  ${what}`);
		return story.length;
	}

	/** Does something of which records may come. */
	async by<T>(author: Author, work: () => T | Promise<T>): Promise<T> {
		const before = this.author;
		this.author = author;
		try {
			return await work();
		} finally {
			this.author = before;
		}
	}

	/** The person's employee number. */
	nameOf(employmentId: string): string {
		const found = [...this.history.people].find(([, id]) => id === employmentId);
		return found?.[0] ?? employmentId;
	}

	private relative(atMs: number): number {
		return this.time.now() + atMs - Date.now();
	}

	private noteRecord({ after, before }: StoredChange): void {
		const { offboardingId, employmentId, status } = after;
		const author = this.author;
		const who = 'call' in author ? `#${author.call}` : author.other;
		const what = before === undefined ? 'made' : 'changed';
		const line = `record ${offboardingId} of ${this.nameOf(employmentId)} ${what} by ${who}: ${status}`;
		const change = { atMs: this.time.now(), order: this.note('Feishu', line), status, author };
		const known = this.history.records.get(offboardingId);
		if (known) known.changes.push(change);
		else {
			const made = { offboardingId, employmentId, madeMs: change.atMs, author, changes: [change] };
			this.history.records.set(offboardingId, made);
		}
	}
}
