import { setTimeout as wait } from 'node:timers/promises';

import { executeWorkflow } from '../host/n8n/commandLine';
import { credentialType } from '../host/sandbox';
import { addWorkflows, createStage, type Stage } from '../host/stage';
import { credentialReference } from './support/editor';

jest.setTimeout(300_000);

const tokenLifetimeSeconds = 4;

const node = (name: string, type: string, typeVersion: number, more: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: {},
	...more,
});

/** n8n's own HTTP Request node, with this package's credential as a predefined credential type. */
const reasonsByHttpRequest = (url: string) => ({
	id: 'reasonsByHttpRequest',
	name: 'Reasons by HTTP Request',
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Ask', 'n8n-nodes-base.httpRequest', 4.2, {
			credentials: credentialReference,
			parameters: {
				method: 'POST',
				url: `${url}/open-apis/corehr/v1/offboardings/query`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: credentialType,
				sendHeaders: true,
				headerParameters: {
					parameters: [{ name: 'Content-Type', value: 'application/json; charset=utf-8' }],
				},
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '{ "active": true }',
				options: {},
			},
		}),
	],
	connections: { Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } },
});

let stage: Stage;

beforeAll(async () => {
	stage = await createStage('e2e-http', { tokenLifetimeSeconds });
	await addWorkflows(stage, [reasonsByHttpRequest(stage.emulator.url)]);
});

afterAll(async () => {
	await stage?.close();
});

async function ask() {
	const run = await executeWorkflow(stage.home, 'reasonsByHttpRequest');
	return { failure: run.failure, answer: run.outputs('Ask')[0]?.[0]?.json };
}

describe('n8n’s HTTP Request node with this credential', () => {
	it('gets an answer', async () => {
		await expect(ask()).resolves.toMatchObject({ failure: undefined, answer: { code: 0 } });
	});

	it('gets an answer after the stored token has expired, and sends no stale one', async () => {
		await wait(tokenLifetimeSeconds * 1_000);
		const tokensBefore = stage.emulator.requests('tenantAccessToken').length;
		await expect(ask()).resolves.toMatchObject({ failure: undefined, answer: { code: 0 } });
		expect(stage.emulator.requests('tenantAccessToken').length).toBe(tokensBefore + 1);
		expect(stage.emulator.requests('reasons').map(({ code }) => code)).toEqual([0, 0]);
	});
});
