import type { RawData, WebSocket } from 'ws';
import type { PushFault } from './faults';
import { CONTROL, DATA, decodeFrame, encodeFrame, headerOf, type Frame } from './frame';
import { Mailbox, type PushResult } from './mailbox';
import { compose, pong } from './message';
import type { ClientConfig } from './options';
import type { Ticket } from './tickets';

/** One connection, as the page and tests see it. */
export interface ConnectionView {
	readonly appId: string;
	readonly deviceId: string;
	/** Milliseconds since the epoch, on the emulator's clock. */
	readonly openedAt: number;
	/** Half-open: neither end is told that the other one is gone. */
	state: 'open' | 'halfOpen' | 'closed';
	closeCode: number | undefined;
	pings: number;
	/** Events that were sent, acknowledged with 200, and acknowledged after the time for it. */
	sent: number;
	acknowledged: number;
	late: number;
	/** What the client did against the protocol. */
	readonly problems: string[];
}

export interface PeerSetup {
	readonly clock: { now(): number };
	readonly answerMs: number;
	readonly pingTimeoutMs: () => number;
	readonly config: () => ClientConfig;
	readonly partBytes: number;
	readonly wideIds: boolean;
}

const PING_TIMEOUT = 3003;
const GARBAGE = Buffer.from('ffffffffffff', 'hex');

function toBytes(data: RawData): Uint8Array {
	if (Array.isArray(data)) return Buffer.concat(data);
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function createView(ticket: Ticket, now: number): ConnectionView {
	return {
		appId: ticket.appId,
		deviceId: ticket.deviceId,
		openedAt: now,
		state: 'open',
		closeCode: undefined,
		pings: 0,
		sent: 0,
		acknowledged: 0,
		late: 0,
		problems: [],
	};
}

function arrange(frames: readonly Frame[], fault: PushFault | undefined): readonly Frame[] {
	if (fault?.kind === 'partsReversed') return [...frames].reverse();
	return fault?.kind === 'lastPartLost' ? frames.slice(0, -1) : frames;
}

/** The server's end of one connection. */
export class Peer {
	readonly view: ConnectionView;
	private readonly mailbox: Mailbox;
	private watchdog: NodeJS.Timeout | undefined;

	constructor(
		private readonly socket: WebSocket,
		private readonly ticket: Ticket,
		private readonly setup: PeerSetup,
	) {
		this.view = createView(ticket, setup.clock.now());
		this.mailbox = new Mailbox(this.view, setup.answerMs);
		socket.on('message', (data, isBinary) => this.receive(data, isBinary));
		socket.on('close', (code) => this.end(code));
		socket.on('error', () => undefined);
		this.watch();
	}

	/** Sends the event, and waits for what comes of it; never rejects. */
	async push(text: string, fault: PushFault | undefined): Promise<PushResult> {
		this.view.sent += 1;
		const frames = compose(text, {
			...this.setup,
			service: this.ticket.serviceId,
			seed: this.ticket.deviceId,
			number: this.view.sent,
			now: this.setup.clock.now(),
		});
		const answer = this.mailbox.expect(frames, fault?.kind === 'acknowledgementLost');
		if (fault?.kind === 'garbageBefore') this.send(GARBAGE);
		for (const frame of arrange(frames, fault)) this.send(encodeFrame(frame));
		// Once the connection has taken all of it.
		if (fault?.kind === 'cutAfter') this.socket.ping(undefined, undefined, () => this.cut());
		return await answer;
	}

	send(data: Uint8Array | string): void {
		if (this.view.state === 'open') this.socket.send(data);
	}

	close(code: number, reason: string): void {
		if (this.view.state === 'open') this.socket.close(code, reason);
		this.end(code);
	}

	cut(): void {
		this.socket.terminate();
		this.end(undefined);
	}

	freeze(): void {
		if (this.view.state === 'open') this.view.state = 'halfOpen';
		this.socket.pause();
	}

	/** Ends a connection whose client has not been heard of; a half-open one without a word. */
	private watch(): void {
		clearTimeout(this.watchdog);
		this.watchdog = setTimeout(() => {
			this.close(PING_TIMEOUT, 'ping_timeout');
		}, this.setup.pingTimeoutMs()).unref();
	}

	private end(code: number | undefined): void {
		if (this.view.state === 'closed') return;
		this.view.state = 'closed';
		this.view.closeCode = code;
		clearTimeout(this.watchdog);
		this.mailbox.giveUp('the connection was closed');
	}

	private receive(data: RawData, isBinary: boolean): void {
		if (this.view.state !== 'open') return;
		const frame = isBinary ? decodeFrame(toBytes(data)) : undefined;
		if (frame?.method === CONTROL) this.takeControl(frame);
		else if (frame?.method === DATA) this.mailbox.take(frame);
		else this.view.problems.push('a message that is no frame');
	}

	private takeControl(frame: Frame): void {
		const isPing = headerOf(frame, 'type') === 'ping';
		if (!isPing || frame.service !== this.ticket.serviceId) {
			const problem = isPing ? 'a ping with another service ID' : 'a control frame that is no ping';
			this.view.problems.push(problem);
			return;
		}
		this.view.pings += 1;
		this.watch();
		this.send(encodeFrame(pong(this.ticket.serviceId, this.setup.config())));
	}
}
