import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { build } from './assembly';
import type { LongConnections } from './connection/desk';
import type { Subscription } from './events/delivery';
import type { Emulator, EmulatorOptions } from './emulator';
import { createDesk, createReception } from './gateway/reception';
import type { StoredChange } from './tenant/store';

export type { Emulator, EmulatorOptions } from './emulator';

async function listen(server: Server, port: number): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return `http://127.0.0.1:${address.port}`;
}

function closer(
	server: Server,
	closing: AbortController,
	connections: LongConnections,
): () => Promise<void> {
	return () =>
		new Promise((resolve) => {
			closing.abort();
			connections.closeAll();
			server.close(() => resolve());
			server.closeAllConnections();
		});
}

async function subscribeOrClose(emulator: Emulator, subscription: Subscription): Promise<void> {
	try {
		if (subscription.by === 'connection') emulator.assumeConnected(subscription);
		else await emulator.subscribe(subscription);
	} catch (error) {
		await emulator.close();
		throw error;
	}
}

/** A sandbox tenant that is called without a connection: nothing in it waits for anything but its clock. */
export function createLocalEmulator(
	options: EmulatorOptions & Required<Pick<EmulatorOptions, 'clock'>>,
) {
	const { reception, sandbox, tenant } = build(options, new AbortController().signal);
	return {
		...tenant,
		receive: createDesk(reception),
		watch: (listener: (change: StoredChange) => void) => sandbox.store.watch(listener),
	};
}

export type LocalEmulator = ReturnType<typeof createLocalEmulator>;

/** A sandbox tenant of Feishu on a loopback port. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const closing = new AbortController();
	// Every call that waits listens to it.
	setMaxListeners(0, closing.signal);
	const { reception, sandbox, tenant } = build(options, closing.signal);
	const receive = createReception(reception);
	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		receive(request, response).catch(() => response.socket?.destroy());
	});
	server.on('upgrade', (...upgrade) => sandbox.connections.upgrade(...upgrade));
	const url = await listen(server, options.port ?? 0);
	sandbox.connections.setOrigin(url);
	const emulator: Emulator = {
		...tenant,
		url,
		close: closer(server, closing, sandbox.connections),
	};
	if (options.events) await subscribeOrClose(emulator, options.events);
	return emulator;
}
