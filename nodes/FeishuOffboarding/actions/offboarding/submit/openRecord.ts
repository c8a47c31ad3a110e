import type { IDataObject } from 'n8n-workflow';

import type { Employee } from '../../../domain/employee/employee';
import {
	describeOffboarding,
	type OffboardingInBrief,
	type OffboardingRecord,
} from '../../../domain/offboarding/record';
import { FeishuApiError } from '../../../platform/answers/failure';
import { asError } from '../../../platform/asError';
import { textAt } from '../../../platform/json';
import type { Submitted } from './knownRecords';
import { submitOrFind, type Submission } from './once';

/** As submitOrFind; where Feishu refuses for an open record, the error names that, as far as it is known without asking. */
export async function submitOrName(
	submission: Submission,
	entered: () => void,
	person: Employee | undefined,
): Promise<IDataObject> {
	let seen: readonly OffboardingRecord[] = [];
	const known = async () => {
		const records = await submission.known();
		seen = records ?? [];
		return records;
	};
	try {
		return await submitOrFind({ ...submission, known }, entered);
	} catch (error: unknown) {
		const record = isForOpenRecord(error) ? openRecordIn(submission, seen) : undefined;
		if (record === undefined || !isForOpenRecord(error)) throw asError(error);
		const { language } = submission.client;
		const inWords = describeOffboarding(record, person, language);
		throw error.about(`${inWords} (${record.offboardingId})`);
	}
}

const isForOpenRecord = (error: unknown): error is FeishuApiError =>
	error instanceof FeishuApiError && error.means === 'openRecord' && error.kind === 'refused';

/** What search showed before the submit; else what this process has made and search does not show yet. */
function openRecordIn(
	{ client, employmentId, userIdType }: Submitted,
	seen: readonly OffboardingRecord[],
): OffboardingInBrief | undefined {
	const { revocations } = client.submissions;
	const shown = seen.find((record) => revocations.leavesOpen(record));
	if (shown !== undefined) return shown;
	const [made] = client.submissions.answersAbout({ employmentId, userIdType });
	const offboardingId = textAt(made, 'offboarding_id') ?? '';
	const isOver =
		revocations.isDone(offboardingId) ||
		seen.some((record) => record.offboardingId === offboardingId);
	if (offboardingId === '' || isOver) return undefined;
	const offboardingDate = textAt(made, 'offboarding_date') ?? '';
	return { offboardingId, employmentId, offboardingDate, status: '' };
}
