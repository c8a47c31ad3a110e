import type { IDataObject } from 'n8n-workflow';

import { submit } from '../../../domain/endpoints';
import type { UserIdType } from '../../../domain/employee/ids';
import { isOpen, type OffboardingRecord } from '../../../domain/offboarding/record';
import {
	nextMove,
	recordOfSubmit,
	unknownSubmit,
	type LostSubmit,
	type Observation,
} from '../../../domain/offboarding/submitOutcome';
import { submitOffboarding, type SubmitTerms } from '../../../domain/offboarding/submit';
import { asError } from '../../../platform/asError';
import { FeishuApiError } from '../../../platform/answers/failure';
import type { Refusal } from '../../../platform/refusals/refusal';
import type { FeishuClient } from '../../../transport/client';
import { openRecordsOf, submittedRecordsOf } from '../openRecords';

export interface Submission {
	readonly userIdType: UserIdType;
	readonly employmentId: string;
	readonly terms: SubmitTerms;
	/** The employee's records that were there before; undefined where that could not be found out. */
	readonly recordsBefore: ReadonlySet<string> | undefined;
}

/** "has approving offboarding" and "has offboarding record": the employee has an open one. */
const OPEN_RECORD_CODES: readonly unknown[] = [1160201, 1160210];

/** After a lost submit with a date in the past this, too, may be its doing. */
const HAS_LEFT = 1160631;

/** Submits, or gives the record that is open already where the user wants that. */
export async function submitOrFind(
	client: FeishuClient,
	submission: Submission,
	returnExisting: boolean,
): Promise<IDataObject> {
	try {
		return { ...(await submitOnce(client, submission)), outcome: 'submitted' };
	} catch (error: unknown) {
		if (!returnExisting || !isRefusedAsOpen(error)) throw asError(error);
		const [existing] = await openRecordsOf(client, submission.userIdType, [
			submission.employmentId,
		]);
		if (existing === undefined) throw asError(error);
		return { ...existing.asSubmitted, outcome: 'alreadyOffboarding' };
	}
}

/** Submits so that the employee has one new record in the end, or none and the reason why. */
async function submitOnce(client: FeishuClient, submission: Submission): Promise<IDataObject> {
	const { employmentId, terms, userIdType } = submission;
	const request = submitOffboarding(userIdType, employmentId, terms);
	for (let sends = 1; ; sends++) {
		try {
			return await client.send(request);
		} catch (error: unknown) {
			const observed = observationOf(error, sends);
			if (observed === undefined || !(error instanceof FeishuApiError)) throw asError(error);
			const found = await findSubmitted(client, submission, observed, sends);
			if (found === 'refused') throw asError(error);
			if (found === 'giveUp') throw error.asOutcomeUnknown(wordsFor(error));
			if (found !== 'send') return found.asSubmitted;
		}
	}
}

/** Undefined where the vendor's answer settles it. */
function observationOf(error: unknown, sends: number): Observation | undefined {
	if (!(error instanceof FeishuApiError)) return undefined;
	if (error.kind === 'unknownOutcome') return 'lost';
	const mayBeOurs = isRefusedAsOpen(error) || error.code === HAS_LEFT;
	return sends > 1 && mayBeOurs ? 'refusedAsOpen' : undefined;
}

/** Looks until it is known what became of the submit, or that it cannot be known. */
async function findSubmitted(
	client: FeishuClient,
	submission: Submission,
	first: Observation,
	sends: number,
): Promise<OffboardingRecord | 'send' | 'refused' | 'giveUp'> {
	let lost: LostSubmit = { sends, lookups: 0 };
	let observed: Observation = submission.recordsBefore === undefined ? 'lookupFailed' : first;
	for (;;) {
		const move = nextMove(observed, lost);
		if (move.kind !== 'lookUp') return move.kind;
		await client.clock.sleep(move.delayMs);
		const records = await lookUp(client, submission);
		lost = { sends, lookups: lost.lookups + 1 };
		const ours = recordOfSubmit(records ?? [], submission.terms, submission.recordsBefore);
		if (ours !== undefined) return ours;
		observed = observationOfLookup(records, first);
	}
}

function observationOfLookup(
	records: readonly OffboardingRecord[] | undefined,
	first: Observation,
): Observation {
	if (records === undefined) return 'lookupFailed';
	if (!records.some(isOpen)) return first === 'refusedAsOpen' ? first : 'absent';
	return first === 'refusedAsOpen' ? 'refusedForOthers' : 'othersOpen';
}

/** Undefined where the vendor cannot be asked. */
async function lookUp(
	client: FeishuClient,
	{ employmentId, userIdType }: Submission,
): Promise<OffboardingRecord[] | undefined> {
	try {
		return await submittedRecordsOf(client, userIdType, [employmentId]);
	} catch (error: unknown) {
		if (error instanceof FeishuApiError) return undefined;
		throw asError(error);
	}
}

const isRefusedAsOpen = (error: unknown): boolean =>
	error instanceof FeishuApiError && OPEN_RECORD_CODES.includes(error.code);

/** Trouble that the vendor owns up to has words of its own; a lost answer has none. */
const wordsFor = ({ code, kind }: FeishuApiError): Refusal =>
	(kind === 'unknownOutcome' && code !== undefined ? submit.refusals[code] : undefined) ??
	unknownSubmit;
