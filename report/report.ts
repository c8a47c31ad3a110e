import packageJson from '../package.json';
import type { AppIdentity } from '../nodes/FeishuOffboarding/platform/appIdentity';
import { answersPart } from './document/answers';
import { bullets, paragraphs } from './document/markdown';
import { questionsPart } from './document/questionsPart';
import { trialPart } from './document/trialPart';
import { namesBeside, nameWordsIn, textsIn, type ShowName } from './form/names';
import { probeFields } from './probes/fields';
import { probeProcesses } from './probes/processes';
import { probeRefusals } from './probes/refusals';
import { probeTimes } from './probes/times';
import { Problem } from './problem';
import type { Evidence } from './questions/question';
import { documented } from './reads/documented';
import type { Answers } from './reads/known';
import { runReads } from './reads/runReads';
import type { Terminal } from './terminal';
import { resultOf, runTrial } from './trial/runTrial';
import type { Wish } from './trial/wish';
import { factsOf } from './wire/facts';
import { Session, type Clock, type Heard } from './wire/session';

export interface ReportSettings {
	readonly app: AppIdentity;
	/** As the credential calls it; the address of a custom one may name the company. */
	readonly region: string;
	/** Undefined where nothing may be changed. */
	readonly wish: Wish | undefined;
}

export interface TenantReport {
	readonly markdown: string;
	/** What somebody has to do by hand, with IDs; undefined where no offboarding may be left. */
	readonly left: string | undefined;
}

/** Calls all that only reads, submits and revokes where it is wanted, and gives the report. */
export async function tenantReport(
	settings: ReportSettings,
	clock: Clock,
	terminal: Terminal,
): Promise<TenantReport> {
	const { app, region, wish } = settings;
	const session = new Session(app, clock);
	const signIn = await signedIn(session);
	const { answers, outcomes } = await runReads(session);
	const evidence = await gather(session, region, answers);
	const course = wish && (await runTrial(session, app, wish, answers, terminal));
	const showName = namesOf(session, settings);
	const trial = course && resultOf(course, showName);
	const parts = [
		...head(region, clock),
		...(course === undefined ? [] : trialPart(course, showName)),
		...answersPart(signIn, outcomes, showName),
		...questionsPart({ ...evidence, trial }),
	];
	return {
		markdown: `${paragraphs(parts)}\n`,
		left: course?.left,
	};
}

async function signedIn(session: Session): Promise<Heard> {
	const signIn = await session.signIn();
	if (session.isSignedIn) return signIn;
	const { code, logId, status } = factsOf(signIn);
	throw new Problem(
		`Feishu gave no token (HTTP ${status}, code ${code}, log ID ${logId}). Check App ID, App Secret and region.`,
	);
}

/** Asks what the pages leave open. */
async function gather(session: Session, region: string, answers: Answers): Promise<Evidence> {
	const processes = await probeProcesses(session, answers);
	const foundAt = await probeTimes(session, answers);
	const knownCodes = await probeFields(session);
	await probeRefusals(session);
	return { region, answers, heard: session.heard, processes, foundAt, knownCodes };
}

/** A name is a value where any answer, or whoever started the report, has it for one. */
function namesOf({ heard }: Session, { app, wish }: ReportSettings): ShowName {
	const bodies = heard.map(({ exchange }) =>
		exchange.kind === 'answer' ? exchange.body : undefined,
	);
	const pages = Object.values(documented).map(({ response }) => response);
	return namesBeside(textsIn([...bodies, app, wish]), nameWordsIn(pages));
}

const head = (region: string, clock: Clock): string[] => [
	'# Tenant report',
	"What Feishu's answers look like, beside what its pages say. It holds names of fields, kinds of values, codes and log IDs, and no value of a person.",
	bullets([
		`${packageJson.name} ${packageJson.version}, Node.js ${process.versions.node}`,
		`Region: ${region}`,
		`Day: ${new Date(clock.now()).toISOString().slice(0, 10)}`,
	]),
];
