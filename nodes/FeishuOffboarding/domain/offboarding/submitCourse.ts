import type { OffboardingRecord } from './record';
import type { SubmitTerms } from './submit';

/** What was known when the submit was sent. */
export interface Knowledge {
	readonly terms: SubmitTerms;
	readonly returnExisting: boolean;
	/** Whether a record was there before; undefined where that could not be found out. */
	readonly wasThere: ((offboardingId: string) => boolean) | undefined;
	/** Whether Feishu has said that a record is withdrawn, whatever search shows. */
	readonly isWithdrawn: (offboardingId: string) => boolean;
	/** The record that this process made last for the person. */
	readonly madeId: string | undefined;
	/** The terms of earlier submits that may have been about the person, and may still be carried out. */
	readonly unresolved: readonly SubmitTerms[];
}

/** How far a submit has come. */
export interface Course {
	/** How often it has been sent. */
	readonly sends: number;
	/** When the first send left whose answer was lost, milliseconds since the epoch. */
	readonly lostMs: number | undefined;
	/** Whether the last send was refused. */
	readonly refused: boolean;
	/** How often it has been looked up since it was sent last. */
	readonly lookups: number;
	/** Records that are new and fit, but were applied for before the send. */
	readonly tooOld: ReadonlySet<string>;
}

/** What happened last. */
export type Observation =
	/** Nobody knows whether the send was carried out. */
	| { readonly kind: 'lost'; readonly departureMs: number }
	/** The send was not carried out; `asOpen` where the employee has an open record. */
	| { readonly kind: 'refused'; readonly asOpen: boolean }
	/** The records of the employee, whatever their status, as search shows them. */
	| { readonly kind: 'seen'; readonly records: readonly OffboardingRecord[] }
	/** The records that were seen, and which of them were applied for since the lost send. */
	| {
			readonly kind: 'dated';
			readonly records: readonly OffboardingRecord[];
			readonly since: ReadonlySet<string>;
	  }
	/** Search could not be asked; `final` where asking again gets the same answer. */
	| { readonly kind: 'unseen'; readonly final: boolean };

export type Step =
	| { readonly kind: 'send' }
	| { readonly kind: 'lookUp'; readonly delayMs: number }
	/** Ask search which of the records were applied for since then; the texts in records have no time zone. */
	| {
			readonly kind: 'date';
			readonly records: readonly OffboardingRecord[];
			readonly sinceMs: number;
	  }
	| { readonly kind: 'submitted'; readonly record: OffboardingRecord }
	| { readonly kind: 'existing'; readonly record: OffboardingRecord }
	/** The record that this process made is the one that is open. */
	| { readonly kind: 'existingMade'; readonly offboardingId: string }
	/** The refusal stands: nothing of ours is there. */
	| { readonly kind: 'refused' }
	| { readonly kind: 'outcomeUnknown' };

export interface Move {
	readonly course: Course;
	readonly step: Step;
}

export const unsent: Course = {
	sends: 0,
	lostMs: undefined,
	refused: false,
	lookups: 0,
	tooOld: new Set(),
};
