import { asError } from '../../platform/asError';
import { Cancelled } from '../../platform/time/clock';
import { Chunk, type Asker } from './chunk';

/** What is asked about an item. */
export interface Asked<Question> {
	readonly question: Question;
	/** Equal for items whose questions one call can answer, apart from who makes it. */
	readonly way: string;
}

/** What a look-ahead needs of a run. */
export interface AskingRun {
	readonly count: number;
	client(itemIndex: number): Promise<Asker>;
}

/**
 * Answers questions about items with one request per chunk of neighbouring items, asked
 * when the first item of the chunk wants its answer. A chunk never spans two apps, two addresses or two
 * ways of asking.
 */
export class LookAhead<Question, Answer> {
	private readonly blocks = new Map<number, Promise<Block<Question, Answer>>>();

	/**
	 * @param size how many items one call can be about
	 * @param askedOf what is asked about the item; undefined where there is nothing. One that throws counts as
	 * nothing: whoever wants an answer reads the same parameters and fails for itself, not for its neighbours
	 * @param ask answers the questions of a chunk, no two of them equal
	 */
	constructor(
		private readonly run: AskingRun,
		private readonly size: number,
		private readonly askedOf: (
			itemIndex: number,
		) => Asked<Question> | undefined | Promise<Asked<Question> | undefined>,
		private readonly ask: (questions: readonly Question[], itemIndex: number) => Promise<Answer>,
	) {}

	/** The answer for the chunk that the item belongs to. */
	async about(itemIndex: number): Promise<Answer> {
		const block = await this.blockOf(itemIndex);
		const place = block.get(itemIndex) ?? (await this.placeAlone(itemIndex));
		if (place === undefined) return await this.ask([], itemIndex);
		const client = await this.run.client(itemIndex);
		return await place.chunk.about(place.question, { itemIndex, client }, this.ask);
	}

	/** For an item whose question could not be read with its neighbours': it fails again, for itself, or asks by itself. */
	private async placeAlone(itemIndex: number): Promise<Place<Question, Answer> | undefined> {
		const asked = await this.askedOf(itemIndex);
		return asked && { question: asked.question, chunk: new Chunk([asked.question]) };
	}

	private async blockOf(itemIndex: number): Promise<Block<Question, Answer>> {
		const block = Math.floor(itemIndex / this.size);
		const known = this.blocks.get(block) ?? this.readBlock(block * this.size);
		this.blocks.set(block, known);
		return await known;
	}

	private async readBlock(first: number): Promise<Block<Question, Answer>> {
		const indexes = Array.from(
			{ length: Math.min(this.size, this.run.count - first) },
			(_none, offset) => first + offset,
		);
		const read = await Promise.all(indexes.map(async (index) => await this.entryOf(index)));
		const entries = read.flat();
		const questions = new Map<string, Set<Question>>();
		for (const { key, question } of entries) {
			questions.set(key, (questions.get(key) ?? new Set<Question>()).add(question));
		}
		const chunks = new Map(
			[...questions].map(([key, asked]) => [key, new Chunk<Question, Answer>([...asked])] as const),
		);
		return new Map(
			entries.flatMap(({ itemIndex, key, question }) => {
				const chunk = chunks.get(key);
				return chunk === undefined ? [] : [[itemIndex, { question, chunk }] as const];
			}),
		);
	}

	private async entryOf(itemIndex: number): Promise<Entry<Question>[]> {
		try {
			const asked = await this.askedOf(itemIndex);
			if (asked === undefined) return [];
			const { sharing } = await this.run.client(itemIndex);
			const key = JSON.stringify([asked.way, sharing]);
			return [{ itemIndex, key, question: asked.question }];
		} catch (error: unknown) {
			if (error instanceof Cancelled) throw asError(error);
			return [];
		}
	}
}

interface Entry<Question> {
	readonly itemIndex: number;
	/** Of the chunk. */
	readonly key: string;
	readonly question: Question;
}

/** An item's place in a chunk. */
interface Place<Question, Answer> {
	readonly question: Question;
	readonly chunk: Chunk<Question, Answer>;
}

/** The places of neighbouring items, by item index. */
type Block<Question, Answer> = ReadonlyMap<number, Place<Question, Answer>>;
