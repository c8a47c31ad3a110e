import { employeeLookup } from '../../employee/employmentId';
import { SecondAttempt, type Repeated } from '../../items/secondAttempt';
import type { ItemTask, Run } from '../../operation';
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

export function submitTask(run: Run): ItemTask {
	const formOf = submitForms(run);
	const lookup = employeeLookup(run);
	const facts = tenantFacts(run, formOf, lookup);
	const ended = new Set<number>();
	const submittedBy = async (itemIndex: number): Promise<Submitted> => ({
		userIdType: (await formOf(itemIndex)).userIdType,
		employmentId: await lookup(itemIndex),
		client: await run.client(itemIndex),
	});
	const known = new KnownRecords({
		count: run.count,
		isOver: (itemIndex) => ended.has(itemIndex),
		submitted: async (itemIndex) => {
			const { faults, validateOnly } = await formOf(itemIndex);
			return faults.length > 0 || validateOnly ? undefined : await submittedBy(itemIndex);
		},
	});
	const order = new InputOrder();
	const secondAttempt = new SecondAttempt(run, SUBMITTED_BEFORE);

	return async (itemIndex) => {
		const { before, passed } = order.join();
		try {
			const form = await formOf(itemIndex);
			if (form.validateOnly) return [await validateSubmit(run, { form, facts, lookup }, itemIndex)];
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
