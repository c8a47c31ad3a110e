import type { AppIdentity } from '../../nodes/FeishuOffboarding/platform/appIdentity';
import type { ShowName } from '../form/names';
import type { Answers } from '../reads/known';
import type { Terminal } from '../terminal';
import { factsOf } from '../wire/facts';
import type { Session } from '../wire/session';
import { alarm } from './alarm';
import { forecastsFor } from './forecast';
import { listen, type Listener } from './listen';
import type { Forecast, TrialResult } from './result';
import { prepare, tryOut, type Trial } from './trial';
import { untilRevoked } from './untilRevoked';
import type { Wish } from './wish';

/** What was done, and what came of it, before names are chosen that may be shown. */
export interface TrialCourse {
	readonly trial: Trial;
	readonly forecasts: readonly Forecast[];
	readonly listener: Pick<Listener, 'events' | 'trouble'>;
	/** What has to be done by hand, for the terminal only; undefined where nothing is left. */
	readonly left: string | undefined;
}

/** Events come a few seconds after what they tell of. */
const EVENTS_MS = 20_000;

const STOPPED = 'The report was stopped before events could come.';

/** One submit and its revoke, after the employee ID was typed again. Throws Problem while nothing has been sent. */
export async function runTrial(
	session: Session,
	app: AppIdentity,
	wish: Wish,
	answers: Answers,
	terminal: Terminal,
): Promise<TrialCourse> {
	const reason = await prepare(session, wish, answers, terminal);
	const forecasts = await forecastsFor(session, wish);
	const listener = await listen(app, wish.employeeId, answers.get('countConnections'));
	try {
		const run = (expecting: Pick<Listener, 'expect'>) => tryOut(session, wish, reason, expecting);
		const { isStopped, trial } = await untilRevoked(run, wish, listener, terminal);
		const left = leftBy(trial, wish);
		if (left !== undefined) terminal.say(left);
		const trouble = listener.trouble || (isStopped ? STOPPED : '');
		if (trouble === '' && trial.end !== 'refused') await session.clock.sleep(EVENTS_MS);
		return { trial, left, forecasts, listener: { events: [...listener.events], trouble } };
	} finally {
		listener.close();
	}
}

const leftBy = (trial: Trial, wish: Wish): string | undefined =>
	trial.end === 'open' || trial.end === 'unknown' ? alarm(trial, wish) : undefined;

/** What came of it, for the report, where no value may stand. */
export function resultOf(
	{ forecasts, listener, trial }: TrialCourse,
	showName: ShowName,
): TrialResult {
	const none = 'No event came.';
	return {
		forecasts,
		submit: factsOf(trial.submit),
		createdAheadMs: trial.createdAheadMs,
		revoke: trial.revoke && factsOf(trial.revoke),
		end: trial.end,
		events: listener.events.map(({ type, updatedFields }) => ({
			type,
			updatedFields: updatedFields?.map((name) => showName(name, true)),
		})),
		whyNoEvents: listener.trouble || none,
	};
}
