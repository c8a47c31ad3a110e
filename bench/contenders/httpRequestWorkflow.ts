import { credentialId, credentialName, credentialType } from '../../test/host/sandbox';
import {
	limitOf,
	OFFBOARDING_DATE,
	OFFBOARDING_REASON,
	pathOf,
	USER_ID_TYPE,
	type Operation,
} from '../operations';
import type { Tenant } from '../tenant';

export const HTTP_REQUEST = 'HTTP Request';

const node = (name: string, type: string, typeVersion: number, more: object) => ({
	id: name,
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, 0],
	parameters: {},
	...more,
});

const to = (next: string) => ({ main: [[{ node: next, type: 'main', index: 0 }]] });

/** As people write it into the node: an expression that makes the body of each item. */
const bodies: Record<Operation, string> = {
	revoke: '={{ { offboarding_id: $json.id } }}',
	submit: `={{ { offboarding_mode: 1, employment_id: $json.id, offboarding_date: '${OFFBOARDING_DATE}', offboarding_reason_unique_identifier: '${OFFBOARDING_REASON}' } }}`,
};

function batchingAtTheLimit(operation: Operation) {
	const { count, windowMs } = limitOf(operation);
	return { batching: { batch: { batchSize: count, batchInterval: windowMs } } };
}

function httpRequest(operation: Operation, url: string, batched: boolean) {
	return node(HTTP_REQUEST, 'httpRequest', 4.5, {
		onError: 'continueRegularOutput',
		credentials: { [credentialType]: { id: credentialId, name: credentialName } },
		parameters: {
			method: 'POST',
			url: `${url}${pathOf(operation)}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credentialType,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'user_id_type', value: USER_ID_TYPE }] },
			sendBody: true,
			specifyBody: 'json',
			jsonBody: bodies[operation],
			options: batched ? batchingAtTheLimit(operation) : {},
		},
	});
}

/** The rows as items, one after the other through n8n's HTTP Request node. */
export function httpRequestWorkflow(
	id: string,
	operation: Operation,
	{ app, ids }: Tenant,
	batched: boolean,
) {
	const jsonOutput = JSON.stringify({ rows: ids.map((rowId) => ({ id: rowId })) });
	return {
		id,
		name: id,
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [
			node('Start', 'manualTrigger', 1, {}),
			node('List', 'set', 3.4, { parameters: { mode: 'raw', jsonOutput, options: {} } }),
			node('Rows', 'splitOut', 1, { parameters: { fieldToSplitOut: 'rows', options: {} } }),
			httpRequest(operation, app.url, batched),
		],
		connections: { Start: to('List'), List: to('Rows'), Rows: to(HTTP_REQUEST) },
	};
}
