import { InvalidInput } from '../../platform/invalidInput';
import { toCalendarDate } from '../dates/calendarDate';
import { toPersonId, type UserIdType } from '../employee/ids';
import { toInstant } from '../dates/instant';
import { toEntry, toList } from '../input/list';
import { statusNames } from './status';
import type { DateRange, OffboardingFilter, TimeRange } from './search';
import { ifAdded, isGiven, toChoices } from '../input/values';

/** What the user filters by, as read: checked here and nowhere else. */
export interface FilterInput {
	readonly userIdType: UserIdType;
	/** IANA name: the zone in which a wall clock time is a moment. */
	readonly timeZone: string;
	readonly nowMs: number;
	readonly filters: Readonly<Record<string, unknown>>;
}

const ENTRIES_MAX = 100;

/** The other end of a range that has one only. No application is older than CoreHR, nor made after tomorrow. */
const EARLIEST_MS = Date.UTC(2010, 0, 1);
const DAY_MS = 24 * 60 * 60_000;
/** Feishu's own first and last date. */
const EARLIEST_DATE = '1900-01-01';
const LATEST_DATE = '9999-12-31';

/** Throws InvalidInput for the first filter that cannot be sent. */
export function toOffboardingFilter(input: FilterInput): OffboardingFilter {
	const { filters, userIdType } = input;
	const list = (value: unknown, parameter: string): string[] | undefined =>
		toList(value, parameter, ENTRIES_MAX, (entry) => toEntry(entry, parameter));
	return {
		employmentIds: toList(filters.employeeIds, 'Employee IDs', ENTRIES_MAX, (entry) =>
			toPersonId(entry, 'Employee IDs', userIdType),
		),
		statuses: toStatuses(filters),
		reasons: list(filters.reasons, 'Reason Names or IDs'),
		employeeReasons: list(filters.employeeReasons, 'Employee Reason Names or IDs'),
		initiated: toTimeRange(input, 'initiated', 'Started'),
		finished: toTimeRange(input, 'finished', 'Decided'),
		expectedDate: toDateRange(input, 'expectedDate', 'Expected'),
		offboardingDate: toDateRange(input, 'offboardingDate', 'Offboarding Date'),
	};
}

/** All of them where none is chosen. */
function toStatuses(filters: FilterInput['filters']): string[] | undefined {
	const chosen = ifAdded(filters, 'statuses', (value) => toChoices(value, 'Statuses', statusNames));
	return chosen?.length === 0 ? undefined : chosen;
}

/** An end that is missing is filled in, because Feishu refuses half a range. */
function toTimeRange(
	{ filters, nowMs, timeZone }: FilterInput,
	name: string,
	title: string,
): TimeRange | undefined {
	const at = (end: 'From' | 'To', otherwise: number): number => {
		const value = filters[`${name}${end}`];
		if (!isGiven(value)) return otherwise;
		return toInstant(value, `${title} ${end}`, timeZone, end === 'From' ? 'from' : 'to');
	};
	if (!isAnyGiven(filters, name)) return undefined;
	const fromMs = at('From', EARLIEST_MS);
	const toMs = at('To', Math.max(fromMs, nowMs + DAY_MS));
	if (fromMs > toMs) throw wrongOrder(title);
	return { fromMs, toMs };
}

function toDateRange(
	{ filters, timeZone }: FilterInput,
	name: string,
	title: string,
): DateRange | undefined {
	const at = (end: 'From' | 'To', otherwise: string): string => {
		const value = filters[`${name}${end}`];
		return isGiven(value) ? toCalendarDate(value, `${title} ${end}`, timeZone) : otherwise;
	};
	if (!isAnyGiven(filters, name)) return undefined;
	const range = { from: at('From', EARLIEST_DATE), to: at('To', LATEST_DATE) };
	if (range.from > range.to) throw wrongOrder(title);
	return range;
}

const isAnyGiven = (filters: Readonly<Record<string, unknown>>, name: string): boolean =>
	isGiven(filters[`${name}From`]) || isGiven(filters[`${name}To`]);

const wrongOrder = (title: string): InvalidInput =>
	new InvalidInput(`${title} From`, `lies after '${title} To'`, 'Swap the two dates.');
