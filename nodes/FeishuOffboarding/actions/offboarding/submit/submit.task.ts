import type { IDataObject } from 'n8n-workflow';

import { endpoints } from '../../../domain/endpoints';
import { employeeFinder, idLookup, type EmployeeFinder } from '../../employee/employmentId';
import { employeeInOutput, NamedEmployees } from '../../employee/namedEmployees';
import { SecondAttempt, type Repeated } from '../../items/secondAttempt';
import type { ItemTask, Run, Task } from '../../task';
import { tenantReasons } from '../naming/reasons';
import { employmentChecks } from './employmentChecks';
import { submitForms, type SubmitForm } from './form';
import { InputOrder, type Passage } from './inputOrder';
import { KnownRecords, type Submitted } from './knownRecords';
import { submitOrName } from './openRecord';
import { tenantFacts } from './tenantFacts';
import { validateSubmit } from './validate';

export const submit: Task = {
	calls: [endpoints.submit, endpoints.search],
	parts: [
		employeeInOutput,
		{
			name: 'Validate Only',
			calls: [
				endpoints.searchEmployees,
				endpoints.search,
				endpoints.queryReasons,
				endpoints.listCustomFields,
				endpoints.getCustomField,
			],
		},
		{ name: 'warnings about contracts', calls: [endpoints.searchContracts] },
		{ name: 'warnings about job changes', calls: [endpoints.searchJobChanges] },
		{ name: 'warnings about probation', calls: [endpoints.searchProbations] },
	],
	start: submitTask,
};

const SUBMITTED_BEFORE: Repeated = {
	means: 'openRecord',
	words: 'fail with 1160210, as the employee has an open offboarding by then',
	remedy: "set 'If Already Offboarding' to 'Return Existing'",
};

/** What search shows of the people of the items that submit; `ended` takes the items that need it no more. */
function lookAhead(
	{ count }: Run,
	formOf: ReturnType<typeof submitForms>,
	submittedBy: (itemIndex: number) => Promise<Submitted>,
): { ended: Set<number>; known: KnownRecords } {
	const ended = new Set<number>();
	const known = new KnownRecords({
		count,
		isOver: (itemIndex) => ended.has(itemIndex),
		submitted: async (itemIndex) => {
			const { faults, validateOnly } = await formOf(itemIndex);
			return faults.length > 0 || validateOnly ? undefined : await submittedBy(itemIndex);
		},
	});
	return { ended, known };
}

/** What the items of a run share. */
interface Shared {
	readonly run: Run;
	readonly find: EmployeeFinder;
	readonly known: KnownRecords;
	readonly secondAttempt: SecondAttempt;
}

function submitTask(run: Run): ItemTask {
	const reasons = tenantReasons(run);
	const formOf = submitForms(run, reasons);
	const find = employeeFinder(run);
	const lookup = idLookup(find);
	const facts = tenantFacts(run, formOf, lookup, reasons);
	const employment = employmentChecks(run, formOf, lookup);
	const { ended, known } = lookAhead(run, formOf, async (itemIndex) => ({
		userIdType: (await formOf(itemIndex)).userIdType,
		employmentId: await lookup(itemIndex),
		client: await run.client(itemIndex),
	}));
	const secondAttempt = new SecondAttempt(run, SUBMITTED_BEFORE);
	const shared = { run, find, known, secondAttempt };
	const order = new InputOrder();
	const employees = new NamedEmployees(run);

	return async (itemIndex) => {
		const passage = order.join();
		try {
			const form = await formOf(itemIndex);
			const output = form.validateOnly
				? await validateSubmit(run, { form, facts, employment, lookup }, itemIndex)
				: await submitItem(shared, form, itemIndex, passage);
			if (!form.includeEmployee) return [output];
			const person = async () => await facts.people(itemIndex, await lookup(itemIndex));
			return [await employees.add(output, person)];
		} finally {
			ended.add(itemIndex);
			passage.passed();
		}
	};
}

async function submitItem(
	{ find, known, run, secondAttempt }: Shared,
	form: SubmitForm,
	itemIndex: number,
	{ before, passed }: Passage,
): Promise<IDataObject> {
	const [fault] = form.faults;
	if (fault !== undefined) throw fault;
	const { employmentId, person } = await find(itemIndex);
	const submitted = {
		userIdType: form.userIdType,
		employmentId,
		client: await run.client(itemIndex),
	};
	await before;
	const submission = {
		...form,
		...submitted,
		known: async () => await known.about(itemIndex, submitted),
	};
	const submit = async () => await submitOrName(submission, passed, person);
	return form.returnExisting ? await submit() : await secondAttempt.watch(submit);
}
