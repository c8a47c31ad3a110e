import { at, textIn } from '../test/host/json';
import type { RunItem, WorkflowRun } from '../test/host/n8n/workflowRun';
import { PlainProblem } from '../test/host/plainProblem';

export interface RowOutcome {
	/** Counted from 1, the header line left out. */
	readonly row: number;
	readonly employeeNumber: string;
	readonly name: string;
	readonly outcome: string;
	readonly offboardingId: string;
	readonly advice: string;
	/** Also where the person was leaving already. */
	readonly submitted: boolean;
}

export const leaversTrigger = "When clicking 'Execute workflow'";

const loopNode = 'Loop over the list';
const submitNode = 'Submit Offboarding';

/** What became of each row, in the order of the list. */
export function rowOutcomes(run: WorkflowRun): RowOutcome[] {
	if (run.failure !== undefined) {
		throw new PlainProblem(`The workflow stopped early: ${run.failure}`);
	}
	const batches = Array.from({ length: run.runsOf(submitNode) }, (_none, batch) =>
		batchOutcomes(run, batch),
	);
	return batches.flat().map((outcome, index) => ({ row: index + 1, ...outcome }));
}

/** The loop runs once more than it has batches. */
function batchOutcomes(run: WorkflowRun, batch: number): Array<Omit<RowOutcome, 'row'>> {
	const [, rows = []] = run.outputs(loopNode, batch);
	const [submitted = [], refused = []] = run.outputs(submitNode, batch);
	return rows.map(({ json }, index) => {
		const success = submitted.find(({ pairedWith }) => pairedWith === index);
		const refusal = refused.find(({ pairedWith }) => pairedWith === index);
		return {
			employeeNumber: textIn(json['employee_number']),
			name: textIn(json['name']),
			...(success ? submittedAs(success) : refusedAs(refusal)),
		};
	});
}

const submittedAs = ({ json }: RunItem) => ({
	outcome: textIn(json['outcome']),
	offboardingId: textIn(json['offboarding_id']),
	advice: '',
	submitted: true,
});

const refusedAs = (item: RunItem | undefined) => ({
	outcome: textIn(item?.json['error']),
	offboardingId: '',
	advice: textIn(at(item?.json, 'details', 'advice')),
	submitted: false,
});
