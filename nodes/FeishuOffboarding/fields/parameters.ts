import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { toUserIdType, type UserIdType } from '../domain/employee/ids';
import { isRecord, textAt } from '../platform/json';

/** A resource locator's value as stored: which mode the user chose, and what was picked or typed there. */
export interface Located {
	readonly mode: string;
	readonly value: unknown;
}

/** The parameter as n8n resolves it for the item, of unknown type: expressions give anything. */
export function valueOf(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	return context.getNodeParameter(name, itemIndex, undefined);
}

/** The fields of a collection that the user has added. */
export function collectionOf(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): Record<string, unknown> {
	const value = valueOf(context, name, itemIndex);
	return isRecord(value) ? value : {};
}

/** A resource locator; a bare value, as an AI agent may give it, counts as an ID. */
export function locatedOf(context: IExecuteFunctions, name: string, itemIndex: number): Located {
	const value = valueOf(context, name, itemIndex);
	if (!isRecord(value)) return { mode: 'id', value };
	return { mode: textAt(value, 'mode') ?? 'id', value: value.value };
}

/**
 * Whether the parameter is an expression. n8n fills in defaults before a run, so only an expression
 * tells a `false` that somebody chose from one that nobody ever touched.
 */
export function isExpression(context: IExecuteFunctions, name: string): boolean {
	const stored = context.getNode().parameters[name];
	return typeof stored === 'string' && stored.startsWith('=');
}

/** What a resource mapper maps for the item: field by column, from the form or from the item itself. */
export function mappedOf(
	context: IExecuteFunctions,
	name: string,
	item: INodeExecutionData,
	itemIndex: number,
): { readonly automatic: boolean; readonly values: IDataObject } {
	const mapper = valueOf(context, name, itemIndex);
	if (textAt(mapper, 'mappingMode') === 'autoMapInputData') {
		return { automatic: true, values: item.json };
	}
	const values = isRecord(mapper) && isRecord(mapper.value) ? mapper.value : {};
	return { automatic: false, values: values as IDataObject };
}

/** The ID type chosen in the editor while it asks for options. */
export function currentUserIdType(context: ILoadOptionsFunctions): UserIdType {
	return toUserIdType(context.getCurrentNodeParameter('userIdType') ?? 'people_corehr_id');
}
