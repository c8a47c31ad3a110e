import type { ITriggerFunctions } from 'n8n-workflow';

import type { Clock } from '../../platform/time/clock';
import { decodeFrame, encodeFrame, type Frame } from '../../platform/events/connection/frame';
import { beginning, dueMs, step } from '../../platform/events/connection/lifecycle';
import { answerFrame, pingFrame, readFrame } from '../../platform/events/connection/message';
import type {
	Lifecycle,
	LifecycleAction,
	LifecycleEvent,
} from '../../platform/events/connection/phases';
import { Reassembly, type Part } from '../../platform/events/connection/reassembly';
import { decodeUtf8 } from '../../platform/utf8';
import { parseBody } from '../../platform/events/parseBody';
import type { ConnectedApp } from './connectedApp';
import { discover } from './discover';
import { openSocket, type Socket } from './socket';

export interface ConnectionOwner {
	/** n8n's helpers, of any workflow that uses the connection. */
	readonly helpers: ITriggerFunctions['helpers'];
	/** Gives an event to everybody who wants it; whether all of them have got it. Never rejects. */
	take(body: Record<string, unknown>, arrivedMs: number): Promise<boolean>;
	/** Is told of every change of phase. */
	changed(state: Lifecycle): void;
	/** Something that came could not be used. Says nothing of what it contained. */
	warn(message: string): void;
}

/** How long those who need the connection have to come at n8n's start. */
const GATHER_MS = 3_000;
const GATHER_MOST_MS = 30_000;

/** How long time may pass unnoticed. */
const STEP_MS = 250;

/** Feishu closes with it where an app has too many connections. */
const TOO_MANY_CONNECTIONS = 3001;

/** The one long connection of an app: it is made, kept, lost and made again until it is stopped. */
export class Connection {
	private state: Lifecycle;
	private socket: Socket | undefined;
	private service = 0;
	private reassembly = new Reassembly();
	private isClosing = false;
	private readonly answers = new Set<Promise<void>>();
	private readonly watchers = new Set<(state: Lifecycle) => void>();
	private readonly startedMs: number;

	constructor(
		private readonly app: ConnectedApp,
		private readonly owner: ConnectionOwner,
		private readonly clock: Clock,
		/** At least 0 and below 1. */
		private readonly random: () => number,
	) {
		this.startedMs = clock.monotonic();
		this.state = beginning(this.startedMs, GATHER_MS);
		void this.keepTime();
	}

	get isOpen(): boolean {
		return this.state.phase === 'open';
	}

	/** Gives others some time to come before events do, which go only to who is there. */
	gather(): void {
		const untilMs = Math.min(this.clock.monotonic() + GATHER_MS, this.startedMs + GATHER_MOST_MS);
		this.dispatch({ kind: 'gather', untilMs });
	}

	/** Connects now unless it is connected; what has become of it, after half a minute at the latest. */
	async settled(): Promise<Lifecycle> {
		this.dispatch({ kind: 'hurry' });
		if (this.state.phase !== 'connecting') return this.state;
		return await new Promise((resolve) => {
			this.watchers.add(resolve);
		});
	}

	/** Takes nothing more, sends the answers that are under way, and closes the connection. */
	async stop(): Promise<void> {
		this.isClosing = true;
		await Promise.all(this.answers);
		this.dispatch({ kind: 'stop' });
	}

	private async keepTime(): Promise<void> {
		for (;;) {
			const untilMs = dueMs(this.state);
			if (untilMs === undefined) return;
			const leftMs = untilMs - this.clock.monotonic();
			await this.clock.sleep(Math.min(STEP_MS, Math.max(0, leftMs)));
			this.reassembly.forgetOld(this.clock.monotonic());
			this.dispatch({ kind: 'tick' });
		}
	}

	private dispatch(event: LifecycleEvent): void {
		const before = this.state;
		const { state, actions } = step(before, event, this.clock.monotonic(), this.random());
		this.state = state;
		for (const action of actions) this.perform(action, state);
		if (state.phase === before.phase) return;
		this.owner.changed(state);
		if (state.phase === 'connecting') return;
		for (const watcher of this.watchers) watcher(state);
		this.watchers.clear();
	}

	private perform(action: LifecycleAction, state: Lifecycle): void {
		switch (action) {
			case 'connect':
				return void this.connect(state.attempt);
			case 'ping':
				return this.socket?.send(encodeFrame(pingFrame(this.service)));
			case 'hangUp':
				this.socket?.close();
				this.socket = undefined;
				this.reassembly = new Reassembly();
		}
	}

	private async connect(attempt: number): Promise<void> {
		const found = await discover(this.owner.helpers, this.app);
		if (found.kind !== 'found') {
			const event =
				found.kind === 'failed'
					? ({ kind: 'failed', attempt, trouble: found.trouble } as const)
					: ({ kind: 'refused', attempt, refusal: found.refusal } as const);
			return this.dispatch(event);
		}
		this.dispatch({ kind: 'discovered', attempt, config: found.config });
		// The answer may come when it is not waited for any more.
		if (this.state.phase !== 'connecting' || this.state.attempt !== attempt) return;
		this.service = found.service;
		try {
			this.socket = this.open(found.url, attempt);
		} catch {
			// What is thrown names the address, which is a secret.
			this.lose(attempt, undefined);
		}
	}

	private open(url: string, attempt: number): Socket {
		const socket = openSocket(url, {
			opened: () => this.dispatch({ kind: 'opened', attempt }),
			received: (bytes) => this.receive(bytes, socket, attempt),
			ended: (code) => this.lose(attempt, code),
		});
		return socket;
	}

	private lose(attempt: number, code: number | undefined): void {
		const isCrowded = code === TOO_MANY_CONNECTIONS;
		const withCode = code === undefined ? '' : ` (close code ${code})`;
		const reason = isCrowded
			? `the app has too many long connections${withCode}`
			: `the connection to Feishu was not accepted or has ended${withCode}`;
		this.dispatch({ kind: 'failed', attempt, trouble: { reason, isCrowded } });
	}

	private receive(bytes: Uint8Array, socket: Socket, attempt: number): void {
		const frame = decodeFrame(bytes);
		if (frame === undefined) {
			this.dispatch({ kind: 'heard', attempt });
			return this.owner.warn('A message of Feishu could not be read and is not acknowledged');
		}
		const incoming = readFrame(frame);
		const config = incoming.kind === 'pong' ? incoming.config : undefined;
		this.dispatch({ kind: 'heard', attempt, config });
		if (incoming.kind === 'event') this.collect(incoming.part, frame, socket);
	}

	private collect(part: Part, frame: Frame, socket: Socket): void {
		if (this.isClosing) return;
		const assembled = this.reassembly.add(part, this.clock.monotonic());
		if (assembled.kind === 'dropped') {
			this.owner.warn(`A message of Feishu is not acknowledged: ${assembled.reason}`);
		}
		if (assembled.kind !== 'whole') return;
		const answer = this.answer(assembled.payload, frame, socket);
		this.answers.add(answer);
		void answer.finally(() => this.answers.delete(answer));
	}

	/** Over the connection that the event came by: the server that waits for the answer is at its other end. */
	private async answer(payload: Uint8Array, frame: Frame, socket: Socket): Promise<void> {
		const arrivedMs = this.clock.monotonic();
		const parsed = parseBody(decodeUtf8(payload) ?? '');
		if (parsed.kind === 'refused') {
			return this.owner.warn(`An event is not acknowledged: it ${parsed.reason}`);
		}
		const isTaken = await this.owner.take(parsed.body, arrivedMs);
		const tookMs = this.clock.monotonic() - arrivedMs;
		socket.send(encodeFrame(answerFrame(frame, isTaken ? 200 : 500, tookMs)));
	}
}
