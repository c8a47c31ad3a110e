import { credentialType } from '../../host/sandbox';
import { credentialReference, nodeType } from './editor';

export const trigger = 'Start';

const node = (name: string, type: string, typeVersion: number, more: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: {},
	...more,
});

const toNode = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });

/** The node by the name of Ask, with these items. */
const workflow = (id: string, ask: object, items: readonly object[]) => ({
	id,
	name: id,
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: [
		node(trigger, 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Rows', 'n8n-nodes-base.set', 3.4, {
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ rows: items }), options: {} },
		}),
		node('Items', 'n8n-nodes-base.splitOut', 1, { parameters: { fieldToSplitOut: 'rows' } }),
		ask,
	],
	connections: { [trigger]: toNode('Rows'), Rows: toNode('Items'), Items: toNode('Ask') },
});

/** Submits each item with the action node. */
export const submitByNode = (id: string, credentials: object, items: readonly object[]) =>
	workflow(
		id,
		node('Ask', nodeType, 1, {
			credentials,
			parameters: {
				resource: 'offboarding',
				operation: 'submit',
				employee: { __rl: true, mode: 'id', value: '={{ $json.employee }}' },
				offboardingDate: '2099-12-31',
				offboardingReason: 'voluntary',
			},
		}),
		items,
	);

/** Asks for the reasons with n8n's HTTP Request node. */
export const askByHttp = (id: string, url: string) =>
	workflow(
		id,
		node('Ask', 'n8n-nodes-base.httpRequest', 4.2, {
			credentials: credentialReference,
			parameters: {
				method: 'POST',
				url: `${url}/open-apis/corehr/v1/offboardings/query`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: credentialType,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '{ "active": true }',
				options: {},
			},
		}),
		[{ any: 'item' }],
	);
