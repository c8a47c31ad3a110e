import { toCalendarDate } from '../../nodes/FeishuOffboarding/domain/dates/calendarDate';
import { toPersonId } from '../../nodes/FeishuOffboarding/domain/employee/ids';
import { Problem } from '../problem';
import { ID_TYPE } from '../reads/reads';

/** A submit that is to be tried and revoked. */
export interface Wish {
	/** The CoreHR employment ID. */
	readonly employeeId: string;
	/** YYYY-MM-DD */
	readonly date: string;
	/** The identifier of a reason; the first that is active unless given. */
	readonly reason: string | undefined;
}

const DAY_MS = 86_400_000;

/** In no time zone has such a day come before the offboarding is revoked. */
const DAYS_AHEAD = 3;

/** Throws before anything is sent: an offboarding whose day has come cannot be revoked any more. */
export function toWish(
	given: { readonly write: string; readonly date: string | undefined; readonly reason?: string },
	nowMs: number,
): Wish {
	if (given.date === undefined) throw new Problem('--write takes --date YYYY-MM-DD as well.');
	const employeeId = toPersonId(given.write, '--write', ID_TYPE);
	const date = toCalendarDate(given.date, '--date', 'UTC');
	const earliest = new Date(nowMs + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
	if (date < earliest) {
		throw new Problem(
			`--date is ${date}. Give ${earliest} or later: an offboarding whose day has come cannot be revoked.`,
		);
	}
	return { employeeId, date, reason: given.reason };
}
