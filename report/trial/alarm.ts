import { factsOf } from '../wire/facts';
import type { Heard } from '../wire/session';
import type { Trial } from './trial';
import type { Wish } from './wish';

/** What is known of a trial whose offboarding may be left. */
interface Left extends Pick<Trial, 'revoke'> {
	readonly offboardingId?: string | undefined;
}

const LINE = '!'.repeat(80);

/** What has to be done by hand. Only the terminal sees it: it holds IDs. */
export function alarm({ offboardingId, revoke }: Left, { date, employeeId }: Wish): string {
	const what =
		offboardingId === undefined
			? 'NOBODY KNOWS WHETHER AN OFFBOARDING WAS MADE.'
			: `THE OFFBOARDING ${offboardingId} IS STILL OPEN${revoke === undefined ? '.' : `: ${saidTo(revoke)}.`}`;
	return [
		'',
		LINE,
		what,
		`If it stays, the employee leaves on ${date}. To revoke it by hand:`,
		'1. Open CoreHR admin (人事管理后台) > Offboarding management (离职管理).',
		`2. Look for the employee whose employment ID is ${employeeId}, among the offboardings that are not completed.`,
		`3. If there is one with the offboarding date ${date}, open it and choose Revoke (撤销).`,
		...(offboardingId === undefined
			? ['   If there is none, look again after a few minutes: Feishu may show it late.']
			: [
					`Or in n8n: Feishu Offboarding > Offboarding > Revoke, with the offboarding ID ${offboardingId}.`,
				]),
		LINE,
		'',
	].join('\n');
}

function saidTo(revoke: Heard): string {
	const { code, logId, status } = factsOf(revoke);
	const { refusals } = revoke.request.endpoint;
	const { message } = refusals[revoke.envelope?.code ?? 0] ?? {};
	const facts = `HTTP ${status}, code ${code}, log ID ${logId}`;
	if (revoke.class === 'refused') {
		return `Feishu refused the revoke (${facts})${message === undefined ? '' : `. ${message}`}`;
	}
	return `no answer says that it was revoked (the last one: ${facts})`;
}
