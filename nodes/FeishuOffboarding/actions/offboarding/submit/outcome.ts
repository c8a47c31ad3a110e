import type { IDataObject } from 'n8n-workflow';

import { endpoints } from '../../../domain/endpoints';
import type { Observation } from '../../../domain/offboarding/submitCourse';
import { unknownSubmit } from '../../../domain/offboarding/submitProtocol';
import type { FeishuApiError } from '../../../platform/answers/failure';
import type { JsonObject } from '../../../platform/json';
import type { Refusal } from '../../../platform/refusals/refusal';

/** What an item ends with where it succeeds. */
export interface Outcome {
	readonly output: IDataObject;
}

/** What was learnt right before a send, so that it did not leave. */
export class Withheld extends Error {
	constructor(readonly learnt: Observation | Outcome) {
		super('There is no need to send it');
	}
}

export const existing = (answer: JsonObject): Outcome => ({
	output: { ...answer, outcome: 'alreadyOffboarding' },
});

/** Trouble that Feishu owns up to has words of its own; a lost answer has none. */
export function wordsFor({ code, kind, message }: FeishuApiError): Refusal {
	if (kind === 'unknownOutcome') {
		return (code === undefined ? undefined : endpoints.submit.refusals[code]) ?? unknownSubmit;
	}
	return {
		message: unknownSubmit.message,
		advice: `${unknownSubmit.advice} When it was sent again, it was refused: ${message}.`,
	};
}
