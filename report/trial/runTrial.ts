import type { AppIdentity } from '../../nodes/FeishuOffboarding/platform/appIdentity';
import type { ShowName } from '../form/names';
import type { Answers } from '../reads/known';
import type { Terminal } from '../terminal';
import { factsOf } from '../wire/facts';
import type { Session } from '../wire/session';
import { forecastsFor } from './forecast';
import { listen, type Listener } from './listen';
import type { Forecast, TrialResult } from './result';
import { prepare, tryOut, type Trial } from './trial';
import type { Wish } from './wish';

/** What was done, and what came of it, before names are chosen that may be shown. */
export interface TrialCourse {
	readonly trial: Trial;
	readonly forecasts: readonly Forecast[];
	readonly listener: Pick<Listener, 'events' | 'trouble'>;
}

/** Events come a few seconds after what they tell of. */
const EVENTS_MS = 20_000;

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
		const trial = await tryOut(session, wish, reason, listener);
		if (trial.end === 'open' || trial.end === 'unknown') terminal.say(alarm(trial, wish));
		if (listener.trouble === '' && trial.end !== 'refused') await session.clock.sleep(EVENTS_MS);
		const { events, trouble } = listener;
		return { trial, forecasts, listener: { events: [...events], trouble } };
	} finally {
		listener.close();
	}
}

/** What has to be done by hand. Only the terminal sees it: it holds IDs. */
function alarm({ end, offboardingId }: Trial, { date, employeeId }: Wish): string {
	const what =
		end === 'open'
			? `THE OFFBOARDING ${offboardingId ?? ''} IS STILL OPEN: Feishu did not revoke it.`
			: 'NOBODY KNOWS WHETHER THE OFFBOARDING WAS MADE.';
	return [
		'',
		'!'.repeat(80),
		what,
		`Look for ${employeeId} in People admin > Offboarding management (离职管理), and revoke (撤销) what is there for ${date}.`,
		`Otherwise the employee leaves on ${date}.`,
		'!'.repeat(80),
		'',
	].join('\n');
}

/** The same for the report, where no value may stand. */
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
