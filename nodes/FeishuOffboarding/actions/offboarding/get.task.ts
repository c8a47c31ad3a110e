import { endpoints } from '../../domain/endpoints';
import { fullOffboarding, simplifyOffboarding } from '../../domain/offboarding/item';
import { readRecord } from '../../domain/offboarding/searchedRecord';
import { isSimplified } from '../../fields/simplify';
import { userIdTypeOf } from '../../fields/userIdType';
import { PEOPLE_PER_LOOKUP } from '../../transport/reads/peopleWithIds';
import { aboutPeople } from '../employee/aboutPeople';
import { employeeInOutput, NamedEmployees, wantsEmployee } from '../employee/namedEmployees';
import type { ItemTask, Run, Task } from '../task';
import { recordLookup } from './lookup/findOffboarding';

export const get: Task = {
	calls: [endpoints.search],
	parts: [employeeInOutput],
	start: getTask,
};

function getTask(run: Run): ItemTask {
	const lookup = recordLookup(run);
	const ownerOf = async (itemIndex: number) => readRecord(await lookup(itemIndex)).employmentId;
	const employees = new NamedEmployees(run);
	const people = aboutPeople(
		run,
		PEOPLE_PER_LOOKUP,
		async (itemIndex) => {
			if (!wantsEmployee(run, itemIndex)) return undefined;
			const question = await ownerOf(itemIndex);
			return question === undefined || question === ''
				? undefined
				: { question, way: userIdTypeOf(run.context, itemIndex) };
		},
		employees.ask,
	);
	return async (itemIndex) => {
		const simplified = isSimplified(run.context, itemIndex);
		const isNamed = wantsEmployee(run, itemIndex);
		const item = await lookup(itemIndex);
		const { language } = await run.client(itemIndex);
		const output = simplified ? simplifyOffboarding(item, language) : fullOffboarding(item);
		if (!isNamed) return [output];
		const { employmentId = '' } = readRecord(item);
		const person = async () => (employmentId === '' ? [] : await people(itemIndex, employmentId));
		return [await employees.add(output, person)];
	};
}
