import { asError } from '../../platform/asError';
import { Cancelled } from '../../platform/clock';

/**
 * Answers questions about items with one request per chunk of neighbouring items of one kind, asked
 * when the first of them wants its answer. A chunk is asked once.
 */
export class LookAhead<Question, Answer> {
	private readonly chunks = new Map<string, Promise<Answer>>();

	/**
	 * @param questionOf the item's question; undefined where it has none. One that throws counts as none:
	 * whoever wants an answer reads the same parameters and fails for itself, not for its neighbours
	 * @param ask answers the questions of a chunk, no two of them equal
	 * @param kindOf equal for items that one request can serve, as those whose IDs are of one type
	 */
	constructor(
		private readonly count: number,
		private readonly size: number,
		private readonly questionOf: (
			itemIndex: number,
		) => Question | undefined | Promise<Question | undefined>,
		private readonly ask: (questions: Question[], itemIndex: number) => Promise<Answer>,
		private readonly kindOf: (itemIndex: number) => string = () => '',
	) {}

	/** The answer for the chunk that the item belongs to. */
	async about(itemIndex: number): Promise<Answer> {
		const chunk = Math.floor(itemIndex / this.size);
		const kind = this.kindOf(itemIndex);
		const key = `${chunk} ${kind}`;
		const known = this.chunks.get(key);
		if (known !== undefined) return await known;
		const answer = this.questionsOf(chunk, kind).then(
			async (questions) => await this.ask(questions, itemIndex),
		);
		this.chunks.set(key, answer);
		return await answer;
	}

	private async questionsOf(chunk: number, kind: string): Promise<Question[]> {
		const first = chunk * this.size;
		const indexes = Array.from(
			{ length: Math.min(this.size, this.count - first) },
			(_none, offset) => first + offset,
		);
		const questions = await Promise.all(
			indexes.map(async (itemIndex) => await this.questionOrNone(itemIndex, kind)),
		);
		return [...new Set(questions.filter((question) => question !== undefined))];
	}

	private async questionOrNone(itemIndex: number, kind: string): Promise<Question | undefined> {
		try {
			if (this.kindOf(itemIndex) !== kind) return undefined;
			return await this.questionOf(itemIndex);
		} catch (error: unknown) {
			if (error instanceof Cancelled) throw asError(error);
			return undefined;
		}
	}
}
