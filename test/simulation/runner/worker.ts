import { bundle, type Replacement } from '../n8n/bundle';
import type { Question, Answer } from './pool';
import { violationsOf } from '../invariants';
import { processesOf, type N8nProcess } from '../n8n/process';
import { simulate } from '../simulate';

/** A process of its own that plays seeds for the pool; it ends with the one that started it. */

type Start = (name: string) => N8nProcess;

const bundles = new Map<string, Promise<Start>>();

/** The code under test, with the passages replaced; compiled once. */
async function startOf(replacements: readonly Replacement[]): Promise<Start> {
	const key = JSON.stringify(replacements);
	const known = bundles.get(key) ?? bundle(replacements).then(processesOf);
	bundles.set(key, known);
	return await known;
}

async function answer({ seeds, replacements = [], withStory = false }: Question): Promise<Answer> {
	const start = await startOf(replacements);
	const played: Answer['played'] = [];
	for (const seed of seeds) {
		const history = await simulate(seed, start);
		const { story } = history;
		played.push({ seed, violations: violationsOf(history), ...(withStory && { story }) });
	}
	return { played };
}

/** Clock and randomness belong to one seed at a time. */
let last: Promise<unknown> = Promise.resolve();

process.on('disconnect', () => process.exit());

process.on('message', (question: Question) => {
	const answering = last.then(async () => await answer(question));
	last = answering.catch(() => undefined);
	answering.then(
		(answered) => process.send?.(answered),
		(error: unknown) => {
			const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
			process.send?.({ played: [], problem } satisfies Answer);
		},
	);
});
