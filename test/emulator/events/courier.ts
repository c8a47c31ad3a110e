import { deliver, type Delivery, type Line, type PushedEvent, type Subscription } from './delivery';
import type { Forgery } from './sealing';

// "以 15秒、5分钟、1小时、6小时 的间隔重新推送事件，最多重试 4 次":
// https://open.feishu.cn/document/ukTMukTMukTM/uUTNz4SN1MjL1UzM
export const documentedRetryDelaysMs: readonly number[] = [15_000, 300_000, 3_600_000, 21_600_000];

export interface CourierSetup {
	readonly line: Line;
	readonly retryDelaysMs: readonly number[];
	readonly wait: (ms: number) => Promise<void>;
	/** Nothing once the app is no longer subscribed. */
	readonly subscriptionOf: (appId: string) => Subscription | undefined;
}

/** Puts events that were held back into another order. */
export type Rearrange = (events: readonly PushedEvent[]) => readonly PushedEvent[];

export interface Courier {
	/** Takes the event along; pushes to URLs go out one after the other, retries beside them. */
	send(event: PushedEvent): void;
	/** Pushes the event once more, out of turn. */
	redeliver(event: PushedEvent, forgery?: Forgery): Promise<Delivery>;
	hold(): void;
	release(rearrange?: Rearrange): Promise<void>;
	setCopies(copies: number): void;
	/** Every event sent so far has had its first push, answered or not. */
	settled(): Promise<void>;
}

/** One push, or one after another until the receiver accepts it. */
function createPusher({ line, retryDelaysMs, wait, subscriptionOf }: CourierSetup) {
	async function push(event: PushedEvent, forgery?: Forgery): Promise<Delivery | undefined> {
		const subscription = subscriptionOf(event.appId);
		return subscription && !line.closing.aborted
			? deliver(line, event, subscription, forgery)
			: undefined;
	}

	async function retry(event: PushedEvent): Promise<void> {
		for (const delayMs of retryDelaysMs) {
			await wait(delayMs);
			const delivery = await push(event);
			if (delivery?.outcome !== 'failed') return;
		}
	}

	async function pushAndRetry(event: PushedEvent): Promise<void> {
		const delivery = await push(event);
		// The wait ends with the emulator.
		if (delivery?.outcome === 'failed') retry(event).catch(() => undefined);
	}

	return { push, pushAndRetry };
}

/** Work that is done one after the other, and work that is done beside it. */
function createQueue() {
	let tail: Promise<unknown> = Promise.resolve();
	let all: Promise<unknown> = Promise.resolve();
	return {
		add(work: () => Promise<unknown>, isBeside: boolean): void {
			const done = isBeside ? work() : tail.then(work);
			if (!isBeside) tail = done;
			all = Promise.all([all, done]);
		},
		async settled(): Promise<void> {
			let seen: unknown;
			while (seen !== all) {
				seen = all;
				await all;
			}
		},
	};
}

export function createCourier(setup: CourierSetup): Courier {
	const { push, pushAndRetry } = createPusher(setup);
	const queue = createQueue();
	let held: PushedEvent[] | undefined;
	let copies = 1;

	function send(event: PushedEvent): void {
		if (held) {
			held.push(event);
			return;
		}
		// A long connection carries many events at once; acknowledgements come in any order.
		const isBeside = setup.subscriptionOf(event.appId)?.by === 'connection';
		for (let copy = 0; copy < copies; copy += 1) queue.add(() => pushAndRetry(event), isBeside);
	}

	return {
		send,
		settled: () => queue.settled(),
		async redeliver(event, forgery) {
			const delivery = await push(event, forgery);
			if (!delivery) throw new Error(`The app ${event.appId} is not subscribed`);
			return delivery;
		},
		hold() {
			held ??= [];
		},
		async release(rearrange = (events) => events) {
			const waiting = held ?? [];
			held = undefined;
			for (const event of rearrange(waiting)) send(event);
			await queue.settled();
		},
		setCopies(next) {
			copies = next;
		},
	};
}
