import { createServer } from 'node:net';

import { hasCode } from './json';
import { PlainProblem } from './plainProblem';

export interface WantedPort {
	readonly port: number;
	readonly purpose: string;
	readonly option: string;
}

export async function requireFreePort({ port, purpose, option }: WantedPort): Promise<void> {
	try {
		await listenOnce(port);
	} catch (error) {
		if (hasCode(error, 'EADDRINUSE')) {
			throw new PlainProblem(
				`Port ${port}, wanted for ${purpose}, is taken: stop what uses it, or choose another with ${option} NUMBER.`,
			);
		}
		if (hasCode(error, 'EACCES')) {
			throw new PlainProblem(
				`Port ${port}, wanted for ${purpose}, may not be opened by this user: choose one above 1023 with ${option} NUMBER.`,
			);
		}
		throw error;
	}
}

/** A port nobody listens on at this moment. */
export const anyFreePort = async (): Promise<number> => await listenOnce(0);

async function listenOnce(port: number): Promise<number> {
	const server = createServer();
	return await new Promise<number>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const bound = typeof address === 'object' && address !== null ? address.port : port;
			server.close(() => resolve(bound));
		});
	});
}
