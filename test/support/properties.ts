import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { FeishuOffboarding } from '../../nodes/FeishuOffboarding/FeishuOffboarding.node';

export const node = new FeishuOffboarding();

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

const isProperty = (entry: Entry): entry is INodeProperties =>
	'displayName' in entry && 'type' in entry;

const isOption = (entry: Entry): entry is INodePropertyOptions => 'value' in entry;

/** The fields of a collection. */
export const fieldsOf = ({ options }: INodeProperties): INodeProperties[] =>
	(options ?? []).filter(isProperty);

/** The choices of a dropdown. */
export const choicesOf = ({ options }: INodeProperties): INodePropertyOptions[] =>
	(options ?? []).filter(isOption);

/** Every property, those within collections too. */
export const allProperties = (properties = node.description.properties): INodeProperties[] =>
	properties.flatMap((property) => [property, ...allProperties(fieldsOf(property))]);

/** The parameters of an operation of `offboarding`, without the two dropdowns that choose it and the notices. */
export const parametersOf = (operation: string): INodeProperties[] =>
	node.description.properties.filter(
		({ displayOptions, type }) =>
			type !== 'notice' &&
			displayOptions?.show?.resource?.includes('offboarding') === true &&
			displayOptions.show.operation?.includes(operation) === true,
	);

/** A parameter by its name; `collection.field` within a collection. */
export function parameterAt(operation: string, path: string): INodeProperties | undefined {
	const [name, field] = path.split('.');
	const parameter = parametersOf(operation).find((property) => property.name === name);
	return field === undefined || parameter === undefined
		? parameter
		: fieldsOf(parameter).find((property) => property.name === field);
}
