import { revokeOffboarding } from '../../nodes/FeishuOffboarding/domain/offboarding/revoke';
import { InvalidInput } from '../../nodes/FeishuOffboarding/platform/invalidInput';
import { asError } from '../../nodes/FeishuOffboarding/platform/asError';
import { ID_TYPE } from '../reads/reads';
import type { Heard, Session } from '../wire/session';

const WAITS_MS = [2_000, 5_000, 15_000] as const;

/** Revokes, and tries again as long as it is not known to be done: a second revoke says that it was withdrawn. */
export async function revokeIt(
	session: Session,
	offboardingId: string,
): Promise<{ readonly revoke: Heard | undefined; readonly end: 'revoked' | 'open' }> {
	let revoke = await send(session, offboardingId);
	for (const waitMs of WAITS_MS) {
		if (revoke === undefined || isRevoked(revoke) || revoke.class === 'refused') break;
		await session.clock.sleep(waitMs);
		revoke = await send(session, offboardingId);
	}
	return { revoke, end: revoke !== undefined && isRevoked(revoke) ? 'revoked' : 'open' };
}

async function send(session: Session, offboardingId: string): Promise<Heard | undefined> {
	try {
		return await session.send(revokeOffboarding({ userIdType: ID_TYPE, offboardingId }));
	} catch (error: unknown) {
		// An ID that is none: there is nothing to revoke it by.
		if (error instanceof InvalidInput) return undefined;
		throw asError(error);
	}
}

const isRevoked = ({ class: answerClass, envelope, request }: Heard): boolean =>
	answerClass === 'done' ||
	request.endpoint.refusals[envelope?.code ?? 0]?.means === 'alreadyRevoked';
