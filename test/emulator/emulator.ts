import type { Apps } from './gateway/apps';
import type { ConnectionDesk } from './connection/desk';
import type { ConnectionOptions } from './connection/options';
import type { Subscription } from './events/delivery';
import type { EventDesk } from './events/eventDesk';
import type { Fault, FaultChooser } from './gateway/faults';
import type { JournalEntry } from './gateway/journal';
import type { Person } from './tenant/person';
import type { ChecklistStatus, OffboardingRecord, OffboardingStatus } from './tenant/record';
import type { RouteName } from './gateway/route';
import type { namedPeople } from './seed/landmarks';
import type { Tenant } from './tenant/tenant';

export interface EmulatorOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** `sleep` is what latency and retries of events wait with; real time, when absent. */
	clock?: { now(): number; sleep?(ms: number): Promise<void> };
	/** How long every call takes, at least. */
	latencyMs?: number;
	/** Whether the documented rate limits hold; true by default. */
	limits?: boolean;
	tokenLifetimeSeconds?: number;
	/** How long a new or changed offboarding stays invisible to search. */
	indexLagMs?: number;
	/**
	 * Whether custom fields of type lookup tell their settings. The page says "暂不返回" and yet
	 * describes them; false by default.
	 */
	lookupSettings?: boolean;
	/**
	 * What ID conversion says of an ID without a counterpart, on which the page is silent: nothing
	 * at all, the default, or an empty target.
	 */
	unmatchedIds?: 'leftOut' | 'empty';
	/**
	 * Values that no list of a call may hold: one of them, and the whole call is refused. The pages do not
	 * say what becomes of a list with one bad value; none by default.
	 */
	badElements?: readonly string[];
	/** Adds that many ordinary people, numbered from E100001. */
	extraPeople?: number;
	/** Subscribes from the start, which fails where `subscribe` would, but for long connections. */
	events?: Subscription;
	/** The documented 15 seconds, 5 minutes, 1 hour and 6 hours, when absent. */
	eventRetryDelaysMs?: readonly number[];
	connection?: ConnectionOptions;
	/** How long the receiver of an event may take; the documented 3 seconds, when absent. */
	eventAnswerMs?: number;
}

export interface Emulator extends EventDesk {
	/** http://127.0.0.1:PORT */
	readonly url: string;
	readonly apps: Apps;
	readonly tenant: Tenant;
	readonly people: ReturnType<typeof namedPeople>;
	/** Whose offboarding is refused with that code. */
	readonly personForCode: Record<number, Person>;
	/** The offboarding ID whose revocation is refused with that code. */
	readonly recordForCode: Record<number, string>;
	/** The offboarding ID whose edit is refused with that code. */
	readonly recordForEditCode: Record<number, string>;
	readonly longConnections: ConnectionDesk;
	/** Resets the App Secret, as the console does: the old one is no longer good. */
	resetSecret(appId: string): string;
	setScopes(appId: string, scopes: readonly string[]): void;
	/** Decides an application, or ends a waiting one, as all approvers or the calendar would. */
	setStatus(offboardingId: string, status: OffboardingStatus): void;
	/** Lets the approver whose turn it is agree; after the last one, the application is approved. */
	approve(offboardingId: string, opinion?: string): void;
	reject(offboardingId: string, opinion?: string): void;
	/** Starts, continues or ends the hand-over. */
	setChecklistStatus(offboardingId: string, status: ChecklistStatus): void;
	offboardings(): OffboardingRecord[];
	requests(route?: RouteName): JournalEntry[];
	clearJournal(): void;
	/** Scripts a fault for the next calls; scripts of a route are played in order. */
	fail(route: RouteName | '*', fault: Fault, options?: { times?: number; skip?: number }): void;
	/** The next discoveries are answered with that code, a documented one or another. */
	refuseConnections(code: number, options?: { times?: number; skip?: number }): void;
	/** Asked for each call that no script is about. */
	chooseFault(chooser: FaultChooser): void;
	expireTokens(): void;
	revokeTokens(): void;
	close(): Promise<void>;
}
