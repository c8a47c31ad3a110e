import type { EventOutcome } from './eventLoop';
import type { RowOutcome } from './leaversRun';

/** The rows of demo/leavers.csv that are there to be refused: see the remark in each. */
const refused = ['E9999', 'E0017', 'E0023', 'E0051', 'E0042'];

/** The rows of people who are leaving already. */
const existing = ['E0058'];

/** What differs from the expected outcome of the bundled list; nothing, if all is well. */
export function differences(outcomes: readonly RowOutcome[]): string[] {
	if (outcomes.length === 0) return ['the list had no rows'];
	return outcomes.flatMap((outcome) => {
		const problem = refused.includes(outcome.employeeNumber)
			? wrongRefusal(outcome)
			: wrongSubmission(outcome);
		return problem === undefined
			? []
			: [`row ${outcome.row} (${outcome.employeeNumber}) ${problem}`];
	});
}

function wrongRefusal({ submitted, outcome, advice }: RowOutcome): string | undefined {
	if (submitted) return 'was submitted, though it should be refused';
	return outcome === '' || advice === ''
		? 'was refused without a reason or without advice'
		: undefined;
}

function wrongSubmission({
	employeeNumber,
	submitted,
	outcome,
	offboardingId,
}: RowOutcome): string | undefined {
	if (!submitted) return 'was refused, though it should be submitted';
	const wanted = existing.includes(employeeNumber) ? 'alreadyOffboarding' : 'submitted';
	return outcome === wanted && offboardingId !== ''
		? undefined
		: `came out as "${outcome}" with the offboarding ID "${offboardingId}"`;
}

/** What differs from the events that there should be, and from what they should start. */
export function eventDifferences(
	{ pushed, accepted, started, succeeded }: EventOutcome,
	expected: { readonly pushed: number; readonly started: number },
): string[] {
	const counts = [
		['events were pushed', pushed, expected.pushed],
		['events were accepted', accepted, expected.pushed],
		['workflows were started by events', started, expected.started],
		['workflows started by events succeeded', succeeded, expected.started],
	] as const;
	return counts
		.filter(([, actual, wanted]) => actual !== wanted)
		.map(([what, actual, wanted]) => `${actual} ${what}, not ${wanted}`);
}
