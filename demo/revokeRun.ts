import { at, textIn } from '../test/host/json';
import type { WorkflowRun } from '../test/host/n8n/workflowRun';

export const formNode = 'Revoke form';
export const revokeNode = 'Revoke by Offboarding ID';

/** What somebody enters in the form. */
export const formAnswers = (offboardingId: string) => ({
	'填写的是 (What you give)': '离职 ID (offboarding ID)',
	'工号或离职 ID (Number or ID)': offboardingId,
});

export interface Revocation {
	readonly revoked: boolean;
	readonly sentence: string;
}

export function revocation(run: WorkflowRun): Revocation {
	const [succeeded = [], refused = []] = run.outputs(revokeNode);
	const outcome = textIn(succeeded[0]?.json['outcome']);
	if (outcome !== '') return { revoked: outcome === 'revoked', sentence: outcome };
	const refusal = refused[0]?.json;
	const said = [run.failure, refusal?.['error'], at(refusal, 'details', 'advice')].map(textIn);
	return { revoked: false, sentence: said.filter((part) => part !== '').join('. ') };
}
