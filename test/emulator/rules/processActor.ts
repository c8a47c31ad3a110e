import type { Person } from '../tenant/person';
import { hrPartner } from '../tenant/approvals';
import type { ApprovalProcess } from '../tenant/process';
import { flagAt, textAt } from '../json';
import type { Call } from '../gateway/route';
import { userIdTypeOf } from '../tenant/userIds';

/** In whose name a process is changed: the system's, somebody's, or nobody's that the tenant knows. */
export type Actor = 'system' | 'unknown' | Person;

/** `as` are the fields of the body that say so. */
export function actorOf(
	call: Call,
	as: { readonly person: string; readonly system: string },
): Actor {
	if (flagAt(call.body, as.system) === true) return 'system';
	const id = textAt(call.body, as.person) ?? '';
	return call.sandbox.tenant.person(userIdTypeOf(call, 'open_id'), id) ?? 'unknown';
}

/** The people department stands for the administrators of processes. */
export const isAdministrator = (call: Call, { record }: ApprovalProcess, actor: Actor): boolean =>
	actor === hrPartner(call.sandbox.tenant, record.employmentId);

/** people_corehr_id; empty for the system. */
export const operatorOf = (actor: Actor): string =>
	typeof actor === 'string' ? '' : actor.employmentId;
