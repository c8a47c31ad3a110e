import type { Fault } from '../../emulator/gateway/faults';
import type { Outcome } from '../../emulator/gateway/reply';
import type { LocalEmulator } from '../../emulator/server';
import { findRoute } from '../../emulator/routes';
import type { Chronicle } from '../history/chronicle';
import { passageOf, type Passage } from './faults';
import type { SentCall } from '../history/history';
import type { N8nProcess } from '../n8n/process';
import { bodyOf, type Departure } from './network';
import type { Others } from './others';
import type { Random } from '../plan/random';
import type { VirtualTime } from './time';

const CONNECT_MS = 5;

/** Codes that leave it open whether a write was carried out. */
const UNSETTLED = new Set([5000, 1160103, 1161000]);

interface Call {
	readonly sent: SentCall;
	readonly departure: Departure;
	readonly passage: Passage;
	readonly process: N8nProcess;
	/** Once the caller has heard or given up. */
	isOver: boolean;
}

/** Carries calls between our code and Feishu, and loses some. */
export class Wire {
	/** Calls that may still arrive. */
	underWay = 0;

	private fault: Fault | undefined;

	private readonly random: Random;

	constructor(
		private readonly time: VirtualTime,
		private readonly emulator: LocalEmulator,
		private readonly chronicle: Chronicle,
		private readonly others: Others,
		private readonly processOf: (run: string) => N8nProcess,
	) {
		this.random = chronicle.history.scenario.random.fork();
		emulator.chooseFault(() => this.fault);
	}

	carry(departure: Departure): void {
		const [run = '', item] = departure.tag.split(' ');
		const process = this.processOf(run);
		// What a killed process still does reaches nobody.
		if (!process.isAlive) return;
		const route = findRoute(departure.arrival.method, departure.arrival.url.pathname)?.route.name;
		if (route === undefined) throw new Error(`Nobody answers ${departure.arrival.url.pathname}`);
		const passage = passageOf(this.random, this.chronicle.history.scenario.faults, {
			route,
			timeoutMs: departure.timeoutMs,
		});
		const sent = this.register(departure, run, item, route, process.name);
		const call: Call = { sent, departure, passage, process, isOver: false };
		if (passage.name !== '') this.note(call, passage.name);
		this.watchCaller(call);
		this.underWay++;
		const thereMs = passage.neverConnected ? CONNECT_MS : passage.thereMs;
		setTimeout(() => {
			void this.arrive(call).finally(() => this.underWay--);
		}, thereMs);
	}

	private register(
		{ arrival }: Departure,
		run: string,
		item: string | undefined,
		route: string,
		instance: string,
	): SentCall {
		const { calls } = this.chronicle.history;
		const number = calls.length + 1;
		const whose = item === undefined ? run : `${run}.${item}`;
		const sent: SentCall = {
			number,
			run,
			instance,
			item: item === undefined ? undefined : Number(item),
			route,
			body: bodyOf(arrival),
			order: this.chronicle.note(instance, `${whose} sends #${number} ${route}`),
			atMs: this.time.now(),
			arrivedMs: undefined,
			endedMs: undefined,
			heardCode: undefined,
			lost: false,
		};
		calls.push(sent);
		return sent;
	}

	/** The caller's own patience, and the user's. */
	private watchCaller(call: Call): void {
		const { timeoutMs, signal } = call.departure;
		if (timeoutMs > 0) {
			setTimeout(() => {
				if (!call.isOver) call.sent.lost = !call.passage.neverConnected;
				this.end(call, 'times out', () => call.departure.fail('ECONNABORTED'));
			}, timeoutMs);
		}
		signal?.addEventListener('abort', () =>
			this.end(call, 'is given up', () => call.departure.abandon()),
		);
	}

	private async arrive(call: Call): Promise<void> {
		const { sent, departure, passage } = call;
		if (passage.neverConnected) {
			this.end(call, 'was refused a connection', () => departure.fail('ECONNREFUSED', 'connect'));
			return;
		}
		sent.arrivedMs = this.time.now();
		if (sent.route === 'submit') {
			const person = this.personOf(sent);
			await this.others.overtake(person, sent.body, passage.name !== '');
			if (this.isHeldUp(call)) await this.others.anticipate(person, sent.body);
		}
		this.fault = passage.fault;
		const { outcome } = await this.chronicle.by({ call: sent.number }, async () => {
			const receiving = this.emulator.receive(departure.arrival);
			this.fault = undefined;
			return await receiving;
		});
		if (outcome.kind !== 'hang') setTimeout(() => this.answer(call, outcome), passage.backMs);
	}

	/** Refused for so long that its next send falls into another second, and none of its answers was lost. */
	private isHeldUp({ passage: { fault }, sent }: Call): boolean {
		if (fault?.kind !== 'rateLimit' || (fault.resetSeconds ?? 0) < 3) return false;
		return !this.chronicle.history.calls.some(
			({ item, lost, route, run }) =>
				lost && route === 'submit' && run === sent.run && item === sent.item,
		);
	}

	private answer(call: Call, outcome: Outcome): void {
		const code = outcome.kind === 'reply' ? outcome.reply.code : undefined;
		if (!call.isOver) {
			call.sent.heardCode = code;
			call.sent.lost = code === undefined || UNSETTLED.has(code);
		}
		const words =
			outcome.kind === 'reply' ? `HTTP ${outcome.reply.status} code ${code ?? '-'}` : outcome.kind;
		this.end(call, `hears ${words}`, () => call.departure.hear(outcome));
	}

	private end(call: Call, how: string, tell: () => void): void {
		if (call.isOver) return;
		call.isOver = true;
		call.sent.endedMs = this.time.now();
		if (!call.process.isAlive) return;
		this.note(call, how);
		tell();
	}

	private note({ sent }: Call, what: string): void {
		this.chronicle.note(sent.instance, `   #${sent.number} ${what}`);
	}

	private personOf({ body }: SentCall): string {
		const named = body.employment_id;
		const person = this.emulator.tenant.people.find(
			({ employmentId, openId }) => employmentId === named || openId === named,
		);
		return person?.employmentId ?? '';
	}
}
