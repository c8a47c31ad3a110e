import type { UserIdType } from '../../../domain/employee/ids';
import type { OffboardingRecord } from '../../../domain/offboarding/record';
import { FRESH_MS } from '../../../domain/offboarding/submitProtocol';
import { asError } from '../../../platform/asError';
import type { ApiRequest } from '../../../platform/request';
import { Cancelled } from '../../../platform/time/clock';
import type { FeishuClient } from '../../../transport/client';
import { Chunk } from '../../items/chunk';
import { isCallFailure } from '../../items/tokenRefusal';
import { PEOPLE_PER_SEARCH, recordsAbout } from '../lookup/openRecords';

/** Somebody whom an item is going to submit. */
export interface Submitted {
	readonly userIdType: UserIdType;
	readonly employmentId: string;
	readonly client: FeishuClient;
}

/** The items of a run, as far as they submit anybody. */
export interface SubmittingItems {
	readonly count: number;
	isOver(itemIndex: number): boolean;
	/** Undefined for an item that will not submit anybody. */
	submitted(itemIndex: number): Promise<Submitted | undefined>;
}

/** One search for several people, and when it left. */
interface Glance {
	readonly people: Promise<Chunk<string, readonly OffboardingRecord[]>>;
	askedMs: number;
}

/** A search that takes so long so often will do so again. */
const LOOKS_MAX = 3;

/** By the item that it covers; one for each ID type and sort of client. */
type Glances = Map<number, Glance>;

/**
 * What search shows of the people of a run, up to a hundred with one search, and never older than a minute.
 * A search never spans two apps, nor items with other options.
 */
export class KnownRecords {
	private readonly glances = new Map<string, Glances>();

	constructor(private readonly items: SubmittingItems) {}

	/** The records of the item's person; undefined where that cannot be found out, or not within a minute. */
	async about(
		itemIndex: number,
		submitted: Submitted,
	): Promise<readonly OffboardingRecord[] | undefined> {
		const { clock } = submitted.client;
		for (let looks = 0; looks < LOOKS_MAX; looks++) {
			const glance = this.freshGlance(itemIndex, submitted);
			const shown = await this.shown(glance, itemIndex, submitted);
			// The answer may have taken longer than it counts.
			if (shown === undefined || isFresh(glance, clock.monotonic())) return shown;
		}
		return undefined;
	}

	private async shown(
		glance: Glance,
		itemIndex: number,
		{ client, employmentId, userIdType }: Submitted,
	): Promise<readonly OffboardingRecord[] | undefined> {
		const people = await glance.people;
		const leaves = ({ query }: ApiRequest): void => {
			// What its first page shows is the oldest.
			if (query?.page_token === undefined) glance.askedMs = client.clock.monotonic();
		};
		const ask = async (ids: readonly string[]): Promise<OffboardingRecord[]> => {
			// The halves of a search leave after it.
			const watched = ids.length === people.size ? client.with({ leaves }) : client;
			return await recordsAbout(watched, userIdType, ids);
		};
		const shown = await unlessFailed(people.about(employmentId, { itemIndex, client }, ask));
		return shown?.filter((record) => record.employmentId === employmentId);
	}

	private freshGlance(itemIndex: number, submitted: Submitted): Glance {
		const nowMs = submitted.client.clock.monotonic();
		const glances = this.glancesOf(submitted);
		const known = glances.get(itemIndex);
		return isFresh(known, nowMs) ? known : this.glance(itemIndex, submitted, glances, nowMs);
	}

	private glancesOf(submitted: Submitted): Glances {
		const key = keyOf(submitted);
		const known = this.glances.get(key) ?? new Map<number, Glance>();
		this.glances.set(key, known);
		return known;
	}

	private glance(itemIndex: number, submitted: Submitted, glances: Glances, nowMs: number): Glance {
		const indexes = this.toCover(itemIndex, glances, nowMs);
		// Until the search has left, nothing can be older.
		const glance: Glance = {
			people: this.peopleOf(indexes, submitted),
			askedMs: Number.POSITIVE_INFINITY,
		};
		for (const index of indexes) glances.set(index, glance);
		return glance;
	}

	/** The item, those before it that still wait, and those after it, as far as nothing fresh is known. */
	private toCover(itemIndex: number, glances: Glances, nowMs: number): number[] {
		const isWanted = (index: number): boolean =>
			!this.items.isOver(index) && !isFresh(glances.get(index), nowMs);
		const indexes = [...glances.keys()].filter((index) => index < itemIndex && isWanted(index));
		for (let index = itemIndex; index < this.items.count; index++) {
			if (indexes.length === PEOPLE_PER_SEARCH) break;
			if (index === itemIndex || isWanted(index)) indexes.push(index);
		}
		return indexes;
	}

	private async peopleOf(
		indexes: readonly number[],
		submitted: Submitted,
	): Promise<Chunk<string, readonly OffboardingRecord[]>> {
		const people = await Promise.all(indexes.map(async (index) => await this.submitted(index)));
		const ids = people
			.filter((person) => person !== undefined)
			.filter((person) => keyOf(person) === keyOf(submitted))
			.map((person) => person.employmentId);
		return new Chunk([...new Set([submitted.employmentId, ...ids])]);
	}

	/** An item whose parameters cannot be read fails for itself, not for its neighbours. */
	private async submitted(itemIndex: number): Promise<Submitted | undefined> {
		try {
			return await this.items.submitted(itemIndex);
		} catch (error: unknown) {
			if (error instanceof Cancelled) throw asError(error);
			return undefined;
		}
	}
}

const isFresh = (glance: Glance | undefined, nowMs: number): glance is Glance =>
	glance !== undefined && nowMs - glance.askedMs <= FRESH_MS;

const keyOf = ({ client, userIdType }: Submitted): string => `${userIdType} ${client.sharing}`;

async function unlessFailed<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
	try {
		return await answer;
	} catch (error: unknown) {
		if (isCallFailure(error)) return undefined;
		throw asError(error);
	}
}
