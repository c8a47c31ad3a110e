import type { ITriggerFunctions } from 'n8n-workflow';

import type { Clock } from '../../platform/time/clock';
import { appIdOf } from '../../platform/events/connection/message';
import type { Lifecycle, Trouble } from '../../platform/events/connection/phases';
import type { Refusal } from '../../platform/refusals/refusal';
import type { ConnectedApp } from './connectedApp';
import { Connection } from './connection';
import { Doubts } from './execution';
import { Memories } from './memories';
import type { SharedKnowledge } from './receiver';

/** A trigger that wants the events of an app. */
export interface Member {
	readonly context: Pick<ITriggerFunctions, 'helpers' | 'logger'>;
	/** Whether n8n has the event, or need not have it. Never rejects. */
	take(body: Record<string, unknown>, arrivedMs: number): Promise<boolean>;
	/** The connection is refused for good, and not tried any more. */
	refused(refusal: Refusal): void;
}

export type Joined =
	| { readonly kind: 'joined' }
	| { readonly kind: 'failed'; readonly trouble: Trouble }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

/** One connection, and the triggers that share it. */
class Line {
	readonly members = new Set<Member>();
	/** Those of them whose activation waits for the connection. */
	readonly waiting = new Set<Member>();
	readonly connection: Connection;
	private wasOpen = false;
	private lastMember: Member | undefined;

	constructor(
		readonly app: ConnectedApp,
		clock: Clock,
		random: () => number,
		private readonly isOver: (line: Line, state: Lifecycle) => void,
	) {
		this.connection = new Connection(app, this, clock, random);
	}

	add(member: Member): void {
		this.members.add(member);
		this.lastMember = member;
	}

	get helpers(): ITriggerFunctions['helpers'] {
		return this.anyMember().context.helpers;
	}

	warn(message: string): void {
		this.anyMember().context.logger.warn(`${message} (app ${this.app.appId})`);
	}

	async take(body: Record<string, unknown>, arrivedMs: number): Promise<boolean> {
		if (appIdOf(body) !== this.app.appId) {
			this.warn('An event of another app was acknowledged and given to nobody');
			return true;
		}
		const members = [...this.members];
		const taken = await Promise.all(members.map((member) => member.take(body, arrivedMs)));
		return taken.every(Boolean);
	}

	changed(state: Lifecycle): void {
		const words = this.wordsFor(state);
		if (words !== undefined) {
			this.anyMember().context.logger.info(
				`Feishu long connection of app ${this.app.appId} ${words}`,
			);
		}
		if (state.phase === 'open') this.wasOpen = true;
		this.isOver(this, state);
	}

	private wordsFor(state: Lifecycle): string | undefined {
		switch (state.phase) {
			case 'open':
				return this.wasOpen ? 'is back' : 'is open';
			case 'waiting':
				return `is ${this.wasOpen ? 'lost' : 'not open'}, because ${state.trouble?.reason}; it is tried again`;
			case 'stopped':
				return 'is closed';
			case 'fatal':
				return `is refused: ${state.refusal.message}`;
			default:
				return undefined;
		}
	}

	/** The last one stands in where all have left and an answer is still under way. */
	private anyMember(): Member {
		const [first] = this.members;
		const member = first ?? this.lastMember;
		if (member === undefined) throw new Error('A connection was opened for nobody');
		return member;
	}
}

/**
 * The connections of this process. Feishu gives each event to one connection of the app, whichever: two of them
 * in one process would take each other's events. So all triggers of an app share one.
 */
export class Hub implements SharedKnowledge {
	readonly memories = new Memories();
	readonly doubts = new Doubts();
	private readonly lines = new Set<Line>();

	constructor(
		private readonly clock: Clock,
		private readonly random: () => number,
	) {}

	/**
	 * From when it is called the member gets events, and `leave` has to be called once.
	 * `isPatient`: does not wait for the connection, which is tried until it is there.
	 */
	async join(member: Member, app: ConnectedApp, isPatient: boolean): Promise<Joined> {
		const line = this.lineFor(app);
		line.add(member);
		if (isPatient) {
			line.connection.gather();
			return { kind: 'joined' };
		}
		line.waiting.add(member);
		const state = await line.connection.settled();
		line.waiting.delete(member);
		// A newer secret may have taken over the members of the connection meanwhile.
		if (this.lineOf(member)?.connection.isOpen === true) return { kind: 'joined' };
		if (state.phase === 'fatal') return { kind: 'refused', refusal: state.refusal };
		const trouble = state.phase === 'waiting' ? state.trouble : undefined;
		return { kind: 'failed', trouble: trouble ?? STOPPED };
	}

	/** The last one closes the connection; ends when the answers that are under way have been sent. */
	async leave(member: Member): Promise<void> {
		const line = this.lineOf(member);
		if (line === undefined) return;
		line.members.delete(member);
		if (line.members.size > 0) return;
		this.lines.delete(line);
		await line.connection.stop();
	}

	private lineFor(app: ConnectedApp): Line {
		const known = [...this.lines].find((line) => line.app.fingerprint === app.fingerprint);
		if (known !== undefined) return known;
		const line = new Line(app, this.clock, this.random, (changed, state) =>
			this.follow(changed, state),
		);
		this.lines.add(line);
		return line;
	}

	private lineOf(member: Member): Line | undefined {
		return [...this.lines].find(({ members }) => members.has(member));
	}

	private follow(line: Line, state: Lifecycle): void {
		if (state.phase === 'open') this.takeOver(line);
		if (state.phase !== 'fatal') return;
		this.lines.delete(line);
		for (const member of line.members) {
			if (!line.waiting.has(member)) member.refused(state.refusal);
		}
	}

	/** An app has one secret: where a newer one is accepted, the connection of the older one is given up. */
	private takeOver(line: Line): void {
		for (const older of this.lines) {
			if (older === line || older.app.name !== line.app.name) continue;
			for (const member of older.members) line.add(member);
			older.members.clear();
			this.lines.delete(older);
			void older.connection.stop();
		}
	}
}

const STOPPED: Trouble = { reason: 'it was closed meanwhile', isCrowded: false };
