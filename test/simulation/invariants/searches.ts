import type { History, SentCall, StartedRun } from '../history/history';
import { SECOND_MS } from '../plan/scenario';
import { LONGEST_RESET_SECONDS } from '../world/faults';

const THROTTLED = 99991400;

export const isAbout = ({ employment_ids: ids }: SentCall['body'], person: unknown): boolean =>
	Array.isArray(ids) && ids.includes(person);

/** Whether the call keeps searches of its process from leaving. */
export const holdsBack = ({ heardCode, route }: SentCall): boolean =>
	route === 'search' ? heardCode === THROTTLED : route === 'tenantAccessToken' && heardCode !== 0;

/** Whether that call was a search that failed, or the process was held back from another search after it. */
export const isHeldBackAfter = (
	history: History,
	run: StartedRun,
	call: SentCall | undefined,
): boolean =>
	(call?.route === 'search' && call.heardCode !== 0) ||
	history.calls
		.filter(({ instance }) => instance === run.instance)
		.filter(({ atMs, order, heardCode }) =>
			heardCode === THROTTLED
				? atMs + LONGEST_RESET_SECONDS * SECOND_MS > (call?.atMs ?? 0)
				: order > (call?.order ?? 0),
		)
		.some(holdsBack);
