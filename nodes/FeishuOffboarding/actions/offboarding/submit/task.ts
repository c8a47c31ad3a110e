import type { OffboardingRecord } from '../../../domain/offboarding/record';
import { asError } from '../../../platform/asError';
import { FeishuApiError } from '../../../platform/answers/failure';
import { employeeLookup, type EmployeeLookup } from '../../employee/employmentId';
import { LookAhead } from '../../items/lookAhead';
import type { ItemTask, Run } from '../../operation';
import { isTokenRefusal } from '../../items/tokenRefusal';
import { submittedRecordsOf, PEOPLE_PER_SEARCH } from '../openRecords';
import { submitForms, type SubmitForm } from './form';
import { submitOrFind } from './once';
import { tenantFacts } from './tenantFacts';
import { validateSubmit } from './validate';

export function submitTask(run: Run): ItemTask {
	const formOf = submitForms(run);
	const lookup = employeeLookup(run);
	const before = recordsBefore(run, formOf, lookup);
	const facts = tenantFacts(run, formOf, lookup);
	return async (itemIndex) => {
		const form = await formOf(itemIndex);
		if (form.validateOnly) return [await validateSubmit(run, { form, facts, lookup }, itemIndex)];
		const [fault] = form.faults;
		if (fault !== undefined) throw fault;
		const employmentId = await lookup(itemIndex);
		const known = await whatIsKnown(before, itemIndex);
		const submission = { ...form, employmentId, recordsBefore: known?.get(employmentId) };
		return [await submitOrFind(await run.client(itemIndex), submission, form.returnExisting)];
	};
}

/** Offboarding IDs by employment ID, for everybody who was asked for. */
type KnownRecords = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What was there before anything of ours was sent, so that a record found later is known to be ours
 * or not. Undefined where it cannot be found out: then a lost answer stays an unknown outcome.
 */
function recordsBefore(
	run: Run,
	formOf: (itemIndex: number) => Promise<SubmitForm>,
	lookup: EmployeeLookup,
): LookAhead<string, KnownRecords> {
	return new LookAhead(
		run,
		PEOPLE_PER_SEARCH,
		async (itemIndex) => {
			const { faults, userIdType, validateOnly } = await formOf(itemIndex);
			if (faults.length > 0 || validateOnly) return undefined;
			return { question: await lookup(itemIndex), way: userIdType };
		},
		async (employmentIds, itemIndex) => {
			const [{ userIdType }, client] = await Promise.all([
				formOf(itemIndex),
				run.client(itemIndex),
			]);
			const records = await submittedRecordsOf(client, userIdType, employmentIds);
			return byEmployee(employmentIds, records);
		},
	);
}

async function whatIsKnown(
	before: LookAhead<string, KnownRecords>,
	itemIndex: number,
): Promise<KnownRecords | undefined> {
	try {
		return await before.about(itemIndex);
	} catch (error: unknown) {
		if (error instanceof FeishuApiError && !isTokenRefusal(error)) return undefined;
		throw asError(error);
	}
}

function byEmployee(
	employmentIds: readonly string[],
	records: readonly OffboardingRecord[],
): KnownRecords {
	const known = new Map(employmentIds.map((id) => [id, new Set<string>()]));
	for (const { employmentId, offboardingId } of records)
		known.get(employmentId)?.add(offboardingId);
	return known;
}
