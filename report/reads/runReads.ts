import { InvalidInput } from '../../nodes/FeishuOffboarding/platform/invalidInput';
import type { JsonObject } from '../../nodes/FeishuOffboarding/platform/json';
import { asError } from '../../nodes/FeishuOffboarding/platform/asError';
import type { ApiRequest } from '../../nodes/FeishuOffboarding/platform/request';
import type { Heard, Session } from '../wire/session';
import type { ReadName } from './documented';
import type { Answers } from './known';
import { reads } from './reads';

/** What came of a read, or why it was not tried. */
export type Outcome = { readonly heard: Heard } | { readonly lacks: string };

export interface ReadResults {
	readonly outcomes: ReadonlyMap<ReadName, Outcome>;
	readonly answers: Answers;
}

const isRead = (name: string): name is ReadName => name in reads;

/** The names in the order of the calls. */
const readNames: readonly ReadName[] = Object.keys(reads).filter(isRead);

/** Calls every read endpoint once. */
export async function runReads(session: Session): Promise<ReadResults> {
	const outcomes = new Map<ReadName, Outcome>();
	const answers = new Map<ReadName, JsonObject>();
	for (const name of readNames) {
		const request = requestFor(name, answers);
		if ('lacks' in request) {
			outcomes.set(name, request);
			continue;
		}
		const heard = await session.send(request);
		outcomes.set(name, { heard });
		if (heard.class === 'done' && heard.envelope) answers.set(name, heard.envelope.data);
	}
	return { outcomes, answers };
}

function requestFor(name: ReadName, answers: Answers): ApiRequest | { readonly lacks: string } {
	try {
		return reads[name].request(answers);
	} catch (error: unknown) {
		if (error instanceof InvalidInput) return { lacks: 'an ID of the documented form' };
		throw asError(error);
	}
}
