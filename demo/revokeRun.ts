import { startedWith, without, type Workflow } from './exampleWorkflows';
import { at, textIn } from './json';
import type { WorkflowRun } from './n8n/workflowRun';

/** The form's workflow as it is, but started with these answers instead of a browser. */
export const answeredForm = (workflow: Workflow, offboardingId: string): Workflow =>
	without(
		startedWith(workflow, 'Revoke form', {
			'Which ID do you have?': 'Offboarding ID',
			'The ID': offboardingId,
		}),
		['Revoked', 'Not Revoked'],
	);

export interface Revocation {
	readonly revoked: boolean;
	readonly sentence: string;
}

export function revocation(run: WorkflowRun): Revocation {
	const [succeeded = [], refused = []] = run.outputs('Revoke by Offboarding ID');
	const outcome = textIn(succeeded[0]?.json['outcome']);
	if (outcome !== '') return { revoked: outcome === 'revoked', sentence: outcome };
	const refusal = refused[0]?.json;
	const said = [run.failure, refusal?.['error'], at(refusal, 'details', 'advice')].map(textIn);
	return { revoked: false, sentence: said.filter((part) => part !== '').join('. ') };
}
