import type { Refusal } from '../../platform/refusals/refusal';
import type { OffboardingRecord } from './record';
import type { SubmitTerms } from './submit';

/** What is known of a submit whose answer was lost or said nothing. */
export interface LostSubmit {
	/** How often it has been sent. */
	readonly sends: number;
	/** How often it has been looked up since it was sent last. */
	readonly lookups: number;
}

/** What happened last. */
export type Observation =
	/** The submit's outcome is unknown. */
	| 'lost'
	/** The submit was sent again and refused, because the employee has an open record. */
	| 'refusedAsOpen'
	/** A look-up showed no open record. */
	| 'absent'
	/** A look-up showed an open record that is not ours; an employee has only one. */
	| 'othersOpen'
	/** The same, and it is what the submit was refused for. */
	| 'refusedForOthers'
	/** A look-up was not possible. */
	| 'lookupFailed';

export type NextMove =
	| { readonly kind: 'lookUp'; readonly delayMs: number }
	| { readonly kind: 'send' }
	/** The vendor's refusal stands: nothing of ours is there. */
	| { readonly kind: 'refused' }
	/** The user is told that nobody knows. */
	| { readonly kind: 'giveUp' };

export const unknownSubmit: Refusal = {
	message: 'It is not known whether the offboarding was submitted: no answer came that says so',
	advice:
		"Look the person up under Offboarding management (离职管理) in Feishu before you run the item again. With 'If Already Offboarding' set to return the existing record, running it again is safe.",
};

/** Search shows a record some seconds after it was made; only then does its absence mean anything. */
const LOOKUP_DELAYS_MS = [1_000, 4_000, 10_000] as const;

const SENDS_MAX = 3;

/**
 * The next move for a submit whose outcome is unknown. It is never sent again before
 * every look-up since it was last sent has shown nothing.
 */
export function nextMove(observed: Observation, { sends, lookups }: LostSubmit): NextMove {
	if (observed === 'lookupFailed') return { kind: 'giveUp' };
	if (observed === 'refusedForOthers') return { kind: 'refused' };
	// Ours cannot exist beside it, and the vendor will refuse the next one in words.
	if (observed === 'othersOpen') return sends < SENDS_MAX ? { kind: 'send' } : { kind: 'giveUp' };
	const delayMs = LOOKUP_DELAYS_MS[lookups];
	if (delayMs !== undefined) return { kind: 'lookUp', delayMs };
	// An open record that search does not show: sending again can only be refused again.
	if (observed === 'refusedAsOpen' || sends >= SENDS_MAX) return { kind: 'giveUp' };
	return { kind: 'send' };
}

/**
 * The record that a submit made, among the employee's: same date and reason,
 * and not there before. A record that was there already is never taken for ours.
 */
export function recordOfSubmit(
	records: readonly OffboardingRecord[],
	terms: SubmitTerms,
	recordsBefore: ReadonlySet<string> | undefined,
): OffboardingRecord | undefined {
	return records.find(
		(record) =>
			recordsBefore?.has(record.offboardingId) === false &&
			record.offboardingDate === terms.offboarding_date &&
			hasReason(record, terms),
	);
}

/** An app without the scope to read reasons sees none; a new record of the date is ours all the same. */
const hasReason = ({ reasonIdentifier }: OffboardingRecord, terms: SubmitTerms): boolean =>
	reasonIdentifier === '' || reasonIdentifier === terms.offboarding_reason_unique_identifier;
