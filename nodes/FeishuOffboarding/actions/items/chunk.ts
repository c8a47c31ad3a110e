import { accessRefusals } from '../../platform/refusals/accessRefusals';
import { asError } from '../../platform/asError';
import { FeishuApiError } from '../../platform/answers/failure';
import type { WaitBudget } from '../../platform/time/waitBudget';
import { isCallFailure } from './tokenRefusal';

/** Who asks for an item, as far as it matters who shares a call with whom. */
export interface Asker {
	/** Equal for clients that stand for the same app and have the same options. */
	readonly sharing: string;
	readonly budget: WaitBudget;
	readonly clock: { monotonic(): number };
}

interface Inquirer {
	readonly itemIndex: number;
	readonly client: Asker;
}

type Ask<Question, Answer> = (questions: readonly Question[], itemIndex: number) => Promise<Answer>;

/** A call for all questions, and who makes it. */
interface Inquiry<Answer> {
	readonly by: Asker;
	readonly answer: Promise<Answer>;
}

/**
 * Questions that one call can answer. Whoever wants the first answer makes it for all, and no item fails for
 * its neighbour: where Feishu refuses the call, one element may be what it does not like, and each asks with the
 * half that it is in, down to itself; where the time of whoever asked is over, the next one asks.
 */
export class Chunk<Question, Answer> {
	private inquiry: Inquiry<Answer> | undefined;

	private halves: readonly [Chunk<Question, Answer>, Chunk<Question, Answer>] | undefined;

	constructor(private readonly questions: readonly Question[]) {}

	get size(): number {
		return this.questions.length;
	}

	/** The answer for the chunk, or for the part of it that can be answered and has the question. */
	async about(question: Question, inquirer: Inquirer, ask: Ask<Question, Answer>): Promise<Answer> {
		if (!this.questions.includes(question)) {
			return await new Chunk<Question, Answer>([question]).about(question, inquirer, ask);
		}
		const { client, itemIndex } = inquirer;
		const fromMs = client.clock.monotonic();
		const inquiry = (this.inquiry ??= { by: client, answer: ask(this.questions, itemIndex) });
		const heard = await settled(inquiry.answer);
		client.budget.waitedFor(inquiry.by.budget, fromMs);
		if ('answer' in heard) return heard.answer;
		const part = this.partAfter(heard.error, inquiry.by.budget === client.budget, question);
		if (part === this && this.inquiry === inquiry) this.inquiry = undefined;
		return await part.about(question, inquirer, ask);
	}

	/** Where to ask for the question next; throws the failure where it is everybody's. */
	private partAfter(
		error: Error,
		hasAskedItself: boolean,
		question: Question,
	): Chunk<Question, Answer> {
		if (isOutOfTime(error) && !hasAskedItself) return this;
		if (this.questions.length < 2 || !mayBeForOneElement(error)) throw error;
		const middle = Math.ceil(this.questions.length / 2);
		const [left, right] = (this.halves ??= [
			new Chunk<Question, Answer>(this.questions.slice(0, middle)),
			new Chunk<Question, Answer>(this.questions.slice(middle)),
		]);
		return left.questions.includes(question) ? left : right;
	}
}

const settled = async <Answer>(
	answer: Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly error: Error }> =>
	await answer.then(
		(given) => ({ answer: given }),
		(error: unknown) => ({ error: asError(error) }),
	);

/** Max Wait is each item's own. */
const isOutOfTime = (error: unknown): boolean =>
	error instanceof FeishuApiError && error.kind === 'throttled';

/** Whether a call with other elements may succeed: not where the app itself is what is refused. */
const mayBeForOneElement = (error: unknown): boolean =>
	isCallFailure(error) &&
	error.kind === 'refused' &&
	!(error.code !== undefined && error.code in accessRefusals);
