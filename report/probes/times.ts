import { decodeOffboardings } from '../../nodes/FeishuOffboarding/domain/offboarding/record';
import { searchOffboardings } from '../../nodes/FeishuOffboarding/domain/offboarding/search';
import { listAt } from '../../nodes/FeishuOffboarding/platform/json';
import type { Answers } from '../reads/known';
import { ID_TYPE } from '../reads/reads';
import type { Session } from '../wire/session';

const HOUR_MS = 3_600_000;

/** Hours ahead of UTC in which the search finds an offboarding by the time that it shows of it. */
export interface FoundAt {
	readonly hours: number;
	readonly isFound: boolean;
}

/** The zones that are likely: the one that other pages name, and none. */
const HOURS = [8, 0] as const;

/** Asks for one offboarding within the second that it shows, read in each zone. */
export async function probeTimes(session: Session, answers: Answers): Promise<FoundAt[]> {
	const [record] = decodeOffboardings(answers.get('search')).filter(
		({ employmentId, initiatingTime }) =>
			employmentId !== '' && readAsUtc(initiatingTime) !== undefined,
	);
	const readMs = readAsUtc(record?.initiatingTime);
	if (record === undefined || readMs === undefined) return [];
	const found: FoundAt[] = [];
	for (const hours of HOURS) {
		const atMs = readMs - hours * HOUR_MS;
		const heard = await session.send(
			searchOffboardings(
				{ employmentIds: [record.employmentId], initiated: { fromMs: atMs, toMs: atMs } },
				undefined,
				{ pageSize: 1, userIdType: ID_TYPE },
			),
		);
		if (heard.class !== 'done') continue;
		found.push({ hours, isFound: listAt(heard.envelope?.data, 'items').length > 0 });
	}
	return found;
}

/** `YYYY-MM-DD HH:mm:ss` as if it were UTC, milliseconds since the epoch. */
export function readAsUtc(text: string | undefined): number | undefined {
	if (text === undefined || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
	const atMs = Date.parse(`${text.replace(' ', 'T')}Z`);
	return Number.isNaN(atMs) ? undefined : atMs;
}
