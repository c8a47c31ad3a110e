import type { UserIdType } from '../../../domain/employee/ids';
import type { OffboardingRecord } from '../../../domain/offboarding/record';
import type { Submissions } from '../../../domain/offboarding/submissions';
import { FRESH_MS } from '../../../domain/offboarding/submitProtocol';
import { asError } from '../../../platform/asError';
import { Cancelled } from '../../../platform/clock';
import { FeishuApiError } from '../../../platform/answers/failure';
import type { FeishuClient } from '../../../transport/client';
import { mayBeForOneElement } from '../../items/lookAhead';
import { isTokenRefusal } from '../../items/tokenRefusal';
import { PEOPLE_PER_SEARCH, recordsAbout } from '../openRecords';

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

/** 'refused' where the reason may lie with one of several people. */
type Shown = readonly OffboardingRecord[] | 'refused' | undefined;

/** One search for several people, and when it left. */
interface Glance {
	readonly shown: Promise<Shown>;
	askedMs: number;
}

/** By the item that it covers; one for each ID type and app. */
type Glances = Map<number, Glance>;

/** What search shows of the people of a run, up to a hundred with one search, and never older than a minute. */
export class KnownRecords {
	private readonly glances = new Map<Submissions, Map<UserIdType, Glances>>();

	constructor(private readonly items: SubmittingItems) {}

	/** The records of the item's person; undefined where that cannot be found out. */
	async about(
		itemIndex: number,
		submitted: Submitted,
	): Promise<readonly OffboardingRecord[] | undefined> {
		const { client, employmentId, userIdType } = submitted;
		const nowMs = client.clock.monotonic();
		const glances = this.glancesOf(submitted);
		const known = glances.get(itemIndex);
		const glance = isFresh(known, nowMs)
			? known
			: this.glance(itemIndex, submitted, glances, nowMs);
		const together = await glance.shown;
		const shown =
			together === 'refused' ? await search(client, userIdType, [employmentId]) : together;
		if (shown === undefined || shown === 'refused') return undefined;
		return shown.filter((record) => record.employmentId === employmentId);
	}

	private glancesOf({ client, userIdType }: Submitted): Glances {
		const ofApp = this.glances.get(client.submissions) ?? new Map<UserIdType, Glances>();
		const ofType = ofApp.get(userIdType) ?? new Map<number, Glance>();
		this.glances.set(client.submissions, ofApp.set(userIdType, ofType));
		return ofType;
	}

	private glance(itemIndex: number, submitted: Submitted, glances: Glances, nowMs: number): Glance {
		const indexes = this.toCover(itemIndex, glances, nowMs);
		const shown = this.ask(indexes, submitted, () => {
			glance.askedMs = submitted.client.clock.monotonic();
		});
		// Until the search has left, nothing can be older.
		const glance: Glance = { shown, askedMs: Number.POSITIVE_INFINITY };
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

	private async ask(
		indexes: readonly number[],
		{ client, employmentId, userIdType }: Submitted,
		leaves: () => void,
	): Promise<Shown> {
		const people = await Promise.all(indexes.map(async (index) => await this.submitted(index)));
		const ids = people
			.filter((person) => person !== undefined)
			.filter((person) => person.client.submissions === client.submissions)
			.filter((person) => person.userIdType === userIdType)
			.map((person) => person.employmentId);
		return await search(client.with({ leaves }), userIdType, [...new Set([employmentId, ...ids])]);
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

async function search(
	client: FeishuClient,
	userIdType: UserIdType,
	employmentIds: readonly string[],
): Promise<Shown> {
	try {
		return await recordsAbout(client, userIdType, employmentIds);
	} catch (error: unknown) {
		if (employmentIds.length > 1 && mayBeForOneElement(error)) return 'refused';
		if (error instanceof FeishuApiError && !isTokenRefusal(error)) return undefined;
		throw asError(error);
	}
}
