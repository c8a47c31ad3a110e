import type { Contender } from './contenders/contender';
import { httpRequestNode, withN8n } from './contenders/httpRequest';
import { parallelSdk, sequentialSdk } from './contenders/officialSdk';
import { ourNode, ourNodeByEmployee, ourNodeIn } from './contenders/ourNode';
import { measureLoad } from './measures/load';
import { measureOverhead } from './measures/overhead';
import { measureReading } from './measures/reading';
import { measureThroughput, type Task } from './measures/throughput';
import type { Plan } from './plan';
import type { Results } from './results';

export const sectionNames = [
	'node',
	'employee',
	'sdk',
	'http',
	'sharing',
	'overhead',
	'reading',
	'load',
] as const;
export type SectionName = (typeof sectionNames)[number];

type Section = (plan: Plan, results: Results) => Promise<void>;

const sections: Record<SectionName, Section> = {
	node: async (plan, { throughput }) => await compete([ourNode], plan, throughput),
	employee: async ({ revokesByEmployee }, { throughput }) => {
		for (const rows of revokesByEmployee) {
			const task = { operation: 'revoke', rows } as const;
			throughput.push(await measureThroughput(ourNodeByEmployee, task));
		}
	},
	sdk: async (plan, { throughput }) =>
		await compete([sequentialSdk, parallelSdk], plan, throughput),
	http: async (plan, { throughput }) =>
		await withN8n(async (home) => {
			const contenders = [httpRequestNode(home, false), httpRequestNode(home, true)];
			await compete(contenders, plan, throughput);
		}),
	sharing: async ({ sharing: { processes, revokes } }, { sharing }) => {
		for (const rows of revokes) {
			for (const count of processes) {
				const task = { operation: 'revoke', rows: count * rows } as const;
				sharing.push(await measureThroughput(ourNodeIn(count), task));
			}
		}
	},
	overhead,
	reading: async (plan, { readings }) =>
		void readings.push(...(await measureReading(plan.reading))),
	load: async (plan, { loads }) => void loads.push(await measureLoad(plan.loads)),
};

/** A section that cannot run does not keep the others from it. */
export async function runSection(name: SectionName, plan: Plan, results: Results): Promise<void> {
	try {
		await sections[name](plan, results);
	} catch (error: unknown) {
		const reason = error instanceof Error ? error.message : String(error);
		results.failures.push(`${name}: ${reason}`);
	}
}

const tasksOf = ({ revokes, submits }: Plan): Task[] => [
	...revokes.map((rows) => ({ operation: 'revoke', rows }) as const),
	...submits.map((rows) => ({ operation: 'submit', rows }) as const),
];

async function compete(
	contenders: readonly Contender[],
	plan: Plan,
	into: Results['throughput'],
): Promise<void> {
	for (const task of tasksOf(plan)) {
		for (const contender of contenders) into.push(await measureThroughput(contender, task));
	}
}

async function overhead({ overhead: sizes }: Plan, { costs }: Results): Promise<void> {
	const { few, many, rounds, warmUp } = sizes;
	for (const operation of ['revoke', 'submit'] as const) {
		costs.push(...(await measureOverhead({ operation, items: few, warmUp, rounds })));
		costs.push(...(await measureOverhead({ operation, items: many, warmUp, rounds: 1 })));
	}
}
