import { Random } from './random';
import { submitItem, revokeItem, type RevokeItem, type SubmitItem } from './items';

export const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

export type OnError = 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
export type ProcessName = 'A' | 'B';

interface RunBase {
	readonly name: string;
	readonly process: ProcessName;
	/** Milliseconds after the beginning, as all times of a scenario. */
	readonly startMs: number;
	readonly onError: OnError;
	readonly userIdType: 'people_corehr_id' | 'open_id';
	readonly cancelMs: number | undefined;
}

interface SubmitRun extends RunBase {
	readonly operation: 'submit';
	readonly items: readonly SubmitItem[];
}

interface RevokeRun extends RunBase {
	readonly operation: 'revoke';
	readonly items: readonly RevokeItem[];
}

export type Run = SubmitRun | RevokeRun;

interface Kill {
	readonly process: ProcessName;
	readonly atMs: number;
	readonly restartMs: number;
	/** Whether whoever started the killed runs starts them once more. */
	readonly again: boolean;
}

/** What others do by themselves, whatever our items do. */
export interface Disturbance {
	readonly atMs: number;
	readonly employeeNumber: string;
	readonly what: 'withdraw' | 'reject' | 'approve' | 'submit';
}

export interface Scenario {
	readonly seed: number;
	/** How long search does not show what has changed. */
	readonly lagMs: number;
	readonly runs: readonly Run[];
	readonly kill: Kill | undefined;
	readonly disturbances: readonly Disturbance[];
	/** How often others react to a record that has just been made, and to a submit that arrives. */
	readonly reactions: number;
	/** How often something goes wrong with a call. */
	readonly faults: number;
	/** The source of what is decided on the way. */
	readonly random: Random;
}

/** The cast: ordinary people, and three whose offboarding is under way, waits for its date, or was approved. */
const PEOPLE = ['E0001', 'E0002', 'E0003', 'E0004', 'E0055', 'E0056', 'E0058'] as const;

const TWIN_TERMS = {
	block: false,
	date: '2030-03-31',
	explanation: 'entered twice',
	mode: 'direct',
	reason: 'voluntary',
} as const;

const lagMs = (random: Random): number =>
	random.weighted([
		[3, 0],
		[4, random.between(0, 5 * SECOND_MS)],
		[3, random.between(5 * SECOND_MS, MINUTE_MS)],
		[2, random.between(MINUTE_MS, 10 * MINUTE_MS)],
	]);

const startMs = (random: Random): number =>
	random.weighted([
		[4, random.between(0, 2 * SECOND_MS)],
		[3, random.between(0, MINUTE_MS)],
		[1, random.between(0, 10 * MINUTE_MS)],
	]);

/** Rows that are the same to the letter, as of a file that somebody imports twice. */
const asTwins = (items: readonly SubmitItem[]): SubmitItem[] =>
	items.map((item) => ({ ...item, ...TWIN_TERMS }));

/** When a run starts, and when somebody cancels it. Twins are there at once. */
const timesOf = (random: Random, areTwins: boolean): Pick<RunBase, 'startMs' | 'cancelMs'> =>
	areTwins
		? {
				startMs: random.between(0, 2 * SECOND_MS),
				cancelMs: random.chance(0.3) ? random.between(0, 4 * SECOND_MS) : undefined,
			}
		: {
				startMs: startMs(random),
				cancelMs: random.chance(0.12) ? random.between(0, 90 * SECOND_MS) : undefined,
			};

function run(
	random: Random,
	index: number,
	people: readonly [string, ...string[]],
	areTwins: boolean,
): Run {
	const count = random.between(1, 4);
	const process = random.weighted<ProcessName>([
		[2, 'A'],
		[areTwins ? 0 : 1, 'B'],
	]);
	const base: RunBase = {
		name: `r${index + 1}`,
		process,
		...timesOf(random, areTwins),
		onError: random.pick<OnError>(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']),
		userIdType: random.weighted([
			[9, 'people_corehr_id'],
			[1, 'open_id'],
		]),
	};
	const many = <T>(make: () => T): T[] => Array.from({ length: count }, make);
	const rows = () => many(() => submitItem(random, people, process));
	if (areTwins) return { ...base, operation: 'submit', items: asTwins(rows()) };
	return random.chance(0.75)
		? { ...base, operation: 'submit', items: rows() }
		: { ...base, operation: 'revoke', items: many(() => revokeItem(random, people)) };
}

function kill(random: Random): Kill | undefined {
	if (!random.chance(0.2)) return undefined;
	const atMs = random.between(SECOND_MS / 10, MINUTE_MS);
	return {
		process: random.pick<ProcessName>(['A', 'B']),
		atMs,
		// What a killed process had sent has arrived by then.
		restartMs: atMs + random.between(10 * SECOND_MS, MINUTE_MS),
		again: random.chance(0.7),
	};
}

const disturbance = (random: Random, people: readonly [string, ...string[]]): Disturbance => ({
	atMs: random.between(0, 2 * MINUTE_MS),
	employeeNumber: random.pick(people),
	what: random.pick<Disturbance['what']>(['withdraw', 'reject', 'approve', 'submit']),
});

/** Everything that happens by plan, of a seed. */
export function scenarioOf(seed: number): Scenario {
	const random = new Random(seed);
	const people: [string, ...string[]] = [random.pick(PEOPLE)];
	const areTwins = random.chance(0.2);
	for (let more = areTwins ? 0 : random.between(0, 2); more > 0; more--) {
		people.push(random.pick(PEOPLE));
	}
	return {
		seed,
		lagMs: lagMs(random),
		runs: Array.from({ length: random.between(1, 3) }, (_none, index) =>
			run(random, index, people, areTwins),
		),
		kill: kill(random),
		disturbances: Array.from(
			{
				length: random.weighted([
					[3, 0],
					[2, 1],
					[1, 2],
				]),
			},
			() => disturbance(random, people),
		),
		reactions: random.pick([0, 0.1, 0.4]),
		faults: random.pick(areTwins ? [0.3, 0.5] : [0, 0.1, 0.3, 0.5]),
		random: random.fork(),
	};
}
