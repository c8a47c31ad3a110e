import { answered, open, tally, type Question } from './question';

const WHERE_NONE = 'The app has seen no such process.';

export const approvals: readonly Question[] = [
	{
		heading: 'What becomes of an approval',
		reply({ processes }) {
			const pairs = processes.flatMap(({ kind, offboarding, status }) =>
				offboarding === undefined ? [] : `offboarding ${offboarding}, process ${status} (${kind})`,
			);
			const isTold = processes.some(({ offboarding }) => offboarding === 'Withdrawn');
			const seen = pairs.length === 0 ? WHERE_NONE : `Seen together: ${tally(pairs)}.`;
			return isTold
				? answered(seen)
				: open(
						`${seen} To settle it, revoke an offboarding whose approval is running, and withdraw (撤回) and revoke (撤销) a process; then run this report again.`,
					);
		},
	},
	{
		heading: 'Approval of a revocation',
		reply({ processes }) {
			const revocations = processes.filter(({ kind }) => kind === 'Revocation');
			if (revocations.length === 0) {
				return open(`${WHERE_NONE} It would be one whose \`properties\` are 2 (撤销流程).`);
			}
			const withTasks = revocations.filter((each) => each.openTasks + each.closedTasks > 0);
			return answered(
				`${revocations.length} processes are revocations, ${withTasks.length} of them with tasks of approvers.`,
			);
		},
	},
	{
		heading: 'Transferred tasks',
		reply: () =>
			open(
				'No reading tells it. Note the `approver_id` of two open tasks of one process, transfer both at once with Approval Task > Transfer, and say whether the IDs are the same afterwards. Give one wrong ID with a right one, and say whether the right one has moved.',
			),
	},
	{
		heading: 'Decisions of the system',
		reply({ processes }) {
			const system = processes.reduce((sum, { systemDone }) => sum + systemDone, 0);
			const all = processes.reduce((sum, { closedTasks }) => sum + closedTasks, 0);
			return system > 0
				? answered(`\`system_done_list\` holds ${system} of ${all} decided tasks.`)
				: open(
						`\`system_done_list\` is empty in all of ${processes.length} processes, with ${all} decided tasks in \`done_list\`.`,
					);
		},
	},
];
