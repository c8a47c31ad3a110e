import { withWorker, Worker } from '../ipc/worker';
import { toldIn, type Contender } from './contender';

const loop = (name: string, parallel: boolean): Contender => ({
	name,
	run: async (operation, { app, ids }) => {
		const worker = new Worker('officialSdk');
		return await withWorker(worker, async () =>
			toldIn(await worker.ask({ kind: 'run', operation, app, ids, parallel })),
		);
	},
});

export const sequentialSdk = loop('official SDK, one after another', false);
export const parallelSdk = loop('official SDK, all at once', true);
