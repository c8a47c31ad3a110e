import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';

import type { Replacement } from '../n8n/bundle';
import type { Violation } from '../invariants';

export interface Question {
	readonly seeds: readonly number[];
	readonly replacements?: readonly Replacement[];
	readonly withStory?: boolean;
}

export interface Played {
	readonly seed: number;
	readonly violations: readonly Violation[];
	/** One line an event. */
	readonly story?: readonly string[];
}

export interface Answer {
	readonly played: Played[];
	readonly problem?: string;
}

/** Few enough that a failure is heard of soon, and enough that asking costs nothing. */
const CHUNK = 20;

/** Plays seeds in as many processes as there are cores. */
export class Pool {
	private readonly workers: readonly ChildProcess[];

	constructor(size = availableParallelism()) {
		this.workers = Array.from({ length: size }, () =>
			fork(join(__dirname, 'worker.ts'), [], {
				cwd: resolve(__dirname, '../../..'),
				// Most of what a seed makes is garbage at once.
				execArgv: ['--max-semi-space-size=64', '--require', require.resolve('tsx/cjs')],
			}),
		);
	}

	/**
	 * Plays the seeds in order, about; `hear` is told of each and says whether to go on. Throws where a seed
	 * cannot be played at all.
	 */
	async play(
		seeds: { readonly from: number; readonly count: number },
		hear: (played: Played) => boolean | void,
		how: Omit<Question, 'seeds'> = {},
	): Promise<void> {
		let next = seeds.from;
		const end = seeds.from + seeds.count;
		let goesOn = true;
		const work = async (worker: ChildProcess): Promise<void> => {
			while (goesOn && next < end) {
				const count = Math.min(CHUNK, end - next);
				const chunk = Array.from({ length: count }, (_none, index) => next + index);
				next += count;
				const { played, problem } = await ask(worker, { ...how, seeds: chunk });
				if (problem !== undefined) throw new Error(problem);
				for (const one of played) goesOn = hear(one) !== false && goesOn;
			}
		};
		await Promise.all(this.workers.map(work));
	}

	/** One seed with its story, played by the worker of that number. */
	async tell(seed: number, worker = 0): Promise<Played> {
		const one = this.workers[worker % this.workers.length];
		if (one === undefined) throw new Error('The pool has no worker');
		const { played, problem } = await ask(one, { seeds: [seed], withStory: true });
		if (played[0] === undefined) throw new Error(problem ?? `Seed ${seed} was not played`);
		return played[0];
	}

	async close(): Promise<void> {
		await Promise.all(
			this.workers.map(async (worker) => {
				const gone = new Promise((resolved) => worker.once('exit', resolved));
				worker.disconnect();
				await gone;
			}),
		);
	}
}

async function ask(worker: ChildProcess, question: Question): Promise<Answer> {
	return await new Promise((resolved, reject) => {
		const onExit = () => reject(new Error('A process of the simulation ended by itself'));
		worker.once('exit', onExit);
		worker.once('message', (answer) => {
			worker.off('exit', onExit);
			resolved(answer as Answer);
		});
		worker.send(question);
	});
}
