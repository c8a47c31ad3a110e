import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Answer } from '../gateway/envelope';
import { refusal } from './codes';
import { createConnectionFaults, type ConnectionFault, type ConnectionFaults } from './faults';
import { createHall, type Hall } from './hall';
import { createHandshake } from './handshake';
import type { PushResult } from './mailbox';
import {
	defaultConfig,
	DOCUMENTED_LIMIT,
	PART_BYTES,
	type ClientConfig,
	type ConnectionOptions,
} from './options';
import type { ConnectionView } from './peer';
import { createTickets, type Ticket, type Tickets } from './tickets';

/** What a test does with long connections. Without an app ID, all apps are meant. */
export interface ConnectionDesk {
	/** Every connection so far, closed ones too, in the order in which they were opened. */
	list(appId?: string): ConnectionView[];
	/** Those that are not closed. */
	online(appId?: string): ConnectionView[];
	fail(fault: ConnectionFault, options?: { times?: number; skip?: number }): void;
	/** The server ends them, 1000 "bye" unless told otherwise. */
	close(options?: { appId?: string; code?: number; reason?: string }): void;
	/** They end without a close frame, as when a server or a router is switched off. */
	cut(appId?: string): void;
	/** They stay open, and nothing arrives any more in either direction. */
	freeze(appId?: string): void;
	/** Sends that as a message of its own, text or binary. */
	sendRaw(data: Uint8Array | string, appId?: string): void;
	/** The next pongs and discoveries tell it. */
	configure(config: Partial<ClientConfig>): void;
	/** Cuts all, and lets nobody in until `start`. */
	stop(): void;
	start(): void;
	/** What must not be found in a log: access keys and tickets so far. */
	secrets(): string[];
}

/** What the rest of the emulator does with them. */
export interface LongConnections {
	readonly desk: ConnectionDesk;
	/** The answer to an app that may connect. */
	discover(appId: string): Answer;
	isDown(): boolean;
	/** Nothing, when the app has no connection. */
	push(appId: string, text: string): { deviceId: string; result: Promise<PushResult> } | undefined;
	/** Where connections go to; known once the server listens. */
	setOrigin(url: string): void;
	upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
	closeAll(): void;
}

export interface ConnectionsSetup {
	readonly options: ConnectionOptions;
	readonly clock: { now(): number };
	readonly answerMs: number;
	readonly birthday: string;
}

const PAUSES_BEFORE_TIMEOUT = 2;
const EXCEED_CONNECTION_LIMIT = 1000040350;

function addressOf(origin: string, { path, serviceId }: Ticket, faults: ConnectionFaults) {
	const fault = faults.next('discovery');
	const url = `${origin.replace(/^http/, 'ws')}${path}`;
	if (fault?.kind === 'address') return { fault, url: fault.url };
	if (fault?.kind !== 'serviceId') return { fault, url };
	const { value } = fault;
	const parameter = `&service_id=${serviceId}`;
	return { fault, url: url.replace(parameter, value === undefined ? '' : `&service_id=${value}`) };
}

function createPower(options: ConnectionOptions) {
	let config: ClientConfig = { ...defaultConfig, ...options.config };
	let isOff = false;
	return {
		off: () => void (isOff = true),
		on: () => void (isOff = false),
		isOff: () => isOff,
		config: () => config,
		configure: (next: Partial<ClientConfig>) => void (config = { ...config, ...next }),
	};
}

function createDesk(
	hall: Hall,
	tickets: Tickets,
	faults: ConnectionFaults,
	power: ReturnType<typeof createPower>,
): ConnectionDesk {
	const cut = (appId?: string) => {
		for (const peer of hall.online(appId)) peer.cut();
	};
	return {
		list: (appId) => hall.all(appId).map(({ view }) => view),
		online: (appId) => hall.online(appId).map(({ view }) => view),
		fail: (fault, options) => faults.script(fault, options),
		close({ appId, code = 1000, reason = 'bye' } = {}) {
			for (const peer of hall.online(appId)) peer.close(code, reason);
		},
		cut,
		freeze(appId) {
			for (const peer of hall.online(appId)) peer.freeze();
		},
		sendRaw(data, appId) {
			for (const peer of hall.online(appId)) peer.send(data);
		},
		configure: (config) => power.configure(config),
		stop() {
			power.off();
			cut();
		},
		start: () => power.on(),
		secrets: () => tickets.secrets(),
	};
}

export function createLongConnections(setup: ConnectionsSetup): LongConnections {
	const { options, birthday } = setup;
	const { limit = DOCUMENTED_LIMIT, seed = 1, partBytes = PART_BYTES, wideIds = false } = options;
	const hall = createHall(seed);
	const tickets = createTickets(birthday);
	const faults = createConnectionFaults();
	const power = createPower(options);
	const patienceMs = () => PAUSES_BEFORE_TIMEOUT * power.config().PingInterval * 1000;
	const pingTimeoutMs = () => options.pingTimeoutMs ?? patienceMs();
	const peer = { ...setup, config: power.config, pingTimeoutMs, partBytes, wideIds };
	const handshake = createHandshake({ hall, tickets, faults, limit, peer, isDown: power.isOff });
	let origin = '';
	return {
		desk: createDesk(hall, tickets, faults, power),
		isDown: power.isOff,
		discover(appId) {
			if (hall.online(appId).length >= limit) return refusal(EXCEED_CONNECTION_LIMIT);
			const { fault, url } = addressOf(origin, tickets.issue(appId), faults);
			const told = fault?.kind === 'config' ? fault.value : power.config();
			return { status: 200, body: { code: 0, msg: '', data: { URL: url, ClientConfig: told } } };
		},
		push(appId, text) {
			const chosen = hall.choose(appId);
			if (!chosen) return undefined;
			const { deviceId } = chosen.view;
			return { deviceId, result: chosen.push(text, faults.next('push')) };
		},
		setOrigin: (url) => void (origin = url),
		upgrade: (...request) => handshake.upgrade(...request),
		closeAll() {
			for (const each of hall.online()) each.cut();
			handshake.cutAll();
		},
	};
}
