import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { decodeCustomFields } from '../domain/customField/field';
import { listOffboardingFields } from '../domain/customField/fieldRequests';
import { toMapperField } from '../domain/customField/mapper';
import { isShown } from '../fields/parameters';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';

/**
 * The tenant's writable custom fields; optional ones, and in an update all of them, are added by the user.
 * One that the tenant's form requires is shown and marked, but n8n must not stop a workflow for it:
 * the page of submit_v2 does not say that the call wants it.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2
 */
export async function getCustomFields(
	context: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await asEditorError(context.getNode(), async () => {
		const client = await FeishuClient.create(context);
		const fields = decodeCustomFields(await client.send(listOffboardingFields()));
		const isUpdate = isShown(context, 'operation', 'update');
		return {
			fields: fields.map((field) => {
				const shown = toMapperField(field, client.language);
				const isWanted = field.required && !isUpdate;
				// In front, because the editor cuts off what does not fit.
				const displayName = `* ${shown.displayName}`;
				return { ...shown, ...(isWanted ? { displayName } : {}), removed: !isWanted };
			}),
		};
	});
}
