import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject as N8nJsonObject,
} from 'n8n-workflow';

import { FeishuApiError } from '../platform/answers/failure';
import { withoutGaps } from '../platform/json';
import { InvalidInput } from '../platform/invalidInput';
import { DatabaseAway } from './databaseAway';
import { htmlLines, plainLines, type Layout } from './errorText';

/** How far a run was when an item failed. */
export interface Progress {
	readonly itemIndex: number;
	/** Items that succeeded before it. */
	readonly done: number;
	/** Items that were not started because of it. */
	readonly left: number;
}

/** The only place where a failure becomes one of n8n's errors. An error of n8n's own passes unchanged. */
export function toNodeError(
	node: INode,
	error: unknown,
	progress?: Progress,
	layout: Layout = layoutFor(node),
): NodeApiError | NodeOperationError {
	const itemIndex = progress === undefined ? {} : { itemIndex: progress.itemIndex };
	if (error instanceof FeishuApiError) {
		const description = layout(error.advice, supportLine(error), progressLine(progress));
		const told = { message: error.message, description, ...errorCode(error), ...itemIndex };
		return inOwnWords(new NodeApiError(node, apiFacts(error), told), error);
	}
	if (hasAdvice(error)) {
		const description = layout(error.advice, progressLine(progress));
		const told = { description, ...itemIndex };
		return inOwnWords(new NodeOperationError(node, error.message, told), error);
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node, error instanceof Error ? error : String(error), itemIndex);
}

/** n8n names the node that hangs on an agent so. What it answers goes to the model. */
const layoutFor = ({ type }: INode): Layout => (type.endsWith('Tool') ? plainLines : htmlLines);

/** What the editor shows as "Error code": n8n calls it the HTTP code, and Feishu's says more. */
function errorCode({ code, httpStatus }: FeishuApiError): { httpCode?: string } {
	// 0 is success, of which something was missing.
	const shown = code === 0 ? httpStatus : (code ?? httpStatus);
	return shown === undefined ? {} : { httpCode: String(shown) };
}

/** n8n replaces a message that holds one of Node's codes, and finds EEXIST in 'employeeExists', too. */
function inOwnWords<T extends NodeApiError | NodeOperationError>(shown: T, { message }: Error): T {
	shown.message = message;
	return shown;
}

/** A failure that is not Feishu's, and knows what to do. */
const hasAdvice = (error: unknown): error is InvalidInput | DatabaseAway =>
	error instanceof InvalidInput || error instanceof DatabaseAway;

/** Runs an options request; what goes wrong reaches the editor with its advice in the message, as a list shows no more. */
export async function asEditorError<T>(node: INode, request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (error: unknown) {
		const shown = toNodeError(node, error, undefined, plainLines);
		if (error instanceof FeishuApiError || error instanceof InvalidInput) {
			shown.message = `${error.message}. ${error.advice}`;
		}
		throw shown;
	}
}

/** What an item carries to the error output: no other key, so that n8n routes it there and keeps the input. */
export function toErrorItem(error: unknown, left: number): IDataObject {
	if (error instanceof FeishuApiError) {
		// Who waited too long for the limit wants to know how much is still to come.
		const queue = error.kind === 'throttled' ? `; items left: ${left}` : '';
		return { error: `${error.message}${queue}`, details: withoutGaps(apiDetails(error)) };
	}
	if (hasAdvice(error)) {
		return { error: error.message, details: { advice: error.advice } };
	}
	const message = error instanceof Error ? error.message : String(error);
	return { error: message, details: {} };
}

function apiDetails(error: FeishuApiError): IDataObject {
	return {
		advice: error.advice,
		endpoint: error.endpoint,
		code: error.code,
		vendorMessage: error.vendorMessage,
		httpStatus: error.httpStatus,
		logId: error.logId,
		outcomeUnknown: error.outcomeUnknown ? true : undefined,
	};
}

function apiFacts(error: FeishuApiError): N8nJsonObject {
	return Object.fromEntries(
		Object.entries({
			endpoint: error.endpoint,
			feishuCode: error.code,
			vendorMessage: error.vendorMessage,
			logId: error.logId,
			outcomeUnknown: error.outcomeUnknown ? true : undefined,
		}).filter((entry): entry is [string, string | number | true] => entry[1] !== undefined),
	);
}

/** What Feishu's support needs to find the call. */
export function supportLine(error: FeishuApiError): string {
	return [
		error.endpoint,
		error.code === undefined ? '' : `Feishu code ${error.code}`,
		error.logId === undefined ? '' : `log ID ${error.logId}`,
	]
		.filter((part) => part !== '')
		.join(', ');
}

function progressLine(progress: Progress | undefined): string {
	if (progress === undefined || progress.done + progress.left === 0) return '';
	return `Items done before this one: ${progress.done}. Items not sent after it: ${progress.left}.`;
}
