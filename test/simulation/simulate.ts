import type { IRun } from 'n8n-workflow';

import { createLocalEmulator, type LocalEmulator } from '../emulator/server';
import { Chronicle } from './history/chronicle';
import type { History } from './history/history';
import type { N8nProcess } from './n8n/process';
import { startNode, type StartedNode } from './n8n/run';
import { CredentialStore } from '../harness/credentials';
import { takeWire } from './world/network';
import { Others } from './world/others';
import { endOf } from './n8n/outcomes';
import type { Ids } from './n8n/parameters';
import { scenarioOf, type ProcessName, type Run, type Scenario } from './plan/scenario';
import { VirtualTime } from './world/time';
import { Wire } from './world/wire';

/** Nothing takes longer, unless it hangs. */
const HORIZON_MS = 12 * 60 * 60_000;

interface Active {
	readonly process: N8nProcess;
	readonly plan: Run;
	readonly node: StartedNode;
	isOver: boolean;
}

class Simulation {
	private readonly emulator: LocalEmulator;

	private readonly chronicle: Chronicle;

	private readonly wire: Wire;

	/** The row of n8n's database, which all processes share. */
	private readonly stored: CredentialStore;

	private readonly processes = new Map<ProcessName, N8nProcess>();

	private readonly active = new Map<string, Active>();

	/** Starts of runs and of processes that are still to come. */
	private toCome = 0;

	constructor(
		scenario: Scenario,
		private readonly time: VirtualTime,
		private readonly newProcess: (name: string) => N8nProcess,
	) {
		const clock = { now: () => Date.now() };
		this.emulator = createLocalEmulator({ clock, indexLagMs: scenario.lagMs });
		this.chronicle = new Chronicle(scenario, time, this.emulator);
		const others = new Others(scenario, time, this.emulator, this.chronicle);
		this.wire = new Wire(time, this.emulator, this.chronicle, others, (run) => this.processOf(run));
		this.stored = new CredentialStore(credentialFor(this.emulator));
		for (const plan of scenario.runs) this.later(plan.startMs, () => this.start(plan.name, plan));
		const { kill } = scenario;
		if (kill) {
			time.at(kill.atMs, () => this.kill(kill.process));
			this.later(kill.restartMs, () => this.restart(kill.process, kill.again));
		}
	}

	async run(): Promise<History> {
		const giveBack = takeWire((departure) => this.wire.carry(departure));
		const isOver = () =>
			this.toCome === 0 &&
			this.wire.underWay === 0 &&
			[...this.active.values()].every((run) => run.isOver);
		await this.time.run(isOver, HORIZON_MS);
		giveBack();
		return this.chronicle.history;
	}

	private later(atMs: number, work: () => void): void {
		this.toCome++;
		this.time.at(atMs, () => {
			this.toCome--;
			work();
		});
	}

	private processOf(run: string): N8nProcess {
		const active = this.active.get(run);
		if (active === undefined) throw new Error(`A call has the tag of no run: ${run}`);
		return active.process;
	}

	private start(name: string, plan: Run): void {
		const process = this.processes.get(plan.process) ?? this.newProcess(`${plan.process}1`);
		this.processes.set(plan.process, process);
		if (!process.isAlive) return;
		this.chronicle.note(process.name, `${name} starts: ${describe(plan)}`);
		const { history } = this.chronicle;
		history.runs.push({ name, instance: process.name, plan, atMs: this.time.now() });
		const node = startNode(process, this.stored, name, plan, this.ids());
		const active: Active = { process, plan, node, isOver: false };
		this.active.set(name, active);
		void node.ended.then((run) => this.end(name, active, run));
		if (plan.cancelMs !== undefined) {
			this.time.at(this.time.now() + plan.cancelMs, () => this.cancel(name, active));
		}
	}

	private end(name: string, active: Active, run: IRun): void {
		if (active.isOver) return;
		active.isOver = true;
		const end = endOf(run);
		const instance = active.process.name;
		for (const { item, outcome, offboardingId, outcomeUnknown, message, code } of end.told) {
			const unknown = outcomeUnknown ? ' (outcome unknown)' : '';
			const words = [outcome + unknown, offboardingId, code, message].filter(Boolean).join(' ');
			this.chronicle.note(instance, `${name}.${item} is told: ${words}`);
		}
		const order = this.chronicle.note(instance, `${name} ends: ${end.status}`);
		this.chronicle.history.ends.push({ run: name, atMs: this.time.now(), order, ...end });
	}

	private cancel(name: string, active: Active): void {
		if (active.isOver) return;
		const order = this.chronicle.note(active.process.name, `${name} is cancelled`);
		this.chronicle.history.cancels.push({ run: name, order, atMs: this.time.now() });
		active.node.cancel();
	}

	private kill(name: ProcessName): void {
		const process = this.processes.get(name);
		if (process === undefined) return;
		this.chronicle.note(process.name, 'is killed');
		process.isAlive = false;
		for (const [run, active] of this.active) {
			if (active.process !== process || active.isOver) continue;
			active.isOver = true;
			this.chronicle.history.killed.add(run);
			// Nobody hears of it any more; it only ends what would go on for nothing.
			active.node.cancel();
		}
	}

	private restart(name: ProcessName, again: boolean): void {
		const before = this.processes.get(name);
		if (before === undefined || before.isAlive) return;
		const process = this.newProcess(`${name}2`);
		this.processes.set(name, process);
		this.chronicle.note(process.name, 'starts');
		for (const run of [...this.chronicle.history.killed]) {
			const plan = this.active.get(run)?.plan;
			if (plan && again) this.start(`${run}'`, plan);
		}
	}

	private ids(): Ids {
		const { tenant } = this.emulator;
		const find = (number: string) => {
			const person = tenant.personByNumber(number);
			if (!person) throw new Error(`Nobody has the number ${number}`);
			return person;
		};
		const names = { people_corehr_id: 'employmentId', open_id: 'openId', email: 'email' } as const;
		return {
			person: (number, as) => find(number)[names[as]],
			record: (number) => {
				const { employmentId } = find(number);
				const records = this.emulator.offboardings();
				const last = records.filter((record) => record.employmentId === employmentId).at(-1);
				return last?.offboardingId ?? '7000000000000000001';
			},
		};
	}
}

const credentialFor = ({ apps }: LocalEmulator) => ({
	region: 'custom',
	baseUrl: 'http://127.0.0.1:9',
	labelLanguage: 'en-US',
	appId: apps.main.appId,
	appSecret: apps.main.appSecret,
});

const describe = ({ operation, onError, items }: Run): string =>
	`${operation}, ${onError}, ${items.map((item) => JSON.stringify(Object.values(item))).join(' ')}`;

/** Plays a seed to its end. */
export async function simulate(
	seed: number,
	newProcess: (name: string) => N8nProcess,
): Promise<History> {
	const time = new VirtualTime();
	const { random } = Math;
	try {
		const scenario = scenarioOf(seed);
		Math.random = scenario.random.fork().next;
		return await new Simulation(scenario, time, newProcess).run();
	} finally {
		Math.random = random;
		time.end();
	}
}
