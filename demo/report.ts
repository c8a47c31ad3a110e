import type { RowOutcome } from './leaversRun';
import { formatTable } from './table';

const columns = [
	{ title: 'Row' },
	{ title: 'Employee' },
	{ title: 'Outcome', share: 0.4 },
	{ title: 'Offboarding ID' },
	{ title: 'Advice', share: 0.6 },
];

export function reportOf(outcomes: readonly RowOutcome[]): string {
	const rows = outcomes.map((outcome) => [
		String(outcome.row),
		`${outcome.employeeNumber} ${outcome.name}`.trim(),
		outcome.outcome,
		outcome.offboardingId,
		outcome.advice,
	]);
	const submitted = outcomes.filter(({ outcome }) => outcome === 'submitted').length;
	const refused = outcomes.filter((outcome) => !outcome.submitted).length;
	const existing = outcomes.length - submitted - refused;
	return [
		'',
		formatTable(columns, rows, process.stdout.columns ?? 140),
		'',
		`${submitted} of ${outcomes.length} rows submitted, ${existing} were leaving already, ${refused} refused with advice.`,
	].join('\n');
}
