import { createClient, paths } from '../../emulator/client';
import type { Emulator } from '../../emulator/server';
import type { Person } from '../../emulator/tenant/person';
import { processesOf, type ApprovalProcess } from '../../emulator/tenant/process';
import { employeeItems } from './sandbox';

/** The approval of a person's offboarding, as it stands now. */
export function approvalOf(emulator: Emulator, { employmentId }: Pick<Person, 'employmentId'>) {
	const record = emulator
		.offboardings()
		.filter((one) => one.employmentId === employmentId)
		.at(-1);
	const [process] = record === undefined ? [] : processesOf(emulator.tenant, record);
	if (record === undefined || process === undefined) throw new Error('There is no approval');
	return { record, process };
}

/** The tasks of a process that wait for somebody. */
export const openTasksOf = ({ tasks }: ApprovalProcess) =>
	tasks.filter(({ closed }) => closed === undefined);

/** What one item needs to decide, or to hand on, the open task of an approval. */
export interface OpenTask {
	readonly process_id: string;
	readonly approver_id: string;
	/** Whose task it is. */
	readonly operator: Person;
	/** Whose offboarding it is about. */
	readonly leaver: string;
}

/** Offboardings that ordinary people have submitted for approval, each with one open task. */
export async function startApprovals(emulator: Emulator, count: number): Promise<OpenTask[]> {
	const client = createClient(emulator);
	const tasks: OpenTask[] = [];
	for (const { employee } of employeeItems(emulator, count)) {
		await client.send({
			path: paths.submit,
			body: {
				offboarding_mode: 2,
				employment_id: employee,
				offboarding_date: '2099-12-31',
				offboarding_reason_unique_identifier: 'voluntary',
			},
		});
		const { process } = approvalOf(emulator, { employmentId: employee });
		const [task] = openTasksOf(process);
		if (task === undefined) throw new Error('Nobody has to approve it');
		const { id: approver_id, operator } = task;
		tasks.push({ process_id: process.id, approver_id, operator, leaver: employee });
	}
	emulator.clearJournal();
	return tasks;
}
