import type { UserIdType } from '../../../domain/employee/ids';
import { contracts } from '../../../domain/employment/contracts';
import { jobChanges } from '../../../domain/employment/jobChanges';
import { probations } from '../../../domain/employment/probations';
import type { EmploymentSource, Finding } from '../../../domain/employment/source';
import { textAt } from '../../../platform/json';
import { allItems } from '../../../transport/reads/pages';
import { aboutPeople, type Known } from '../../employee/aboutPeople';
import type { EmployeeLookup } from '../../employee/employmentId';
import { whileGranted } from '../../items/whileGranted';
import type { Run } from '../../task';
import { asWarning, failed, passed, settle, type Check } from './check';
import type { SubmitForm } from './form';

/** What Feishu knows of the employment of the item's employee, as warnings; none without a date to leave on. */
export type EmploymentChecks = (itemIndex: number) => Promise<Check[]>;

/** Somebody who is to leave on a date. */
interface Leaver {
	readonly userIdType: UserIdType;
	/** Of that type. */
	readonly employmentId: string;
	/** YYYY-MM-DD */
	readonly date: string;
}

/** Undefined for an item that asks for nothing of the kind. */
type LeaverOf = (itemIndex: number) => Promise<Leaver | undefined>;

export function employmentChecks(
	run: Run,
	formOf: (itemIndex: number) => Promise<SubmitForm>,
	lookup: EmployeeLookup,
): EmploymentChecks {
	const leaverOf: LeaverOf = async (itemIndex) => {
		const { terms, userIdType, validateOnly } = await formOf(itemIndex);
		const date = textAt(terms, 'offboarding_date');
		if (!validateOnly || date === undefined) return undefined;
		return { userIdType, date, employmentId: await lookup(itemIndex) };
	};
	const checks = [
		checkAgainst(run, leaverOf, contracts),
		checkAgainst(run, leaverOf, jobChanges),
		checkAgainst(run, leaverOf, probations),
	];
	return async (itemIndex) => {
		const leaver = await leaverOf(itemIndex);
		if (leaver === undefined) return [];
		return await Promise.all(checks.map(async (check) => await check(itemIndex, leaver)));
	};
}

/** Asks for as many neighbours at once as the source takes, and no more where the app lacks its scope. */
function checkAgainst<Fact extends Known>(
	run: Run,
	leaverOf: LeaverOf,
	source: EmploymentSource<Fact>,
): (itemIndex: number, leaver: Leaver) => Promise<Check> {
	const dates = new Map<string, string>();
	const facts = aboutPeople(
		run,
		source.peoplePerSearch,
		async (itemIndex) => {
			const leaver = await leaverOf(itemIndex);
			if (leaver === undefined) return undefined;
			const { date, employmentId, userIdType } = leaver;
			dates.set(employmentId, earliest([date, dates.get(employmentId) ?? date]));
			return { question: employmentId, way: userIdType };
		},
		whileGranted(
			async (itemIndex) => {
				const { sharing } = await run.client(itemIndex);
				return `${(await leaverOf(itemIndex))?.userIdType ?? ''} ${sharing}`;
			},
			async (employmentIds, itemIndex) => {
				const leaver = await leaverOf(itemIndex);
				if (leaver === undefined) return [];
				const earliestDate = earliest(employmentIds.map((id) => dates.get(id) ?? leaver.date));
				const wanted = { userIdType: leaver.userIdType, employmentIds, earliestDate };
				const client = await run.client(itemIndex);
				const items = await allItems(client, (token) => source.search(wanted, token));
				return source.decode({ items });
			},
		),
	);
	return async (itemIndex, { date, employmentId }) => {
		const found = await settle(source.name, async () => await facts(itemIndex, employmentId));
		if ('check' in found) return asWarning(failed(source.name, `Unknown. ${found.message}`));
		return asCheck(source.name, source.judge(found.value, date));
	};
}

const earliest = (dates: readonly string[]): string => [...dates].sort()[0] ?? '';

function asCheck(name: string, { message, verdict }: Finding): Check {
	if (verdict === 'clear') return asWarning(passed(name, message));
	return asWarning(failed(name, verdict === 'unknown' ? `Unknown. ${message}` : message));
}
