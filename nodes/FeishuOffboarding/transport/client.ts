import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { LabelLanguage } from '../domain/labels';
import { classOf } from '../platform/answers/answerClass';
import { Cancelled, type Clock } from '../platform/time/clock';
import { envelopeOf, type Envelope } from '../platform/answers/envelope';
import type { JsonObject } from '../platform/json';
import type { Slot } from '../platform/pacing/pacer';
import type { ApiRequest, Endpoint } from '../platform/request';
import {
	countAnswer,
	nextStep,
	noAttempts,
	type Attempts,
	type Circumstances,
	type Wait,
} from '../platform/answers/retry';
import type { Submissions } from '../domain/offboarding/submissions';
import { WaitBudget } from '../platform/time/waitBudget';
import { appOf, labelLanguageOf, type App } from './app';
import { readCredential } from './credential';
import { n8nClock } from './n8nClock';
import { cancelSignalOf, type RequestContext } from './roundTrip';
import { exchangeWithToken, refuseToken } from './tokens';
import type { Departure } from './departure';
import { failureOf, thrownBy, tooLongWait } from './requestFailures';
import { tellPacer, type Heard } from '../platform/pacing/tellPacer';
import { unlessCancelled } from './unlessCancelled';

interface WaitListener {
	/** A wait for a slot at the endpoint has ended; milliseconds of a monotonic clock. */
	add(endpoint: Endpoint, fromMs: number, untilMs: number): void;
}

export interface ClientOptions {
	/** For one request, milliseconds. */
	readonly timeoutMs: number;
	/** For all requests of the client together, from its first wait on, milliseconds. */
	readonly maxWaitMs: number;
	/** Is told of every wait for Feishu's limit. */
	readonly waits?: WaitListener | undefined;
}

const DEFAULTS: ClientOptions = { timeoutMs: 30_000, maxWaitMs: 600_000 };

/** Sends requests of one item with one credential: paced, retried where that is safe, and explained where it is not. */
export class FeishuClient {
	private constructor(
		private readonly context: RequestContext,
		private readonly credentials: ICredentialDataDecryptedObject,
		readonly app: App,
		private readonly options: ClientOptions,
		private readonly signal: AbortSignal | undefined,
		readonly clock: Clock,
		readonly budget: WaitBudget,
		private readonly departure: Departure = {},
	) {}

	/** Throws InvalidInput where the credential's address may not be used, DatabaseAway where it cannot be read. */
	static async create(
		context: RequestContext,
		options: Partial<ClientOptions> = {},
		itemIndex = 0,
	): Promise<FeishuClient> {
		const signal = cancelSignalOf(context);
		const clock = n8nClock(signal);
		const chosen = { ...DEFAULTS, ...options };
		const budget = new WaitBudget(chosen.maxWaitMs);
		const credentials = await readCredential(context, itemIndex, clock, budget);
		const app = appOf(credentials);
		return new FeishuClient(context, credentials, app, chosen, signal, clock, budget);
	}

	/** Equal for clients that stand for the same app on the same host, and have the same options. */
	get sharing(): string {
		const { maxWaitMs, timeoutMs } = this.options;
		return JSON.stringify([this.app.fingerprint, this.language, timeoutMs, maxWaitMs]);
	}

	get language(): LabelLanguage {
		return labelLanguageOf(this.credentials);
	}

	/** The submits of the app in this process. */
	get submissions(): Submissions {
		return this.app.submissions;
	}

	/** The same client, with a say in the departure of every attempt. */
	with(departure: Departure): FeishuClient {
		const { app, budget, clock, context, credentials, options, signal } = this;
		return new FeishuClient(context, credentials, app, options, signal, clock, budget, departure);
	}

	/** What the work gives, or Cancelled as soon as the execution is. */
	async unlessCancelled<T>(work: Promise<T>): Promise<T> {
		this.stopIfCancelled();
		return await unlessCancelled(work, this.signal);
	}

	/**
	 * The answer's `data`. Throws FeishuApiError where Feishu refused, could not be reached, or did
	 * not answer; Cancelled where the execution was stopped.
	 */
	async send(request: ApiRequest): Promise<JsonObject> {
		const { endpoint } = request;
		let attempts = noAttempts;
		for (;;) {
			const free = await this.turn(endpoint, attempts);
			const heard = await this.exchange(request, free, attempts);
			const answer = classOf(endpoint, heard.exchange, heard.envelope);
			tellPacer(this.app.pacer(endpoint), answer, heard, this.clock.monotonic());
			attempts = countAnswer(attempts, answer, heard.token?.fetchedAt);
			const step = nextStep(answer, attempts, this.circumstances(endpoint, heard.envelope));
			if (step.kind === 'deliver') return heard.envelope?.data ?? {};
			if (step.kind === 'giveUp') throw failureOf(endpoint, answer, heard, attempts, this.app);
			if (step.kind === 'replaceToken') attempts = refuseToken(this.app, heard.token, attempts);
			else await this.postpone(step, endpoint, heard);
		}
	}

	/** Waits until the request may leave. */
	private async turn(endpoint: Endpoint, attempts: Attempts): Promise<Slot> {
		const free = await this.pace(endpoint, attempts);
		await this.departure.prepare?.();
		this.stopIfCancelled();
		return free;
	}

	private stopIfCancelled(): void {
		if (this.signal?.aborted === true) throw new Cancelled();
	}

	private circumstances(endpoint: Endpoint, envelope: Envelope | undefined): Circumstances {
		return {
			endpoint,
			resetMs: envelope?.resetMs,
			leftMs: this.budget.leftMs(this.clock.monotonic()),
			random: Math.random(),
		};
	}

	/** A refusal for the rate limit holds up everybody at the endpoint; any other, this request alone. */
	private async postpone(
		{ delayMs, since, everyone }: Wait,
		endpoint: Endpoint,
		{ envelope, slot }: Heard,
	): Promise<void> {
		const nowMs = this.clock.monotonic();
		this.budget.begin(nowMs);
		if (!everyone) return await this.clock.sleep(delayMs);
		const fromMs = since === 'departure' ? slot.departureMs : nowMs;
		this.app.pacer(endpoint).refused(slot, nowMs, fromMs + delayMs, envelope?.rateLimit);
	}

	/** Waits for a slot within Feishu's limit; throws when that takes longer than the user allows. */
	private async pace(endpoint: Endpoint, attempts: Attempts): Promise<Slot> {
		const { budget, clock, options } = this;
		const pacer = this.app.pacer(endpoint);
		const fromMs = clock.monotonic();
		for (let hasWaited = false; ; hasWaited = true) {
			this.stopIfCancelled();
			const nowMs = clock.monotonic();
			const turn = pacer.take(nowMs);
			if (turn.kind === 'go') {
				if (hasWaited) options.waits?.add(endpoint, fromMs, nowMs);
				return turn.slot;
			}
			if (turn.delayMs > budget.leftMs(nowMs)) throw tooLongWait(endpoint, budget, attempts);
			budget.begin(nowMs);
			await clock.sleep(turn.delayMs);
		}
	}

	private async exchange(request: ApiRequest, taken: Slot, attempts: Attempts) {
		const { app, clock, context, credentials } = this;
		const { timeoutMs } = this.options;
		let slot = taken;
		const leaves = (): void => {
			const nowMs = clock.monotonic();
			if (nowMs > slot.departureMs) slot = app.pacer(request.endpoint).leaves(slot, nowMs);
			this.departure.leaves?.(request);
		};
		leaves();
		const result = await unlessCancelled(
			exchangeWithToken({ context, app, credentials, request, clock, leaves, timeoutMs }),
			this.signal,
		).catch((error: unknown) => {
			throw thrownBy(request.endpoint, attempts, error);
		});
		// What an interrupted request left behind is not read any more: nothing follows it.
		if (this.signal?.aborted === true && result.exchange.kind !== 'answer') throw new Cancelled();
		return { ...result, envelope: envelopeOf(result.exchange), slot };
	}
}
