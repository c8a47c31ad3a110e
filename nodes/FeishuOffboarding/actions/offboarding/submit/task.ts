import { employeeLookup } from '../../employee/employmentId';
import { SecondAttempt, type Repeated } from '../../items/secondAttempt';
import type { ItemTask, Run } from '../../operation';
import { employmentChecks } from './employmentChecks';
import { tenantReasons } from '../naming/reasons';
import { submitForms } from './form';
import { InputOrder } from './inputOrder';
import { KnownRecords, type Submitted } from './knownRecords';
import { submitOrFind } from './once';
import { tenantFacts } from './tenantFacts';
import { validateSubmit } from './validate';

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

export function submitTask(run: Run): ItemTask {
	const reasons = tenantReasons(run);
	const formOf = submitForms(run, reasons);
	const lookup = employeeLookup(run);
	const facts = tenantFacts(run, formOf, lookup, reasons);
	const employment = employmentChecks(run, formOf, lookup);
	const submittedBy = async (itemIndex: number): Promise<Submitted> => ({
		userIdType: (await formOf(itemIndex)).userIdType,
		employmentId: await lookup(itemIndex),
		client: await run.client(itemIndex),
	});
	const { ended, known } = lookAhead(run, formOf, submittedBy);
	const order = new InputOrder();
	const secondAttempt = new SecondAttempt(run, SUBMITTED_BEFORE);

	return async (itemIndex) => {
		const { before, passed } = order.join();
		try {
			const form = await formOf(itemIndex);
			if (form.validateOnly) {
				return [await validateSubmit(run, { form, facts, employment, lookup }, itemIndex)];
			}
			const [fault] = form.faults;
			if (fault !== undefined) throw fault;
			const submitted = await submittedBy(itemIndex);
			await before;
			const records = async () => await known.about(itemIndex, submitted);
			const submit = async () =>
				await submitOrFind({ ...form, ...submitted, known: records }, passed);
			return [form.returnExisting ? await submit() : await secondAttempt.watch(submit)];
		} finally {
			ended.add(itemIndex);
			passed();
		}
	};
}
