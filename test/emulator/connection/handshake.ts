import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ConnectionFaults, HandshakeFault } from './faults';
import type { Hall } from './hall';
import { Peer, type PeerSetup } from './peer';
import { SOCKET_PATH, type Ticket, type Tickets } from './tickets';

export interface HandshakeSetup {
	readonly hall: Hall;
	readonly tickets: Tickets;
	readonly faults: ConnectionFaults;
	readonly limit: number;
	readonly peer: PeerSetup;
	readonly isDown: () => boolean;
}

type Refusal = Extract<HandshakeFault, { kind: 'refuseHandshake' }>;

const MAX_MESSAGE_BYTES = 1024 * 1024;
const AUTH_FAILED = 514;
const EXCEED_CONNECTION_LIMIT = 1000040350;

// The SDKs read the headers, whatever the HTTP status:
// https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/client.go
function refuse(stream: Duplex, { status, authCode, message = 'refused' }: Refusal): void {
	const lines = [
		'HTTP/1.1 403 Forbidden',
		`Handshake-Status: ${status}`,
		`Handshake-Msg: ${message}`,
		...(authCode === undefined ? [] : [`Handshake-Autherrcode: ${authCode}`]),
		'Content-Length: 0',
		'Connection: close',
	];
	stream.end(`${lines.join('\r\n')}\r\n\r\n`);
}

/** Why this client may not come in. */
function objection(setup: HandshakeSetup, ticket: Ticket | undefined): Refusal | undefined {
	const refusal = { kind: 'refuseHandshake', status: AUTH_FAILED } as const;
	if (!ticket) return { ...refusal, message: 'ticket is invalid' };
	if (setup.hall.online(ticket.appId).length < setup.limit) return undefined;
	return { ...refusal, authCode: EXCEED_CONNECTION_LIMIT, message: 'connection limit exceeded' };
}

/** True, when nothing is left to do. */
function prevent(stream: Duplex, fault: HandshakeFault | undefined): boolean {
	switch (fault?.kind) {
		case 'refuseHandshake':
			refuse(stream, fault);
			return true;
		case 'resetHandshake':
			stream.destroy();
			return true;
		case 'hangHandshake':
			return true;
		default:
			return false;
	}
}

function admit(
	{ hall, peer: setup }: HandshakeSetup,
	socket: WebSocket,
	ticket: Ticket,
	fault: HandshakeFault | undefined,
): void {
	const peer = new Peer(socket, ticket, setup);
	hall.add(peer);
	if (fault?.kind === 'halfOpenFromStart') peer.freeze();
	if (fault?.kind === 'closeAfterOpen') peer.close(fault.code, fault.reason ?? '');
}

/** Turns upgrade requests into connections. */
export function createHandshake(setup: HandshakeSetup) {
	const server = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: MAX_MESSAGE_BYTES,
	});
	/** Those that were never answered, too: nobody else closes them. */
	const streams = new Set<Duplex>();

	function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
		streams.add(stream);
		stream.on('close', () => streams.delete(stream));
		stream.on('error', () => undefined);
		const url = new URL(request.url ?? '/', 'http://emulator');
		if (setup.isDown() || url.pathname !== SOCKET_PATH) {
			stream.destroy();
			return;
		}
		const fault = setup.faults.next('handshake');
		if (prevent(stream, fault)) return;
		const ticket = setup.tickets.redeem(url.searchParams);
		const refusal = objection(setup, ticket);
		if (refusal || !ticket) {
			if (refusal) refuse(stream, refusal);
			return;
		}
		server.handleUpgrade(request, stream, head, (socket) => admit(setup, socket, ticket, fault));
	}

	return {
		upgrade,
		cutAll(): void {
			for (const stream of streams) stream.destroy();
		},
	};
}
