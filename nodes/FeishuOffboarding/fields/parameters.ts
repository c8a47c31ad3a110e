import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeProperties,
	IPollFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import {
	ifAdded,
	isGiven,
	toChoice,
	toChoices,
	toFields,
	toFlag,
	toNumber,
} from '../domain/input/values';
import { InvalidInput } from '../platform/invalidInput';
import { isRecord, listAt, textAt } from '../platform/json';

/** A resource locator's value as stored: which mode the user chose, and what was picked or typed there. */
export interface Located {
	readonly mode: string;
	readonly value: unknown;
}

type Trigger = IHookFunctions | IPollFunctions | ITriggerFunctions | IWebhookFunctions;

/** A parameter: what it is called, and what the editor calls it. */
export type Named = Pick<INodeProperties, 'name' | 'displayName'>;

/** The parameter as n8n resolves it for the item, of unknown type: expressions give anything. */
export function valueOf(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	return context.getNodeParameter(name, itemIndex, undefined);
}

/** The parameters of a trigger, which has no items. */
export const settingsOf = (context: Trigger) => ({
	flag: ({ displayName, name }: Named): boolean =>
		toFlag(context.getNodeParameter(name), displayName),
	choices: (property: INodeProperties): string[] =>
		asChoices(context.getNodeParameter(property.name), property),
	fields: ({ displayName, name }: Named): Record<string, unknown> =>
		toFields(context.getNodeParameter(name), displayName),
});

/** A toggle. Throws InvalidInput for anything but true and false. */
export const flagOf = (context: IExecuteFunctions, parameter: Named, itemIndex: number): boolean =>
	toFlag(valueOf(context, parameter.name, itemIndex), parameter.displayName);

/** A number within the bounds of its property. Throws InvalidInput for anything else. */
export const numberOf = (
	context: IExecuteFunctions,
	property: INodeProperties,
	itemIndex: number,
): number => asNumber(valueOf(context, property.name, itemIndex), property);

/** A number that may have been added to a collection. */
export const numberIn = (
	fields: Readonly<Record<string, unknown>>,
	property: INodeProperties,
): number | undefined => ifAdded(fields, property.name, (value) => asNumber(value, property));

function asNumber(value: unknown, { displayName, typeOptions }: INodeProperties): number {
	return toNumber(value, displayName, {
		min: typeOptions?.minValue ?? Number.MIN_SAFE_INTEGER,
		max: typeOptions?.maxValue,
		isWhole: typeOptions?.numberPrecision === 0,
	});
}

/** Whether a toggle was added to a collection and is on. */
export const isOn = (fields: Readonly<Record<string, unknown>>, parameter: Named): boolean =>
	ifAdded(fields, parameter.name, (value) => toFlag(value, parameter.displayName)) ?? false;

/** A choice that may have been added to a collection: one of its property's. */
export const choiceIn = (
	fields: Readonly<Record<string, unknown>>,
	property: INodeProperties,
): string | undefined =>
	ifAdded(fields, property.name, (value) =>
		toChoice(value, property.displayName, choicesOf(property)),
	);

/** Several choices, of those that their property has. */
const asChoices = (value: unknown, property: INodeProperties): string[] =>
	toChoices(value, property.displayName, choicesOf(property));

/** Several choices that may have been added to a collection; none of them where they were not. */
export const choicesIn = (
	fields: Readonly<Record<string, unknown>>,
	property: INodeProperties,
): string[] => ifAdded(fields, property.name, (value) => asChoices(value, property)) ?? [];

const choicesOf = ({ options = [] }: INodeProperties): string[] =>
	options.flatMap((option) => ('value' in option ? String(option.value) : []));

/** The fields of a collection that the user has added. Throws InvalidInput for what is no object. */
export const collectionOf = (
	context: IExecuteFunctions,
	collection: Named,
	itemIndex: number,
): Record<string, unknown> =>
	toFields(valueOf(context, collection.name, itemIndex), collection.displayName);

/** The rows of a fixed collection with one kind of row. */
export function rowsOf(
	context: IExecuteFunctions,
	collection: Named,
	row: string,
	itemIndex: number,
): unknown[] {
	const fields = collectionOf(context, collection, itemIndex);
	if (!Object.hasOwn(fields, row) || Array.isArray(fields[row])) return listAt(fields, row);
	throw new InvalidInput(
		collection.displayName,
		'is not a list',
		'Add its fields one by one, or give a list of objects.',
	);
}

/** A resource locator; a bare value, as an AI agent may give it, counts as an ID. */
export function locatedOf(context: IExecuteFunctions, name: string, itemIndex: number): Located {
	const value = valueOf(context, name, itemIndex);
	if (!isRecord(value)) return { mode: 'id', value };
	return { mode: textAt(value, 'mode') ?? 'id', value: value.value };
}

/**
 * What the user chose with a toggle, of unknown type, and whether that is `true`. n8n fills in defaults before a
 * run, so a `false` that is no expression may come from a toggle that nobody ever touched: it is no choice.
 */
export function chosenWith(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): { readonly choice: unknown; readonly isTrue: boolean } {
	const value = valueOf(context, name, itemIndex);
	const isUntouched = value === false && !isByExpression(context, name);
	return { choice: isUntouched ? undefined : value, isTrue: value === true };
}

/** Whether an expression gives the parameter, or a collection that it stands in; `path` are their names from outside in. */
export function isByExpression(context: IExecuteFunctions, ...path: string[]): boolean {
	let stored: unknown = context.getNode().parameters;
	for (const name of path) {
		stored = isRecord(stored) ? stored[name] : undefined;
		if (typeof stored === 'string' && stored.startsWith('=')) return true;
	}
	return false;
}

/** What a resource mapper maps for the item: field by column, from the form or from the item itself. */
export function mappedOf(
	context: IExecuteFunctions,
	mapper: Named,
	item: INodeExecutionData,
	itemIndex: number,
): { readonly automatic: boolean; readonly values: IDataObject } {
	const mapping = collectionOf(context, mapper, itemIndex);
	if (textAt(mapping, 'mappingMode') === 'autoMapInputData') {
		return { automatic: true, values: item.json };
	}
	const values = isGiven(mapping.value) ? toFields(mapping.value, mapper.displayName) : {};
	return { automatic: false, values: values as IDataObject };
}

/**
 * What the editor shows in a parameter while it asks for a list; undefined for an expression that it could not
 * resolve, as there may be no item yet. One that needs none is resolved here.
 */
export function shownIn(context: ILoadOptionsFunctions, name: string): unknown {
	const shown: unknown = context.getCurrentNodeParameter(name);
	if (typeof shown !== 'string' || !shown.startsWith('=')) return shown ?? undefined;
	try {
		return context.getNodeParameter(name) ?? undefined;
	} catch {
		return undefined;
	}
}

/** Whether the editor shows that choice in a dropdown while it asks for a list. */
export const isShown = (context: ILoadOptionsFunctions, name: string, choice: string): boolean =>
	shownIn(context, name) === choice;
