import type { Refusal } from '../../platform/refusals/refusal';
import { isOpen, type OffboardingRecord } from './record';
import { fitsTerms } from './evidence';
import type { Course, Knowledge, Move, Observation, Step } from './submitCourse';

/*
 * The rules of a submit. Feishu knows no idempotency key, so that nobody but search can tell what became of a
 * submit whose answer was lost.
 *
 * 1. Writes about one person are serialised, in input order within a run, and between the runs of one process.
 * 2. "Before" is every record of the person, whatever its status, as search showed it no longer than a minute
 *    before the first send, and every record that this process made.
 * 3. After a lost answer only evidence settles it. A record is ours when it was not there before, fits all terms
 *    that it lets us compare, and was not applied for before the first send whose answer was lost. Its status
 *    does not matter: one that was withdrawn or rejected meanwhile is told as what it is, and never replaced.
 *    Two such records, or one that an earlier submit of unknown outcome may have made, are no evidence.
 * 4. Where the last look-up, after the index had its time, shows no record that was not there before, the submit
 *    is sent again, three times at most. Right before it leaves, what search shows must be fresh.
 * 5. A refusal settles a submit only while none of its answers was lost: of a second send it says nothing about
 *    the first. The look-ups go on, since what the first has done may be the reason for the refusal.
 * 6. Everything else is an unknown outcome, among it a record that is new and not ours.
 * 7. "Already offboarding" names a record that was there: what search shows as open where no answer was lost,
 *    else only one of "before". Where search lags, it is asked again after the same delays, and a record that
 *    this process made counts unless search shows it as closed.
 * 8. What "before" shows as open is returned without a send, so that people who are done cost nothing. It may have
 *    been ended within that minute by somebody else; one that this process may have withdrawn is not returned like
 *    that, for search goes on showing it as open: Feishu is asked. One that it has withdrawn is never returned.
 *
 * What no rule can know: a record of another program with the same terms in the same second as ours, and one
 * that was made and ended within the time that search lags beyond the last look-up.
 */

/** How long what search showed counts as fresh: before the first send, and before another one. */
export const FRESH_MS = 60_000;
export const FRESH_FOR_RESEND_MS = 5_000;

/** Search shows a record some seconds after it was made; only then does its absence mean anything. */
const LOOKUP_DELAYS_MS = [1_000, 4_000, 10_000] as const;

const SENDS_MAX = 3;

/** The next step of a submit; see the rules above. */
export function nextMove(course: Course, observed: Observation, known: Knowledge): Move {
	switch (observed.kind) {
		case 'lost':
			return afterLost(course, observed.departureMs, known);
		case 'refused':
			return afterRefusal(course, observed.asOpen, known);
		case 'unseen':
			return observed.final
				? ending(course)
				: afterLookup({ ...course, lookups: course.lookups + 1 }, undefined, known);
		case 'seen':
			return afterSight({ ...course, lookups: course.lookups + 1 }, observed.records, known);
		case 'dated':
			return afterDating(course, observed, known);
	}
}

function afterLost(course: Course, departureMs: number, { wasThere }: Knowledge): Move {
	const lost = {
		...course,
		sends: course.sends + 1,
		lostMs: course.lostMs ?? departureMs,
		refused: false,
		lookups: 0,
	};
	// A record that is found would prove nothing.
	if (wasThere === undefined) return ending(lost);
	return { course: lost, step: { kind: 'lookUp', delayMs: LOOKUP_DELAYS_MS[0] } };
}

function afterRefusal(course: Course, asOpen: boolean, { returnExisting }: Knowledge): Move {
	const refused = { ...course, sends: course.sends + 1, refused: true, lookups: 0 };
	if (course.lostMs !== undefined) {
		return { course: refused, step: { kind: 'lookUp', delayMs: LOOKUP_DELAYS_MS[0] } };
	}
	return asOpen && returnExisting
		? { course: refused, step: { kind: 'lookUp', delayMs: 0 } }
		: ending(refused);
}

function afterSight(course: Course, records: readonly OffboardingRecord[], known: Knowledge): Move {
	if (course.lostMs === undefined) return afterLookup(course, records, known);
	const candidates = newRecords(records, known).filter(
		(record) => !course.tooOld.has(record.offboardingId) && fitsTerms(record, known.terms),
	);
	if (candidates.length === 0) return afterLookup(course, records, known);
	return { course, step: { kind: 'date', records, sinceMs: course.lostMs } };
}

function afterDating(
	course: Course,
	{ records, since }: Extract<Observation, { kind: 'dated' }>,
	known: Knowledge,
): Move {
	const fitting = newRecords(records, known).filter((record) => fitsTerms(record, known.terms));
	const ours = fitting.filter(
		({ initiatingTime, offboardingId }) => initiatingTime === '' || since.has(offboardingId),
	);
	const [record, second] = ours;
	if (record === undefined) {
		const tooOld = new Set([
			...course.tooOld,
			...fitting.map(({ offboardingId }) => offboardingId),
		]);
		return afterLookup({ ...course, tooOld }, records, known);
	}
	const isCertain =
		second === undefined && !known.unresolved.some((terms) => fitsTerms(record, terms));
	return isCertain ? { course, step: { kind: 'submitted', record } } : ending(course);
}

/** `records` are undefined where they could not be looked up. */
function afterLookup(
	course: Course,
	records: readonly OffboardingRecord[] | undefined,
	known: Knowledge,
): Move {
	const delayMs = delayAfter(course);
	// While ours may still appear, what was there before is no answer.
	const isWaiting = isLost(course) && delayMs !== undefined;
	const existing = isWaiting ? undefined : existingStep(course, records, known);
	if (existing !== undefined) return { course, step: existing };
	if (delayMs !== undefined) return { course, step: { kind: 'lookUp', delayMs } };
	return mayResend(course, records, known) ? { course, step: { kind: 'send' } } : ending(course);
}

const mayResend = (
	course: Course,
	records: readonly OffboardingRecord[] | undefined,
	known: Knowledge,
): boolean =>
	isLost(course) &&
	!course.refused &&
	course.sends < SENDS_MAX &&
	records !== undefined &&
	newRecords(records, known).length === 0;

const isLost = ({ lostMs }: Course): boolean => lostMs !== undefined;

/** The look-up after a plain refusal begins at once, and so there is one more. */
const delayAfter = (course: Course): number | undefined =>
	LOOKUP_DELAYS_MS[isLost(course) ? course.lookups : course.lookups - 1];

function existingStep(
	course: Course,
	records: readonly OffboardingRecord[] | undefined,
	known: Knowledge,
): Step | undefined {
	if (!known.returnExisting || !course.refused || records === undefined) return undefined;
	const open = records
		.filter(isOpen)
		.filter(({ offboardingId }) => !known.isWithdrawn(offboardingId));
	if (isLost(course)) {
		const record = open.find(({ offboardingId }) => known.wasThere?.(offboardingId) === true);
		return record && { kind: 'existing', record };
	}
	return open[0] === undefined ? madeStep(records, known) : { kind: 'existing', record: open[0] };
}

function madeStep(
	records: readonly OffboardingRecord[],
	{ isWithdrawn, madeId }: Knowledge,
): Step | undefined {
	if (madeId === undefined || isWithdrawn(madeId)) return undefined;
	return records.some(({ offboardingId }) => offboardingId === madeId)
		? undefined
		: { kind: 'existingMade', offboardingId: madeId };
}

const newRecords = (
	records: readonly OffboardingRecord[],
	{ wasThere }: Knowledge,
): OffboardingRecord[] =>
	records.filter(({ offboardingId }) => wasThere?.(offboardingId) === false);

const ending = (course: Course): Move => ({
	course,
	step: { kind: isLost(course) ? 'outcomeUnknown' : 'refused' },
});

export const unknownSubmit: Refusal = {
	message: 'It is not known whether the offboarding was submitted: no answer came that says so',
	advice:
		"Look the person up under Offboarding management (离职管理) in Feishu before you run the item again. With 'If Already Offboarding' set to return the existing record, running it again is safe.",
};
