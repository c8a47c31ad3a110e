import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Who gets a call. The first one's answer is passed on. */
export interface Route {
	readonly urls: readonly string[];
	/** How long each one after the first gets it later. */
	readonly apartMs?: number;
}

/** What stands before the webhook processors. */
export interface Balancer {
	readonly url: string;
	/** Decides anew for every call. */
	route: () => Route;
	/** Every call has reached all that were to get it. */
	readonly settled: () => Promise<void>;
	readonly close: () => Promise<void>;
}

interface Answer {
	readonly status: number;
	readonly body: Buffer;
}

export async function startBalancer(): Promise<Balancer> {
	const underWay = new Set<Promise<unknown>>();
	const watch = <T>(work: Promise<T>): Promise<T> => {
		const over: Promise<unknown> = work.catch(noAnswer).finally(() => underWay.delete(over));
		underWay.add(over);
		return work;
	};
	const server = createServer((call, answer) => {
		const { urls, apartMs = 0 } = balancer.route();
		const pass = async () => {
			const body = await bytesOf(call);
			const [first] = urls.map((url, index) =>
				watch(wait(index * apartMs).then(async () => await forward(url, call, body))),
			);
			const { status, body: said } = (await first) ?? badGateway;
			answer.writeHead(status, { 'Content-Type': 'application/json' }).end(said);
		};
		pass().catch(() => answer.writeHead(badGateway.status).end());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const balancer: Balancer = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		route: () => ({ urls: [] }),
		settled: async () => {
			while (underWay.size > 0) await Promise.all(underWay);
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return balancer;
}

const badGateway: Answer = { status: 502, body: Buffer.alloc(0) };
const noAnswer = () => undefined;

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

async function forward(url: string, call: IncomingMessage, body: Buffer): Promise<Answer> {
	const { method, headers } = call;
	return await new Promise((resolve, reject) => {
		const sent = request(new URL(call.url ?? '/', url), { method, headers }, (answer) => {
			bytesOf(answer).then(
				(said) => resolve({ status: answer.statusCode ?? 502, body: said }),
				reject,
			);
		});
		sent.once('error', reject);
		sent.end(body);
	});
}
