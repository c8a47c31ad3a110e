import type { Person } from '../../../domain/offboarding/submissions';
import type { Observation, Step } from '../../../domain/offboarding/submitCourse';
import { asError } from '../../../platform/asError';
import { FeishuApiError } from '../../../platform/answers/failure';
import type { FeishuClient } from '../../../transport/client';
import { recordsAbout, recordsSince } from '../openRecords';

export type Sight = Extract<Observation, { kind: 'seen' | 'unseen' }>;

/** The records of the person, as search shows them now. */
export async function lookFor(
	client: FeishuClient,
	{ employmentId, userIdType }: Person,
): Promise<Sight> {
	try {
		return { kind: 'seen', records: await recordsAbout(client, userIdType, [employmentId]) };
	} catch (error: unknown) {
		return unseen(error);
	}
}

/** Which of the records were applied for since then. */
export async function date(
	client: FeishuClient,
	{ employmentId, userIdType }: Person,
	{ records, sinceMs }: Extract<Step, { kind: 'date' }>,
): Promise<Observation> {
	try {
		const found = await recordsSince(client, userIdType, employmentId, sinceMs);
		const since = new Set(found.map(({ offboardingId }) => offboardingId));
		return { kind: 'dated', records, since };
	} catch (error: unknown) {
		return unseen(error);
	}
}

function unseen(error: unknown): Extract<Observation, { kind: 'unseen' }> {
	if (!(error instanceof FeishuApiError)) throw asError(error);
	return { kind: 'unseen', final: error.kind === 'refused' || error.kind === 'quota' };
}
