import type { RateLimit } from '../test/emulator/gateway/limiter';
import { revoke } from '../test/emulator/routes/revoke';
import { submitV2 } from '../test/emulator/routes/submitV2';

/** What is done to one row: its offboarding is revoked, or its person's offboarding submitted. */
export type Operation = 'revoke' | 'submit';

const routes = { revoke, submit: submitV2 } as const;

export const pathOf = (operation: Operation): string => routes[operation].path;

export function limitOf(operation: Operation): RateLimit {
	const [limit] = routes[operation].limits;
	if (limit === undefined) throw new Error(`There is no limit for ${operation}`);
	return limit;
}

/** Far enough off that no record takes effect while it is measured. */
export const OFFBOARDING_DATE = '2099-12-31';
export const OFFBOARDING_REASON = 'voluntary';
export const USER_ID_TYPE = 'people_corehr_id';

/** The body of the call for one row, as Feishu's pages have it. */
export function bodyFor(operation: Operation, id: string) {
	return operation === 'revoke' ? revokeBody(id) : submitBody(id);
}

export const revokeBody = (offboardingId: string) => ({ offboarding_id: offboardingId });

export const submitBody = (employmentId: string) => ({
	offboarding_mode: 1,
	employment_id: employmentId,
	offboarding_date: OFFBOARDING_DATE,
	offboarding_reason_unique_identifier: OFFBOARDING_REASON,
});

const isOperation = (value: unknown): value is Operation =>
	value === 'revoke' || value === 'submit';

export function operationIn(value: unknown): Operation {
	if (isOperation(value)) return value;
	throw new Error(`${String(value)} is not an operation`);
}
