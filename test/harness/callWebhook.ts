import './environment';

import { LoadOptionsContext, WebhookContext } from 'n8n-core';
import {
	jsonParse,
	type INodeExecutionData,
	type IWebhookDescription,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { collectLogs, type LogLine } from './logLines';
import { prepare, withNamedWorkflow, type NodeSetup, type Prepared } from './n8n';
import { WebhookAnswer, type HttpAnswer } from './webhookAnswer';

export interface WebhookCall extends NodeSetup {
	rawBody: string | Buffer;
	headers?: Record<string, string>;
	/** Leaves `rawBody` off the request, as an n8n does that does not keep it. */
	withoutRawBody?: boolean;
}

export interface WebhookResult {
	response: HttpAnswer;
	/** The items that start the workflow, or undefined where it is not started. */
	items: INodeExecutionData[] | undefined;
	error: unknown;
	logs: LogLine[];
}

/** Calls the node's webhook with the bytes of a request, and answers as n8n's server would. */
export async function callWebhook(call: WebhookCall): Promise<WebhookResult> {
	const prepared = prepare({ ...call, mode: call.mode ?? 'webhook' });
	const { workflow, node, additionalData } = prepared;
	const logs = collectLogs(new LoadOptionsContext(workflow, node, additionalData, '').logger);
	const answer = new WebhookAnswer();
	let items: INodeExecutionData[] | undefined;
	let failure: unknown;
	try {
		items = await serve(call, prepared, answer);
		call.staticData?.save(workflow);
	} catch (error: unknown) {
		failure = error;
		const status = error instanceof UnreadableBody ? 422 : 500;
		if (!answer.headersSent) answer.status(status).json({ message: 'The call failed' });
	}
	return { response: answer.sent(), items, error: failure, logs: logs() };
}

class UnreadableBody extends Error {}

async function serve(call: WebhookCall, prepared: Prepared, answer: WebhookAnswer) {
	const { node } = call;
	const [description] = node.description.webhooks ?? [];
	if (!node.webhook || !description) throw new Error('The node has no webhook');
	prepared.additionalData.httpRequest = toRequest(call);
	prepared.additionalData.httpResponse = answer;
	const result = await node.webhook.call(toContext(prepared, description));
	reply(answer, result, description);
	return result.workflowData?.[0];
}

function toContext(prepared: Prepared, description: IWebhookDescription) {
	const { workflow, node, additionalData, mode } = prepared;
	const registered = {
		httpMethod: 'POST',
		node: node.name,
		path: `${node.webhookId}/webhook`,
		webhookDescription: description,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
	} as const;
	return withNamedWorkflow(
		new WebhookContext(workflow, node, additionalData, mode, registered, [], null),
	);
}

/** n8n reads a call whose content type it knows, and others when asked; all of them for a trigger of version 1. */
const isRead = (contentType: string | undefined): boolean =>
	/^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/.test(
		contentType ?? '',
	);

function toRequest({ rawBody, headers, withoutRawBody }: WebhookCall) {
	const bytes = Buffer.from(rawBody);
	const sent = new Headers(headers);
	if (!sent.has('content-type')) sent.set('content-type', 'application/json');
	const header = (name: string) => sent.get(name) ?? undefined;
	const read = () => {
		if (!withoutRawBody) request.rawBody = bytes;
	};
	const request = {
		method: 'POST',
		headers: Object.fromEntries(sent),
		header,
		get: header,
		params: {},
		query: {},
		body: parseBody(bytes, header('content-type')),
		rawBody: undefined as Buffer | undefined,
		readRawBody: async () => await Promise.resolve(read()),
	};
	if (isRead(header('content-type'))) read();
	return request;
}

/** n8n parses JSON before the node is called, and refuses a call whose JSON is broken. */
function parseBody(bytes: Buffer, contentType: string | undefined): unknown {
	const isJson = contentType?.split(';')[0]?.trim() === 'application/json';
	if (!isJson || bytes.length === 0) return {};
	try {
		return jsonParse<unknown>(bytes.toString());
	} catch (error: unknown) {
		throw new UnreadableBody('The body is not JSON', { cause: error });
	}
}

/** n8n's rules for `responseMode: 'onReceived'`. */
function reply(
	answer: WebhookAnswer,
	{ noWebhookResponse, workflowData, webhookResponse }: IWebhookResponseData,
	{ responseData }: IWebhookDescription,
): void {
	if (noWebhookResponse) return;
	const given: unknown = webhookResponse;
	if (workflowData === undefined) {
		answer.json(given ?? { message: 'Webhook call received' });
	} else if (responseData === '') {
		answer.json(given ?? { message: 'Workflow was started' });
	} else {
		answer.send(responseData === 'noData' ? '' : (responseData ?? 'firstEntryJson'));
	}
}
