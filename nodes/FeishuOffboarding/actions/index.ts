import type { INodeProperties } from 'n8n-workflow';

import { alphabetically } from '../fields/alphabetically';
import { InvalidInput } from '../platform/invalidInput';
import { appResource } from './app';
import { approvalResource } from './approval';
import { approvalTaskResource } from './approvalTask';
import { employeeResource } from './employee';
import { offboardingResource } from './offboarding';
import { offboardingReasonResource } from './offboardingReason';
import { resourceProperties, type Operation, type Resource } from './operation';

/** The main one first: its operations stand before all others in the description and in the palette. */
export const resources: readonly Resource[] = [
	offboardingResource,
	offboardingReasonResource,
	employeeResource,
	approvalResource,
	approvalTaskResource,
	appResource,
];

const [main, ...others] = resources;

const inPalette = [
	...(main === undefined ? [] : [main]),
	...others.sort((a, b) => alphabetically(a.name, b.name)),
];

export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: inPalette.map(({ name, value }) => ({ name, value })),
		default: 'offboarding',
	},
	...resources.flatMap(resourceProperties),
];

/** Throws InvalidInput for a pair that does not exist, n8n's own "Custom API Call" among them. */
export function findOperation(resource: unknown, operation: unknown): Operation {
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (found !== undefined) return found;
	throw new InvalidInput(
		'Operation',
		'is not one of this node',
		"Choose an operation from the list. For other calls use n8n's HTTP Request node with this credential.",
	);
}
