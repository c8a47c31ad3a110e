import packageJson from '../package.json';
import type { AppIdentity } from '../nodes/FeishuOffboarding/platform/appIdentity';
import { answersPart } from './document/answers';
import { bullets, paragraphs } from './document/markdown';
import { questionsPart } from './document/questionsPart';
import { namesBeside, textsIn } from './form/names';
import { probeFields } from './probes/fields';
import { probeProcesses } from './probes/processes';
import { probeRefusals } from './probes/refusals';
import { probeTimes } from './probes/times';
import type { Evidence } from './questions/question';
import type { Answers } from './reads/known';
import { runReads } from './reads/runReads';
import { factsOf } from './wire/facts';
import { Session, type Clock } from './wire/session';

export interface ReportSettings {
	readonly app: AppIdentity;
	/** As the credential calls it; the address of a custom one may name the company. */
	readonly region: string;
}

/** Feishu gave no token, so nothing can be asked. */
export class NotSignedIn extends Error {
	override readonly name = 'NotSignedIn';
}

/** Calls all that only reads, and gives the report as Markdown. */
export async function tenantReport(settings: ReportSettings, clock: Clock): Promise<string> {
	const session = new Session(settings.app, clock);
	const signIn = factsOf(await session.signIn());
	if (!session.isSignedIn) {
		throw new NotSignedIn(
			`Feishu gave no token (HTTP ${signIn.status}, code ${signIn.code}, log ID ${signIn.logId}). Check App ID, App Secret and region.`,
		);
	}
	const { answers, outcomes } = await runReads(session);
	const evidence = await gather(session, settings.region, answers);
	const bodies = session.heard.map(({ exchange }) =>
		exchange.kind === 'answer' ? exchange.body : undefined,
	);
	const showName = namesBeside(textsIn(bodies));
	return `${paragraphs([
		...head(settings, clock),
		...answersPart(outcomes, showName),
		...questionsPart(evidence),
	])}\n`;
}

/** Asks what the pages leave open. */
async function gather(session: Session, region: string, answers: Answers): Promise<Evidence> {
	const processes = await probeProcesses(session, answers);
	const foundAt = await probeTimes(session, answers);
	const knownCodes = await probeFields(session);
	await probeRefusals(session);
	return { region, answers, heard: session.heard, processes, foundAt, knownCodes };
}

const head = ({ region }: ReportSettings, clock: Clock): string[] => [
	'# Tenant report',
	`What Feishu's answers look like, beside what its pages say. It holds names of fields, kinds of values, codes and log IDs, and no value of a person.`,
	bullets([
		`${packageJson.name} ${packageJson.version}, Node.js ${process.versions.node}`,
		`Region: ${region}`,
		`Day: ${new Date(clock.now()).toISOString().slice(0, 10)}`,
	]),
];
