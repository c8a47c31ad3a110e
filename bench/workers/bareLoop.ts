import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

import { recordIn, textIn } from '../../test/host/json';
import { bodyFor, pathOf, USER_ID_TYPE, type Operation } from '../operations';

const CREDENTIAL = 'feishuCoreHrApi';

/** The least that an n8n node can do: one value per item, one call of n8n's helper, one item out. */
export const bareLoop = (operation: Operation, url: string): INodeType => ({
	description: {
		displayName: 'Bare Loop',
		name: 'bareLoop',
		group: ['transform'],
		version: 1,
		description: 'Calls one endpoint for every item',
		defaults: { name: 'Bare Loop' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL, required: true }],
		properties: [{ displayName: 'ID', name: 'id', type: 'string', default: '' }],
	},
	async execute() {
		const outputs: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			const id = textIn(this.getNodeParameter('id', itemIndex));
			const json = await callFor(this, operation, `${url}${pathOf(operation)}`, id);
			outputs.push({ json, pairedItem: { item: itemIndex } });
		}
		return [outputs];
	},
});

async function callFor(
	context: IExecuteFunctions,
	operation: Operation,
	url: string,
	id: string,
): Promise<IDataObject> {
	const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
		context,
		CREDENTIAL,
		{
			method: 'POST',
			url,
			qs: { user_id_type: USER_ID_TYPE },
			body: bodyFor(operation, id),
			json: true,
		},
	);
	return { answer: recordIn(answer) };
}
