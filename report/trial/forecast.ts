import { contracts } from '../../nodes/FeishuOffboarding/domain/employment/contracts';
import { jobChanges } from '../../nodes/FeishuOffboarding/domain/employment/jobChanges';
import { probations } from '../../nodes/FeishuOffboarding/domain/employment/probations';
import type { EmploymentSource } from '../../nodes/FeishuOffboarding/domain/employment/source';
import { ID_TYPE } from '../reads/reads';
import type { Session } from '../wire/session';
import type { Forecast } from './result';
import type { Wish } from './wish';

/** What Validate Only would say of the employee's other records. */
export async function forecastsFor(session: Session, wish: Wish): Promise<Forecast[]> {
	return [
		await forecast(session, wish, contracts),
		await forecast(session, wish, jobChanges),
		await forecast(session, wish, probations),
	];
}

async function forecast<Fact extends { readonly employmentId: string }>(
	session: Session,
	{ date, employeeId }: Wish,
	source: EmploymentSource<Fact>,
): Promise<Forecast> {
	const people = { userIdType: ID_TYPE, employmentIds: [employeeId], earliestDate: date } as const;
	const heard = await session.send(source.search(people, undefined));
	if (heard.class !== 'done') return { source: source.name, verdict: 'not readable' };
	const { verdict } = source.judge(source.decode(heard.envelope?.data), date);
	return { source: source.name, verdict };
}
