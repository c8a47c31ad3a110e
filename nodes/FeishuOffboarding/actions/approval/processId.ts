import type { INodeProperties } from 'n8n-workflow';

import { readRecord } from '../../domain/offboarding/searchedRecord';
import { anyOffboarding } from '../../fields/offboarding';
import { toChoice } from '../../domain/input/values';
import { valueOf } from '../../fields/parameters';
import { InvalidInput } from '../../platform/invalidInput';
import { textOf } from '../../platform/json';
import { recordLookup } from '../offboarding/findOffboarding';
import type { Run } from '../operation';

const FIND_BY = { displayName: 'Find By', name: 'findBy' } as const;

/** The process of an item, as an ID or by the offboarding that it is about. */
export const processId: INodeProperties = {
	displayName: 'Process ID',
	name: 'processId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 7278949005675988535',
	description:
		'The process_id of the approval; Get and Get Many of offboardings return it, as do approval tasks and events',
};

export const processLocator: INodeProperties[] = [
	{
		...FIND_BY,
		type: 'options',
		// With an expression, n8n would show both ways, and ask for both.
		noDataExpression: true,
		options: [
			{
				name: 'Offboarding or Employee',
				value: 'offboarding',
				description: "The approval of a person's offboarding",
			},
			{
				name: 'Process ID',
				value: 'processId',
				description: 'Any approval process of Feishu CoreHR',
			},
		],
		default: 'processId',
		description: 'How the approval is named',
	},
	{ ...processId, displayOptions: { show: { findBy: ['processId'] } } },
	{
		...anyOffboarding,
		displayOptions: { show: { findBy: ['offboarding'] } },
		description: 'The offboarding whose approval is meant; it has to be submitted for approval',
	},
];

/** The process that the item names, still unchecked where it is given as an ID. Throws InvalidInput. */
export function processIdLookup(run: Run): (itemIndex: number) => Promise<unknown> {
	const { context } = run;
	const recordOf = recordLookup(run);
	return async (itemIndex) => {
		const ways = ['offboarding', 'processId'] as const;
		const way = toChoice(valueOf(context, FIND_BY.name, itemIndex), FIND_BY.displayName, ways);
		if (way === 'processId') return valueOf(context, processId.name, itemIndex);
		const { offboardingId, processId: found } = readRecord(await recordOf(itemIndex));
		if (found !== undefined && found !== '') return found;
		throw new InvalidInput(
			'Offboarding',
			`has no approval: ${textOf(offboardingId)} was submitted as decided (Direct), or its process is not shown to the app`,
			"Only an offboarding that was submitted with 'Offboarding Mode' Approval has an approval process.",
		);
	};
}
