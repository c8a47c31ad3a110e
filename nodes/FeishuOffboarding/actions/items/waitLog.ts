import type { RateLimit, Endpoint } from '../../platform/request';

/** How long a run was held up by Feishu's limits, by the clock: items wait side by side. */
export class WaitLog {
	private readonly waits = new Map<Endpoint, { totalMs: number; untilMs: number }>();

	/** Called when a wait has ended. */
	add(endpoint: Endpoint, fromMs: number, untilMs: number): void {
		const known = this.waits.get(endpoint) ?? { totalMs: 0, untilMs: 0 };
		const addedMs = Math.max(0, untilMs - Math.max(fromMs, known.untilMs));
		this.waits.set(endpoint, { totalMs: known.totalMs + addedMs, untilMs });
	}

	/** One sentence for every endpoint that was waited for noticeably. */
	sentences(): string[] {
		return [...this.waits]
			.filter(([, { totalMs }]) => totalMs >= NOTICEABLE_MS)
			.map(([{ limits, name }, { totalMs }]) => {
				const seconds = Math.round(totalMs / 1_000);
				return `Waited ${seconds} s for Feishu's limit of ${limits.map(inWords).join(' and ')} (${name})`;
			});
	}
}

const NOTICEABLE_MS = 1_000;

const inWords = ({ requests, windowMs }: RateLimit): string =>
	`${requests} per ${windowMs === 1_000 ? 'second' : 'minute'}`;
