import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { decodeFieldOptions } from '../domain/customField/field';
import { getBlockReasonField } from '../domain/customField/fieldRequests';
import { labelOf } from '../domain/labels';
import {
	decodeReasons,
	inTreeOrder,
	queryOffboardingReasons,
	reasonPath,
} from '../domain/reason/reason';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';

/** The active reasons as paths, for example "Voluntary / Career change", in the order of the tenant's tree. */
export async function getOffboardingReasons(
	context: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await asEditorError(context.getNode(), async () => {
		const client = await FeishuClient.create(context);
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
	context: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await asEditorError(context.getNode(), async () => {
		const client = await FeishuClient.create(context);
		const options = decodeFieldOptions(await client.send(getBlockReasonField()));
		return options
			.filter(({ open }) => open)
			.map(({ apiName, names }) => ({
				name: labelOf(names, client.language) ?? apiName,
				value: apiName,
			}));
	});
}
