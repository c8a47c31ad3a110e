import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import './webSocket';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';

import { decodeBySecondCodec, encodeBySecondCodec } from '../../support/secondCodec';

export const APP_ID = 'cli_0123456789abcdef';
export const TICKET = 'ticket-that-nobody-may-see';

/** An answer of the client to an event. */
export interface Answer {
	readonly messageId: string;
	readonly code: number;
	readonly headers: ReadonlyArray<{ key: string; value: string }>;
	readonly seqId: string;
}

interface Push {
	readonly messageId?: string;
	/** How many parts, the last one first. */
	readonly parts?: number;
}

const SEQ_ID = 2n ** 63n + 1n;

/** Only what a test needs to look at the shell: discovery, frames, and no rules of Feishu. */
export class LongConnectionServer {
	readonly discoveries: unknown[] = [];
	readonly answers: Answer[] = [];
	readonly sockets: ServerSocket[] = [];
	pings = 0;

	/** What discovery answers; the address is put in where nothing else is. */
	refusal: { code: number; msg: string; data?: unknown } | undefined;
	secret = 'an app secret';

	/** Where everything else is answered. */
	tenantUrl: string | undefined;

	private readonly http = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			if (request.url !== '/callback/ws/endpoint') {
				// Whoever asks may be gone, and the tenant as well.
				return void this.pass(request, text, response).catch(() => response.destroy());
			}
			const body: unknown = JSON.parse(text);
			this.discoveries.push(body);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(this.discovered(body)));
		});
	});
	private readonly server = new WebSocketServer({ server: this.http });
	private counted = 0;

	static async open(): Promise<LongConnectionServer> {
		const server = new LongConnectionServer();
		server.server.on('connection', (socket) => server.accept(socket));
		await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve));
		return server;
	}

	private get port(): number {
		return (this.http.address() as AddressInfo).port;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get openSockets(): ServerSocket[] {
		return this.sockets.filter(({ readyState }) => readyState === 1);
	}

	private async pass(request: IncomingMessage, body: string, response: ServerResponse) {
		const { method = 'POST', headers, url = '' } = request;
		const { authorization = '' } = headers;
		const answer = await fetch(`${this.tenantUrl}${url}`, {
			method,
			headers: { authorization, 'content-type': 'application/json; charset=utf-8' },
			body,
		});
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(await answer.text());
	}

	private discovered(body: unknown): object {
		if (this.refusal !== undefined) return this.refusal;
		const given = (body as { AppSecret?: unknown }).AppSecret;
		if (given !== this.secret) return { code: 1000040345, msg: 'app_id or app_secret is invalid' };
		const URL = `ws://127.0.0.1:${this.port}/ws/v2?device_id=1&service_id=33554678&access_key=${TICKET}&ticket=${TICKET}`;
		const ClientConfig = { PingInterval: 90, ReconnectInterval: 5, ReconnectNonce: 5 };
		return { code: 0, msg: '', data: { URL, ClientConfig } };
	}

	private accept(socket: ServerSocket): void {
		this.sockets.push(socket);
		socket.on('message', (data: Buffer) => {
			const frame = decodeBySecondCodec(data);
			const headers = frame.headers as Answer['headers'];
			const value = (key: string) => headers.find((header) => header.key === key)?.value ?? '';
			if (frame.method === 0) this.pings += 1;
			else {
				const { code } = JSON.parse(Buffer.from(frame.payload as number[]).toString()) as Answer;
				const messageId = value('message_id');
				this.answers.push({ messageId, code, headers, seqId: String(frame.SeqID) });
			}
		});
	}

	/** Pushes a body over one of the connections; gives the ID of the message. */
	push(body: unknown, { messageId, parts = 1 }: Push = {}): string {
		const id = messageId ?? `m-${(this.counted += 1)}`;
		const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
		const size = Math.ceil(bytes.length / parts);
		for (let seq = parts - 1; seq >= 0; seq -= 1) {
			const values = {
				type: 'event',
				message_id: id,
				sum: parts,
				seq,
				trace_id: 't',
				instance_id: 'i',
			};
			this.send({
				seqId: SEQ_ID,
				logId: 1n,
				service: 33554678,
				method: 1,
				headers: Object.entries(values).map(([key, value]) => ({ key, value: String(value) })),
				payload: bytes.subarray(seq * size, (seq + 1) * size),
			});
		}
		return id;
	}

	private send(frame: Parameters<typeof encodeBySecondCodec>[0]): void {
		this.openSockets.at(-1)?.send(encodeBySecondCodec(frame));
	}

	sendBytes(bytes: Uint8Array): void {
		this.openSockets.at(-1)?.send(bytes);
	}

	codesFor(messageId: string): number[] {
		return this.answers.filter((answer) => answer.messageId === messageId).map(({ code }) => code);
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.terminate();
		this.server.close();
		this.http.closeAllConnections();
		await new Promise((resolve) => this.http.close(resolve));
	}
}

/** Asks every few milliseconds, for a second: what it waits for takes one round trip over loopback. */
export async function soon<T>(wanted: string, ask: () => T | undefined | false): Promise<T> {
	for (const untilMs = performance.now() + 3_000; performance.now() < untilMs;) {
		const answer = ask();
		if (answer !== undefined && answer !== false) return answer;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error(`Waited in vain until ${wanted}`);
}
