import revokeExample from '../../test/fixtures/revokeExample.json';
import submitExample from '../../test/fixtures/submitExample.json';
import type { ShowName } from '../form/names';
import { compareRead } from '../reads/compareRead';
import type { TrialResult } from '../trial/result';
import type { TrialCourse } from '../trial/runTrial';
import { lineOf, linesPart } from './lines';

const ENDS: Readonly<Record<TrialResult['end'], string>> = {
	refused: 'Feishu refused the submit, so there was nothing to revoke.',
	revoked: 'The offboarding was submitted and revoked.',
	open: '**The offboarding was submitted and is still open.** Revoke it by hand in CoreHR admin (人事管理后台) > Offboarding management (离职管理).',
	unknown:
		'**Nobody knows whether the offboarding was made.** Look for it in CoreHR admin (人事管理后台) > Offboarding management (离职管理).',
};

/** What Feishu answered to the submit and the revoke. */
export function trialPart({ trial }: TrialCourse, showName: ShowName): string[] {
	const { revoke, submit } = trial;
	const lines = [
		lineOf(submit, compareRead(submit, submitExample, showName)),
		...(revoke === undefined ? [] : [lineOf(revoke, compareRead(revoke, revokeExample, showName))]),
	];
	return ['## Submit and revoke', ENDS[trial.end], ...linesPart(lines)];
}
