import { classOf } from '../../nodes/FeishuOffboarding/platform/answers/answerClass';
import { envelopeOf, type Envelope } from '../../nodes/FeishuOffboarding/platform/answers/envelope';
import type { Exchange } from '../../nodes/FeishuOffboarding/platform/answers/exchange';
import type { AppIdentity } from '../../nodes/FeishuOffboarding/platform/appIdentity';
import type { AnswerClass } from '../../nodes/FeishuOffboarding/platform/refusals/refusal';
import type { ApiRequest } from '../../nodes/FeishuOffboarding/platform/request';
import { textAt } from '../../nodes/FeishuOffboarding/platform/json';
import { call } from './call';
import { tokenExchange } from '../../nodes/FeishuOffboarding/platform/tokenExchange';

/** What came of a call. */
export interface Heard {
	readonly request: ApiRequest;
	readonly exchange: Exchange;
	/** Undefined where there was no answer. */
	readonly envelope: Envelope | undefined;
	readonly class: AnswerClass;
	/** How often Feishu refused it for the rate before. */
	readonly refusals: readonly Exchange[];
}

/** Time, as an argument. */
export interface Clock {
	now(): number;
	sleep(ms: number): Promise<void>;
}

const ATTEMPTS = 3;
const WAIT_MAX_MS = 90_000;
const WAIT_MS = 5_000;

/** Calls one after the other, with the token of one app. */
export class Session {
	private token: string | undefined;
	private readonly all: Heard[] = [];

	constructor(
		private readonly app: AppIdentity,
		readonly clock: Clock,
	) {}

	/** Every call so far. */
	get heard(): readonly Heard[] {
		return this.all;
	}

	/** Fetches the token; the calls that follow go without one where Feishu gives none. */
	async signIn(): Promise<Heard> {
		const { appId, appSecret } = this.app;
		const heard = await this.send({
			endpoint: tokenExchange,
			body: { app_id: appId, app_secret: appSecret },
		});
		const { exchange } = heard;
		this.token =
			exchange.kind === 'answer' ? textAt(exchange.body, 'tenant_access_token') : undefined;
		return heard;
	}

	get isSignedIn(): boolean {
		return this.token !== undefined && this.token !== '';
	}

	/** Sends, and sends again as long as Feishu refuses for the rate. */
	async send(request: ApiRequest): Promise<Heard> {
		const refusals: Exchange[] = [];
		for (;;) {
			const exchange = await call(this.app.host, request, this.token);
			const envelope = envelopeOf(exchange);
			const answerClass = classOf(request.endpoint, exchange);
			if (answerClass !== 'throttled' || refusals.length === ATTEMPTS - 1) {
				const heard = { request, exchange, envelope, class: answerClass, refusals };
				this.all.push(heard);
				return heard;
			}
			refusals.push(exchange);
			await this.clock.sleep(Math.min(envelope?.resetMs ?? WAIT_MS, WAIT_MAX_MS));
		}
	}
}
