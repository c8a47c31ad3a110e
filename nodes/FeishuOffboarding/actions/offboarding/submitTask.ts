import type { OffboardingRecord } from '../../domain/offboarding';
import { asError } from '../../platform/asError';
import { FeishuApiError } from '../../platform/failure';
import { InvalidInput } from '../../platform/invalidInput';
import { employeeLookup, type EmployeeLookup } from '../employeeLookup';
import { LookAhead } from '../lookAhead';
import type { ItemTask, Run } from '../operation';
import { submittedRecordsOf, PEOPLE_PER_SEARCH } from './openRecords';
import { submitForms, type SubmitForm } from './submitInput';
import { submitOrFind } from './submitOnce';
import { validateSubmit } from './validateSubmit';

export function submitTask(run: Run): ItemTask {
	const formOf = submitForms(run);
	const lookup = employeeLookup(run);
	const before = recordsBefore(run, formOf, lookup);
	return async (itemIndex) => {
		const form = await formOf(itemIndex);
		if (form.validateOnly) return [await validateSubmit(run, form, lookup, itemIndex)];
		const [fault] = form.faults;
		if (fault !== undefined) throw fault;
		const employmentId = await lookup(itemIndex);
		const known = await before.about(itemIndex);
		const client = await run.client(itemIndex);
		return [
			await submitOrFind(
				client,
				{ ...form, employmentId, recordsBefore: known && (known.get(employmentId) ?? new Set()) },
				form.returnExisting,
			),
		];
	};
}

/** Offboarding IDs by employment ID. */
type KnownRecords = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What was there before anything of ours was sent, so that a record found later is known to be ours
 * or not. Undefined where it cannot be found out: then a lost answer stays an unknown outcome.
 */
function recordsBefore(
	run: Run,
	formOf: (itemIndex: number) => Promise<SubmitForm>,
	lookup: EmployeeLookup,
): LookAhead<string, KnownRecords | undefined> {
	return new LookAhead(
		run.count,
		PEOPLE_PER_SEARCH,
		async (itemIndex) => await employmentIdOf(formOf, lookup, itemIndex),
		async (employmentIds, itemIndex) => {
			const [{ userIdType }, client] = await Promise.all([
				formOf(itemIndex),
				run.client(itemIndex),
			]);
			try {
				return byEmployee(await submittedRecordsOf(client, userIdType, employmentIds));
			} catch (error: unknown) {
				if (error instanceof FeishuApiError) return undefined;
				throw asError(error);
			}
		},
	);
}

function byEmployee(records: readonly OffboardingRecord[]): KnownRecords {
	const known = new Map<string, Set<string>>();
	for (const { employmentId, offboardingId } of records) {
		known.set(employmentId, (known.get(employmentId) ?? new Set()).add(offboardingId));
	}
	return known;
}

/** Undefined for an item that will not be sent; it says why when its turn comes. */
async function employmentIdOf(
	formOf: (itemIndex: number) => Promise<SubmitForm>,
	lookup: EmployeeLookup,
	itemIndex: number,
): Promise<string | undefined> {
	try {
		const { faults, validateOnly } = await formOf(itemIndex);
		return faults.length > 0 || validateOnly ? undefined : await lookup(itemIndex);
	} catch (error: unknown) {
		if (error instanceof InvalidInput || error instanceof FeishuApiError) return undefined;
		throw asError(error);
	}
}
