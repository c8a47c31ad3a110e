import { createServer } from 'node:http';

import { at, listIn, parseJson, textIn, type JsonRecord } from '../../host/json';

export interface ToolCall {
	readonly tool: string;
	readonly input: JsonRecord;
}

/** Stands for a language model: calls tools as scripted, one after the other, and then speaks. */
export interface ScriptedModel {
	/** What a credential of OpenAI takes as its base URL. */
	readonly url: string;
	/** What the agent was told by each tool so far, in order. */
	toolAnswers(): string[];
	close(): Promise<void>;
}

const called = ({ tool, input }: ToolCall, step: number): JsonRecord => ({
	role: 'assistant',
	content: null,
	tool_calls: [
		{
			id: `call_${step}`,
			type: 'function',
			function: { name: tool, arguments: JSON.stringify(input) },
		},
	],
});

const answerWith = (message: JsonRecord): string =>
	JSON.stringify({
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 1,
		model: 'scripted',
		choices: [
			{
				index: 0,
				message,
				finish_reason: message['tool_calls'] === undefined ? 'stop' : 'tool_calls',
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	});

/** https://platform.openai.com/docs/api-reference/chat/create */
export async function startModel(
	script: readonly ToolCall[],
	last: string,
): Promise<ScriptedModel> {
	let answers: string[] = [];
	const reply = (body: unknown): string => {
		answers = listIn(at(body, 'messages'))
			.filter((message) => at(message, 'role') === 'tool')
			.map((message) => textIn(at(message, 'content')));
		const next = script[answers.length];
		return answerWith(
			next === undefined ? { role: 'assistant', content: last } : called(next, answers.length),
		);
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			response.setHeader('content-type', 'application/json');
			response.end(reply(parseJson(Buffer.concat(chunks).toString('utf8'))));
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		toolAnswers: () => answers,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
			});
		},
	};
}
