import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { AESCipher } from '@larksuiteoapi/node-sdk';
import { isRecord, parseJson, textAt, type JsonObject } from '../../emulator/json';

interface Received {
	readonly headers: IncomingHttpHeaders;
	readonly rawBody: string;
	/** Decrypted by Feishu's own code, where it is encrypted. */
	readonly body: JsonObject;
}

type Answer = (received: Received, response: ServerResponse) => void;

export const accept: Answer = (_received, response) => response.end('{}');
export const status =
	(code: number): Answer =>
	(_received, response) =>
		void response.writeHead(code, { Location: '/elsewhere' }).end();

function open(rawBody: string, encryptKey: string): JsonObject {
	const outer = parseJson(rawBody);
	const sealed = isRecord(outer) ? textAt(outer, 'encrypt') : undefined;
	const inner = sealed === undefined ? outer : parseJson(new AESCipher(encryptKey).decrypt(sealed));
	return isRecord(inner) ? inner : {};
}

/** A request URL that answers challenges, and events as it is told to. */
export async function createReceiver(encryptKey = '') {
	const events: Received[] = [];
	const challenges: Received[] = [];
	let answer = accept;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const rawBody = Buffer.concat(chunks).toString('utf8');
			const received = { headers: request.headers, rawBody, body: open(rawBody, encryptKey) };
			const { challenge } = received.body;
			if (challenge === undefined) {
				events.push(received);
				answer(received, response);
				return;
			}
			challenges.push(received);
			response.end(JSON.stringify({ challenge }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/webhook/event`,
		events,
		challenges,
		answerWith(next: Answer) {
			answer = next;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

export type Receiver = Awaited<ReturnType<typeof createReceiver>>;
