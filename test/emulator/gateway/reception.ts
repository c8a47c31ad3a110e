import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { dateTimeOf } from '../tenant/dates';
import { consolePage, type Visit } from '../console/pages';
import type { Answer } from './envelope';
import type { EventDesk } from '../events/eventDesk';
import type { Fault, Faults } from './faults';
import {
	answerAuthorized,
	answerOpen,
	authorize,
	overLimit,
	type Gate,
	type Incoming,
} from './gate';
import { hideSecret, hideToken, queryRecord, type Journal, type JournalEntry } from './journal';
import { parseJson } from '../json';
import { visitPage, type PageCall } from '../page/visit';
import { afterwards, conclude, insteadOf, notFound, type Outcome } from './reply';
import type { Route } from './route';
import { findRoute } from '../routes';
import { settle } from './settle';

interface Reception {
	gate: Gate;
	faults: Faults;
	journal: Journal;
	desk: EventDesk;
	clock: { now(): number };
	wait(ms: number): Promise<void>;
	latencyMs: number;
}

/** A call as it arrives. */
export interface Arrival {
	readonly method: string;
	readonly url: URL;
	/** Lower-case names. */
	readonly headers: IncomingHttpHeaders;
	readonly rawBody: string;
}

async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of request) {
		if (chunk instanceof Uint8Array) chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function toLogId(now: number, number: number): string {
	return `${dateTimeOf(now).replace(/\D/g, '')}${number.toString(16).toUpperCase().padStart(18, '0')}`;
}

/** The console of an app; false where the address is none of its pages. */
function showConsole(visit: Visit, reception: Reception, response: ServerResponse): boolean {
	const { apps, console } = reception.gate.sandbox;
	const shown = consolePage(apps, console, visit);
	if (!shown) return false;
	response.writeHead(shown.status, {
		'Content-Type': 'text/html; charset=utf-8',
		...(shown.location === undefined ? {} : { Location: shown.location }),
	});
	response.end(shown.html);
	return true;
}

/** The page about the tenant; false where the address is none of it. */
async function showTenant(
	{ gate, journal, desk, clock }: Reception,
	call: PageCall,
	response: ServerResponse,
): Promise<boolean> {
	const sight = { sandbox: gate.sandbox, journal, desk, now: clock.now() };
	const shown = await visitPage(sight, call);
	if (!shown) return false;
	response.writeHead(200, {
		'Content-Type': `${shown.type}; charset=utf-8`,
		'Cache-Control': 'no-store',
	});
	response.end(shown.text);
	return true;
}

function answerCall(
	{ gate, clock }: Reception,
	route: Route,
	incoming: Incoming,
	entry: JournalEntry,
): Answer {
	const now = clock.now();
	settle(gate.sandbox, now);
	if (route.scopes === 'none') return answerOpen(gate, route, incoming, now);
	const app = authorize(gate, incoming, now);
	if ('status' in app) return app;
	entry.appId = app.appId;
	return overLimit(gate, app, route, now) ?? answerAuthorized(gate, app, route, incoming, now);
}

async function pause(reception: Reception, fault: Fault | undefined): Promise<void> {
	const ms = reception.latencyMs + (fault?.kind === 'delay' ? fault.ms : 0);
	if (ms > 0) await reception.wait(ms);
}

function createRegister({ journal, clock }: Reception) {
	let received = 0;
	return ({ method, url, headers, rawBody }: Arrival, route: Route | undefined) => {
		received += 1;
		const at = clock.now();
		return journal.add({
			at,
			number: received,
			route: route?.name ?? 'unknown',
			method,
			path: url.pathname,
			query: queryRecord(url.searchParams),
			headers: hideToken(headers),
			body: hideSecret(parseJson(rawBody) ?? (rawBody === '' ? undefined : rawBody)),
			logId: toLogId(at, received),
			appId: undefined,
			status: undefined,
			code: undefined,
		});
	};
}

async function play(
	reception: Reception,
	route: Route,
	incoming: Incoming,
	entry: JournalEntry,
): Promise<Outcome> {
	const { logId, number, body } = entry;
	const fault = reception.faults.next({ route: route.name, body, number });
	await pause(reception, fault);
	const prevented = insteadOf(fault, logId);
	if (prevented) return prevented;
	return afterwards(fault, answerCall(reception, route, incoming, entry), logId);
}

function toIncoming(
	{ headers, url, rawBody }: Arrival,
	path: Readonly<Record<string, string>>,
): Incoming {
	const { authorization, 'content-type': contentType } = headers;
	return { authorization, contentType, path, parameters: url.searchParams, rawBody };
}

/** Decides what comes of a call that has arrived whole, without any connection. */
export function createDesk(reception: Reception) {
	const register = createRegister(reception);
	return async (arrival: Arrival): Promise<{ outcome: Outcome; entry: JournalEntry }> => {
		const found = findRoute(arrival.method, arrival.url.pathname);
		const entry = register(arrival, found?.route);
		const outcome: Outcome = found
			? await play(reception, found.route, toIncoming(arrival, found.path), entry)
			: { kind: 'reply', reply: notFound };
		return { outcome, entry };
	};
}

/** Takes a call from its first byte to its last. */
export function createReception(reception: Reception) {
	const decide = createDesk(reception);
	return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { headers, method = '' } = request;
		const url = new URL(request.url ?? '/', 'http://emulator');
		const rawBody = await readBody(request);
		const call = { method, path: url.pathname, rawBody };
		if (await showTenant(reception, call, response)) return;
		if (showConsole({ method, url, rawBody }, reception, response)) return;
		const { outcome, entry } = await decide({ method, url, headers, rawBody });
		conclude(outcome, response, entry);
	};
}
