import { getApprovalProcess } from '../../domain/approval/process';
import type { ProcessWrite } from '../../domain/approval/write';
import {
	nextWriteMove,
	notSentYet,
	type WriteNews,
	type WriteStep,
} from '../../domain/approval/writeCourse';
import { FRESH_FOR_RESEND_MS } from '../../domain/offboarding/submitProtocol';
import { FeishuApiError } from '../../platform/answers/failure';
import { asError } from '../../platform/asError';
import type { Refusal } from '../../platform/refusals/refusal';
import { rescue } from '../../platform/rescue';
import type { FeishuClient } from '../../transport/client';

/**
 * Carries a write to an approval process out, and finds out what became of it where its answer was lost. Waits
 * until nobody else in this n8n process is at work on the approval process. Throws FeishuApiError where the write
 * was not carried out, and where nobody knows whether it was.
 */
export async function carryOut(client: FeishuClient, write: ProcessWrite): Promise<void> {
	const turn = client.app.processTurns.enter(write.processId);
	try {
		await client.unlessCancelled(turn.begins);
		await new Attempt(client, write).carryOut();
	} finally {
		turn.leave();
	}
}

/** A read that is too slow for a fresh look so often will be so again. */
const LOOKS_MAX = 3;

/** What was learnt right before a send, so that it did not leave. */
class Withheld extends Error {
	constructor(readonly news: WriteNews) {
		super('There is no need to send it');
	}
}

class Attempt {
	private course = notSentYet;
	private error: FeishuApiError | undefined;
	/** When the send left that is under way, milliseconds since the epoch. */
	private sentMs: number | undefined;
	/** When the process was asked for last, by the monotonic clock. */
	private seenMs = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly client: FeishuClient,
		private readonly write: ProcessWrite,
	) {}

	async carryOut(): Promise<void> {
		let news = await this.send();
		for (;;) {
			const { course, step } = nextWriteMove(this.course, news, this.write.mayBeSentAgain);
			this.course = course;
			if (step.kind === 'done') return;
			news = await this.take(step);
		}
	}

	private async take(step: WriteStep): Promise<WriteNews> {
		switch (step.kind) {
			case 'send':
				return await this.send();
			case 'look':
				await this.client.clock.sleep(step.delayMs);
				return await this.look();
			default:
				throw this.failure(step.kind);
		}
	}

	private async send(): Promise<WriteNews> {
		const { client, write } = this;
		const watched = client.with({
			prepare: async () => await this.prepare(),
			leaves: () => (this.sentMs = client.clock.now()),
		});
		try {
			await watched.send(write.request);
			return { kind: 'answered' };
		} catch (error: unknown) {
			if (error instanceof Withheld) return error.news;
			if (!(error instanceof FeishuApiError)) throw asError(error);
			return this.newsOf(error);
		}
	}

	private newsOf(error: FeishuApiError): WriteNews {
		const departureMs = this.sentMs ?? this.client.clock.now();
		this.error = error;
		this.sentMs = undefined;
		return error.kind === 'unknownOutcome' ? { kind: 'lost', departureMs } : { kind: 'refused' };
	}

	/** Makes sure, before it is sent again, that the process still stands as before. */
	private async prepare(): Promise<void> {
		if (this.course.lostMs === undefined) return;
		for (let looks = 0; this.isStale(); looks++) {
			if (looks === LOOKS_MAX) throw new Withheld({ kind: 'unread', final: true });
			const news = await this.look();
			if (news.kind !== 'found' || news.finding !== 'asBefore') throw new Withheld(news);
		}
	}

	private isStale(): boolean {
		return this.client.clock.monotonic() - this.seenMs > FRESH_FOR_RESEND_MS;
	}

	private async look(): Promise<WriteNews> {
		const { client, write } = this;
		const watched = client.with({ leaves: () => (this.seenMs = client.clock.monotonic()) });
		const read = async (): Promise<WriteNews> => {
			const process = await watched.send(getApprovalProcess(write.userIdType, write.processId));
			return { kind: 'found', finding: write.findingIn(process, this.course.lostMs ?? 0) };
		};
		return await rescue(read, unread);
	}

	private failure(kind: WriteStep['kind']): Error {
		const { error, write } = this;
		if (error === undefined) return new Error('Nothing was sent');
		if (kind === 'refused') return error;
		if (kind === 'overtaken') return error.asNotCarriedOut(write.words.overtaken);
		return error.asOutcomeUnknown(this.unknown(error));
	}

	/** Trouble that Feishu owns up to has words of its own; a refusal that came later is told with the rest. */
	private unknown({ code, kind, message }: FeishuApiError): Refusal {
		const { request, words } = this.write;
		if (kind === 'unknownOutcome') {
			return (code === undefined ? undefined : request.endpoint.refusals[code]) ?? words.unknown;
		}
		const advice = `${words.unknown.advice} When it was sent again, it was refused: ${message}.`;
		return { message: words.unknown.message, advice };
	}
}

const unread = (error: unknown): WriteNews | undefined =>
	error instanceof FeishuApiError
		? { kind: 'unread', final: error.kind === 'refused' || error.kind === 'quota' }
		: undefined;
