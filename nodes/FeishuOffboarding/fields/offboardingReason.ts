import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { decodeFieldOptions } from '../domain/customField/field';
import { labelOf } from '../domain/labels';
import {
	decodeReasons,
	inTreeOrder,
	queryOffboardingReasons,
	reasonPath,
} from '../domain/reason/reason';
import { getBlockReasonField } from '../domain/customField/fieldRequests';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';

export const offboardingReason: INodeProperties = {
	displayName: 'Offboarding Reason Name or ID',
	name: 'offboardingReason',
	type: 'options',
	required: true,
	default: '',
	typeOptions: { loadOptionsMethod: 'getOffboardingReasons' },
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

export const blockReason: INodeProperties = {
	displayName: 'Block Reason Name or ID',
	name: 'blockReason',
	type: 'options',
	// The editor shows the parameter for any expression in the toggle; a required one would stop those that give false.
	default: '',
	typeOptions: { loadOptionsMethod: 'getBlockReasons' },
	displayOptions: { show: { addToBlockList: [true] } },
	hint: 'Required when Add to Block List is on',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** The active reasons as paths, for example "Voluntary / Career change", in the order of the tenant's tree. */
export async function getOffboardingReasons(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await asEditorError(this.getNode(), async () => {
		const client = await FeishuClient.create(this);
		// All of them are asked for, because an active reason may stand below an inactive one.
		const reasons = decodeReasons(await client.send(queryOffboardingReasons()));
		return inTreeOrder(reasons)
			.filter(({ active }) => active !== false)
			.map((reason) => ({
				name: reasonPath(reason, reasons, client.language),
				value: reason.identifier,
			}));
	});
}

/** The open options of the system field for block reasons. */
export async function getBlockReasons(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await asEditorError(this.getNode(), async () => {
		const client = await FeishuClient.create(this);
		const options = decodeFieldOptions(await client.send(getBlockReasonField()));
		return options
			.filter(({ open }) => open)
			.map(({ apiName, names }) => ({
				name: labelOf(names, client.language) ?? apiName,
				value: apiName,
			}));
	});
}
