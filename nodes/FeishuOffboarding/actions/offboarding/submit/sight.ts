import type { Person } from '../../../domain/offboarding/submissions';
import type { Observation, Step } from '../../../domain/offboarding/submitCourse';
import { FeishuApiError } from '../../../platform/answers/failure';
import { rescue } from '../../../platform/rescue';
import type { FeishuClient } from '../../../transport/client';
import { recordsAbout, recordsSince } from '../lookup/openRecords';

export type Sight = Extract<Observation, { kind: 'seen' | 'unseen' }>;

/** The records of the person, as search shows them now. */
export async function lookFor(
	client: FeishuClient,
	{ employmentId, userIdType }: Person,
): Promise<Sight> {
	const look = async (): Promise<Sight> => ({
		kind: 'seen',
		records: await recordsAbout(client, userIdType, [employmentId]),
	});
	return await rescue(look, unseen);
}

/** Which of the records were applied for since then. */
export async function date(
	client: FeishuClient,
	{ employmentId, userIdType }: Person,
	{ records, sinceMs }: Extract<Step, { kind: 'date' }>,
): Promise<Observation> {
	const ask = async (): Promise<Observation> => {
		const found = await recordsSince(client, userIdType, employmentId, sinceMs);
		const since = new Set(found.map(({ offboardingId }) => offboardingId));
		return { kind: 'dated', records, since };
	};
	return await rescue(ask, unseen);
}

const unseen = (error: unknown): Extract<Observation, { kind: 'unseen' }> | undefined =>
	error instanceof FeishuApiError
		? { kind: 'unseen', final: error.kind === 'refused' || error.kind === 'quota' }
		: undefined;
