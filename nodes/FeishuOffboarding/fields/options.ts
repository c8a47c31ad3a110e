import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { alphabetically } from './alphabetically';
import { collectionOf, numberIn } from './parameters';

const maxWait: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 600,
	description:
		"The longest that one item waits for Feishu's limits, in total: by the clock, over all its requests",
};

/** A longer timer of Node.js ends at once. */
const TIMER_MAX_MS = 2_147_483_647;

const timeout: INodeProperties = {
	displayName: 'Timeout (Milliseconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: TIMER_MAX_MS },
	default: 30000,
	description: 'How long one request may take, to the last byte of its answer',
};

/** Options that every operation has. */
export const requestOptions: INodeProperties[] = [maxWait, timeout];

const OPTIONS = { displayName: 'Options', name: 'options' };

/** The options of an operation: some of its own, in alphabetical order among those that every operation has. */
export const optionsWith = (...own: INodeProperties[]): INodeProperties => ({
	...OPTIONS,
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...own, ...requestOptions].sort((a, b) => alphabetically(a.displayName, b.displayName)),
});

export const requestOptionsOnly = optionsWith();

/** The options that the user has added. Throws InvalidInput for what is no object. */
export const optionsOf = (context: IExecuteFunctions, itemIndex: number): Record<string, unknown> =>
	collectionOf(context, OPTIONS, itemIndex);

/** How patient the item is with Feishu; its own words for what the user has not set. */
export function patienceOf(
	context: IExecuteFunctions,
	itemIndex: number,
): { readonly maxWaitMs?: number; readonly timeoutMs?: number } {
	const options = optionsOf(context, itemIndex);
	const seconds = numberIn(options, maxWait);
	const timeoutMs = numberIn(options, timeout);
	return {
		...(timeoutMs === undefined ? {} : { timeoutMs }),
		...(seconds === undefined ? {} : { maxWaitMs: seconds * 1_000 }),
	};
}
