import { credentialReference, nodeType } from '../../e2e/support/editor';

/** The name of the node that works in a run. */
export const worker = 'Work';

const node = (name: string, type: string, typeVersion: number, parameters: object, more = {}) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
	...more,
});

const toNode = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });

/** Takes `{ rows: [{ id }] }` at /webhook/ID, answers at once, and does something with each row. */
const forRows = (id: string, parameters: object) => ({
	id,
	name: id,
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: [
		node(
			'Call',
			'n8n-nodes-base.webhook',
			2,
			{ httpMethod: 'POST', path: id, options: {} },
			{ webhookId: id },
		),
		node('Rows', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.rows' }),
		node(worker, nodeType, 1, parameters, {
			credentials: credentialReference,
			onError: 'continueErrorOutput',
		}),
	],
	connections: { Call: toNode('Rows'), Rows: toNode(worker) },
});

/** Revokes the offboarding of each row. */
export const revoking = (id: string) =>
	forRows(id, {
		resource: 'offboarding',
		operation: 'revoke',
		offboarding: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	});

/** Submits each row's person, as README advises for lists that may be sent again. */
export const submitting = (id: string) =>
	forRows(id, {
		resource: 'offboarding',
		operation: 'submit',
		employee: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		offboardingDate: '2099-12-31',
		offboardingReason: 'voluntary',
		options: { ifAlreadyOffboarding: 'returnExisting' },
	});
