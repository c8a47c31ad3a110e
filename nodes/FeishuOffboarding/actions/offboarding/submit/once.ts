import type { IDataObject } from 'n8n-workflow';

import type { OffboardingRecord } from '../../../domain/offboarding/record';
import type { Person } from '../../../domain/offboarding/submissions';
import {
	unsent,
	type Knowledge,
	type Observation,
	type Step,
} from '../../../domain/offboarding/submitCourse';
import { FRESH_FOR_RESEND_MS, nextMove } from '../../../domain/offboarding/submitProtocol';
import { submitOffboarding, type SubmitTerms } from '../../../domain/offboarding/submit';
import { asError } from '../../../platform/asError';
import { FeishuApiError } from '../../../platform/answers/failure';
import { textAt, type JsonObject } from '../../../platform/json';
import type { Submitted } from './knownRecords';
import { existing, Withheld, wordsFor, type Outcome } from './outcome';
import { date, lookFor, type Sight } from './sight';

export interface Submission extends Submitted {
	readonly terms: SubmitTerms;
	readonly returnExisting: boolean;
	/** The person's records as search showed them a minute ago at most; undefined where it could not be asked. */
	readonly known: () => Promise<readonly OffboardingRecord[] | undefined>;
}

/**
 * Submits, or gives the record that is open already where the user wants that. Waits until nobody else in this
 * process is at work on the person; `entered` is called when the place in that queue is taken.
 */
export async function submitOrFind(
	submission: Submission,
	entered: () => void,
): Promise<IDataObject> {
	const { client, employmentId, userIdType } = submission;
	const place = client.submissions.enter({ employmentId, userIdType });
	entered();
	try {
		await client.unlessCancelled(place.turn);
		return await new Submit(submission).carryOut();
	} finally {
		place.leave();
	}
}

/** A search that is too slow for a fresh look so often will be so again. */
const LOOKS_MAX = 3;

/** Carries out what the protocol decides, for one item. */
class Submit {
	private readonly person: Person;
	private course = unsent;
	private recordsBefore: ReadonlySet<string> | undefined;
	/** Search could not be asked. It is not asked again: every attempt would wait for it as long as for itself. */
	private isBlind = false;
	/** When the send left that is under way, milliseconds since the epoch. */
	private sentMs: number | undefined;
	/** When search was asked last, by the monotonic clock. */
	private seenMs = Number.NEGATIVE_INFINITY;
	private error: FeishuApiError | undefined;
	private isOurs = false;

	constructor(private readonly submission: Submission) {
		const { employmentId, userIdType } = submission;
		this.person = { employmentId, userIdType };
	}

	async carryOut(): Promise<IDataObject> {
		try {
			let learnt = await this.send();
			while (!('output' in learnt)) {
				const { course, step } = nextMove(this.course, learnt, this.knowledge());
				this.course = course;
				learnt = await this.take(step);
			}
			return learnt.output;
		} finally {
			const mayBeCarriedOut = this.sentMs !== undefined || this.course.lostMs !== undefined;
			if (mayBeCarriedOut && !this.isOurs) this.leaveUnresolved();
		}
	}

	private knowledge(): Knowledge {
		const { client, returnExisting, terms } = this.submission;
		const { recordsBefore } = this;
		const { submissions } = client;
		const [made] = submissions.answersAbout(this.person);
		return {
			terms,
			returnExisting,
			wasThere: recordsBefore && ((id) => recordsBefore.has(id) || submissions.hasMade(id)),
			isWithdrawn: (id) => submissions.revocations.isDone(id),
			madeId: textAt(made, 'offboarding_id'),
			unresolved: submissions.unresolvedAbout(this.person, client.clock.now()),
		};
	}

	private async take(step: Step): Promise<Observation | Outcome> {
		switch (step.kind) {
			case 'send':
				return await this.send();
			case 'lookUp':
				await this.submission.client.clock.sleep(step.delayMs);
				return await this.look();
			case 'date':
				return await date(this.submission.client, this.person, step);
			case 'submitted':
				return this.made(step.record.asSubmitted);
			case 'existing':
				return existing(step.record.asSubmitted);
			case 'existingMade':
				return existing(this.answerOf(step.offboardingId));
			default:
				throw this.failure(step.kind === 'outcomeUnknown');
		}
	}

	private async send(): Promise<Observation | Outcome> {
		const { client, employmentId, terms, userIdType } = this.submission;
		const watched = client.with({
			prepare: async () => await this.prepare(),
			leaves: () => (this.sentMs = client.clock.now()),
		});
		try {
			// Whoever need not send takes no turn from those who have to.
			await this.prepare();
			return this.made(await watched.send(submitOffboarding(userIdType, employmentId, terms)));
		} catch (error: unknown) {
			if (error instanceof Withheld) return error.learnt;
			if (!(error instanceof FeishuApiError)) throw asError(error);
			return this.observe(error);
		}
	}

	private observe(error: FeishuApiError): Observation {
		const departureMs = this.sentMs ?? this.submission.client.clock.now();
		this.error = error;
		this.sentMs = undefined;
		return error.kind === 'unknownOutcome'
			? { kind: 'lost', departureMs }
			: { kind: 'refused', asOpen: error.means === 'openRecord' };
	}

	/** Makes sure that what is known is fresh; throws Withheld where there is nothing to send any more. */
	private async prepare(): Promise<void> {
		if (this.course.sends > 0) return await this.lookAgain();
		if (this.isBlind) return;
		const records = await this.submission.known();
		this.isBlind = records === undefined;
		this.recordsBefore = records && new Set(records.map(({ offboardingId }) => offboardingId));
		const { client, returnExisting } = this.submission;
		const { revocations } = client.submissions;
		const open = returnExisting ? records?.find((one) => revocations.leavesOpen(one)) : undefined;
		if (open !== undefined) throw new Withheld(existing(open.asSubmitted));
	}

	private async lookAgain(): Promise<void> {
		const { wasThere } = this.knowledge();
		const isNew = ({ offboardingId }: OffboardingRecord) => wasThere?.(offboardingId) === false;
		for (let looks = 0; this.isStale(); looks++) {
			const observed = looks < LOOKS_MAX ? await this.look() : undefined;
			if (observed?.kind !== 'seen') throw new Withheld({ kind: 'unseen', final: true });
			if (observed.records.some(isNew)) throw new Withheld(observed);
		}
	}

	/** Also where search took that long to answer. */
	private isStale(): boolean {
		return this.submission.client.clock.monotonic() - this.seenMs > FRESH_FOR_RESEND_MS;
	}

	private async look(): Promise<Sight> {
		const { client } = this.submission;
		const watched = client.with({ leaves: () => (this.seenMs = client.clock.monotonic()) });
		return await lookFor(watched, this.person);
	}

	private made(answer: JsonObject): Outcome {
		const { submissions } = this.submission.client;
		submissions.remember(this.person, textAt(answer, 'offboarding_id') ?? '', answer);
		this.isOurs = true;
		return { output: { ...answer, outcome: 'submitted' } };
	}

	private answerOf(offboardingId: string): JsonObject {
		const answers = this.submission.client.submissions.answersAbout(this.person);
		return answers.find((answer) => textAt(answer, 'offboarding_id') === offboardingId) ?? {};
	}

	private failure(isUnknown: boolean): Error {
		const { error } = this;
		if (error === undefined) return new Error('Nothing was sent');
		return isUnknown ? error.asOutcomeUnknown(wordsFor(error)) : error;
	}

	private leaveUnresolved(): void {
		const { client, terms } = this.submission;
		client.submissions.leaveUnresolved(this.person, terms, client.clock.now());
	}
}
