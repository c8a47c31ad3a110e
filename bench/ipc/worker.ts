import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { at, textIn } from '../../test/host/json';
import { projectFolder } from '../../test/host/projectPaths';

/** A process of its own that answers one question at a time; it ends with this one. */
export class Worker {
	private readonly child: ChildProcess;

	/** @param name a file of the folder `workers` */
	constructor(
		private readonly name: string,
		nodeOptions: readonly string[] = [],
	) {
		this.child = fork(join(__dirname, '..', 'workers', `${name}.ts`), [], {
			cwd: projectFolder,
			execArgv: [...nodeOptions, '--import', 'tsx'],
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
	}

	async ask(question: object): Promise<unknown> {
		const answer = await new Promise<unknown>((resolve, reject) => {
			const onExit = () => reject(new Error(`The process ${this.name} ended by itself`));
			this.child.once('exit', onExit);
			this.child.once('message', (message: unknown) => {
				this.child.off('exit', onExit);
				resolve(message);
			});
			this.child.send(question, (error) => {
				if (error !== null) reject(error);
			});
		});
		const problem = textIn(at(answer, 'problem'));
		if (problem !== '') throw new Error(`${this.name}: ${problem}`);
		return at(answer, 'result');
	}

	async close(): Promise<void> {
		if (!this.child.connected) return;
		const gone = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.disconnect();
		await gone;
	}
}

/** Uses a worker and ends it, whatever happens. */
export async function withWorker<T>(worker: Worker, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} finally {
		await worker.close();
	}
}
