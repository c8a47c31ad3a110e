import { decodeOffboardings } from '../../nodes/FeishuOffboarding/domain/offboarding/record';
import { openStatuses } from '../../nodes/FeishuOffboarding/domain/offboarding/status';
import { searchOffboardings } from '../../nodes/FeishuOffboarding/domain/offboarding/search';
import {
	checkTerms,
	submitOffboarding,
} from '../../nodes/FeishuOffboarding/domain/offboarding/submit';
import { decodeReasons } from '../../nodes/FeishuOffboarding/domain/reason/reason';
import { textAt } from '../../nodes/FeishuOffboarding/platform/json';
import { readAsUtc } from '../probes/times';
import { Problem } from '../problem';
import type { Answers } from '../reads/known';
import { ID_TYPE } from '../reads/reads';
import type { Terminal } from '../terminal';
import type { Heard, Session } from '../wire/session';
import type { Listener } from './listen';
import { revokeIt } from './revoke';
import type { Wish } from './wish';

/** A submit and what became of it. */
export interface Trial {
	readonly submit: Heard;
	/** Undefined where there was nothing to revoke. */
	readonly revoke: Heard | undefined;
	readonly end: 'refused' | 'revoked' | 'open' | 'unknown';
	readonly createdAheadMs: number | undefined;
	/** Of what was made, as far as it is known. */
	readonly offboardingId?: string;
}

/** The search may show an offboarding a while after it was made. */
const LOOKS_MS = [1_000, 4_000, 10_000] as const;

/** Whether the trial may begin: nobody may take it for something else, and there must be nothing to be mixed up with. */
export async function prepare(
	session: Session,
	wish: Wish,
	answers: Answers,
	terminal: Terminal,
): Promise<string> {
	const reason = wish.reason ?? firstReason(answers);
	if (reason === undefined)
		throw new Problem('The app has seen no reason: give one with --reason.');
	const before = await openRecords(session, wish);
	if (before === undefined) {
		throw new Problem('The app cannot search for offboardings, so nothing was submitted.');
	}
	if (before.length > 0) {
		throw new Problem('The employee has an open offboarding, so nothing was submitted.');
	}
	terminal.say(
		`This submits a direct offboarding of the employee for ${wish.date}, and revokes it at once. Workflows and people that listen to offboardings will hear of both.`,
	);
	const typed = await terminal.ask('To go on, type the employee ID again: ');
	if (typed !== wish.employeeId) {
		throw new Problem('That is not the employee ID, so nothing was submitted.');
	}
	return reason;
}

/** The first one that is active and has none below it. */
function firstReason(answers: Answers): string | undefined {
	const reasons = decodeReasons(answers.get('queryReasons') ?? {});
	const parents = new Set(reasons.map(({ parentIdentifier }) => parentIdentifier));
	const leaf = reasons.find(
		({ active, identifier }) => active === true && !parents.has(identifier),
	);
	return leaf?.identifier;
}

/** Submits and revokes. Whatever Feishu answers, it does not throw once the submit has been sent. */
export async function tryOut(
	session: Session,
	wish: Wish,
	reason: string,
	listener: Pick<Listener, 'expect'>,
): Promise<Trial> {
	const { terms } = checkTerms({
		userIdType: ID_TYPE,
		timeZone: 'UTC',
		offboardingMode: 'direct',
		offboardingDate: wish.date,
		offboardingReason: reason,
		customFields: [],
	});
	const submit = await session.send(submitOffboarding(ID_TYPE, wish.employeeId, terms));
	const createdAheadMs = aheadOf(session, submit);
	if (submit.class !== 'done' && submit.class !== 'unknownOutcome') {
		return { submit, revoke: undefined, end: 'refused', createdAheadMs };
	}
	const offboardingId =
		textAt(submit.envelope?.data, 'offboarding_id') ?? (await lookFor(session, wish));
	if (offboardingId === undefined) {
		return { submit, revoke: undefined, end: 'unknown', createdAheadMs };
	}
	listener.expect(offboardingId);
	return { submit, createdAheadMs, offboardingId, ...(await revokeIt(session, offboardingId)) };
}

function aheadOf({ clock }: Session, { envelope }: Heard): number | undefined {
	const created = readAsUtc(textAt(envelope?.data, 'created_time'));
	return created === undefined ? undefined : created - clock.now();
}

/** Nobody knows whether it was made. There was none before, so an open one for that day is it. */
async function lookFor(session: Session, wish: Wish): Promise<string | undefined> {
	for (const waitMs of LOOKS_MS) {
		await session.clock.sleep(waitMs);
		const records = (await openRecords(session, wish)) ?? [];
		const ours = records.find(({ offboardingDate }) => offboardingDate === wish.date);
		if (ours !== undefined && ours.offboardingId !== '') return ours.offboardingId;
	}
	return undefined;
}

async function openRecords(session: Session, { employeeId }: Wish) {
	const heard = await session.send(
		searchOffboardings({ employmentIds: [employeeId], statuses: openStatuses }, undefined, {
			userIdType: ID_TYPE,
		}),
	);
	return heard.class === 'done' ? decodeOffboardings(heard.envelope?.data) : undefined;
}
