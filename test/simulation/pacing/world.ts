import { Pacer, type Slot } from '../../../nodes/FeishuOffboarding/platform/pacing/pacer';
import type { RateLimit } from '../../../nodes/FeishuOffboarding/platform/request';
import type { Random } from '../plan/random';
import { Agenda } from './agenda';
import type { Feishu } from './feishu';

/** How long calls are under way, milliseconds. */
export interface Network {
	/** The least that a round trip takes. */
	readonly latencyMs: number;
	/** What each way takes longer, in the mean: exponentially distributed. */
	readonly jitterMs: number;
}

export interface Process {
	readonly startMs: number;
	readonly rows: number;
}

export interface Plan {
	/** What the pacing is told. */
	readonly documented: RateLimit;
	readonly feishu: Feishu;
	readonly network: Network;
	readonly processes: readonly Process[];
	readonly random: Random;
	/** The limit that every answer names; without it, only refusals do. */
	readonly named?: number;
	readonly untilMs?: number;
}

/** One call, as it arrived at Feishu. */
export interface Arrival {
	readonly process: number;
	readonly atMs: number;
	readonly refused: boolean;
}

/** How many items of a run the node has under way at once. */
const WIDTH = 20;

const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random.next());

/** The rows of one process, with the pacing as it ships. */
class Run {
	private readonly pacer: Pacer;

	/** Items that wait for their turn, all for the same. */
	private waiting = 0;

	private asksAtMs = Number.POSITIVE_INFINITY;

	constructor(
		private readonly world: World,
		private readonly index: number,
		private left: number,
	) {
		const { plan } = world;
		this.pacer = new Pacer([plan.documented]);
		for (let item = 0; item < WIDTH; item++) this.next();
	}

	private next(): void {
		if (this.left === 0) {
			this.world.endedMs[this.index] = this.world.agenda.nowMs;
			return;
		}
		this.left--;
		this.enqueue();
	}

	private enqueue(): void {
		this.waiting++;
		this.ask();
	}

	private ask(): void {
		const { agenda, plan } = this.world;
		while (this.waiting > 0) {
			const turn = this.pacer.take(agenda.nowMs);
			if (turn.kind === 'wait') {
				// Timers have whole milliseconds, and are late.
				this.askIn(Math.ceil(turn.delayMs) + plan.random.next());
				return;
			}
			this.waiting--;
			this.depart(turn.slot);
		}
	}

	private askIn(delayMs: number): void {
		const { agenda } = this.world;
		const atMs = agenda.nowMs + delayMs;
		if (atMs >= this.asksAtMs) return;
		this.asksAtMs = atMs;
		agenda.in(delayMs, () => {
			if (this.asksAtMs <= agenda.nowMs) this.asksAtMs = Number.POSITIVE_INFINITY;
			this.ask();
		});
	}

	private depart(slot: Slot): void {
		const { agenda, arrivals, plan } = this.world;
		const { latencyMs, jitterMs } = plan.network;
		const way = (): number => latencyMs / 2 + exponential(plan.random, jitterMs);
		agenda.in(way(), () => {
			const excess = plan.feishu(agenda.nowMs);
			arrivals.push({ process: this.index, atMs: agenda.nowMs, refused: excess !== undefined });
			agenda.in(way(), () => {
				const { nowMs } = agenda;
				if (excess === undefined) {
					this.pacer.accepted(slot, nowMs, plan.named);
					this.next();
					return;
				}
				const untilMs = slot.departureMs + excess.resetSeconds * 1_000;
				this.pacer.refused(slot, nowMs, untilMs, excess.limit);
				this.enqueue();
			});
		});
	}
}

/** The node's processes against one limit of Feishu. */
export class World {
	readonly agenda = new Agenda();

	readonly arrivals: Arrival[] = [];

	/** When each process had its last answer. */
	readonly endedMs: number[] = [];

	constructor(readonly plan: Plan) {
		plan.processes.forEach(({ rows, startMs }, index) => {
			this.agenda.in(startMs, () => new Run(this, index, rows));
		});
		this.agenda.run(plan.untilMs ?? Number.POSITIVE_INFINITY);
	}
}
