import type { ILoadOptionsFunctions, INodeProperties, ResourceMapperFields } from 'n8n-workflow';

import { decodeCustomFields } from '../domain/customField/field';
import { toMapperField } from '../domain/customField/mapper';
import { listOffboardingFields } from '../domain/customField/fieldRequests';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';
import { isShown } from './parameters';

export const customFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getCustomFields',
			mode: 'add',
			valuesLabel: 'Custom Fields',
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			// Not `addAllFields: false`: the editor would hide every field that is not required for n8n itself.
			multiKeyMatch: false,
			supportAutoMap: true,
			noFieldsError:
				'No custom offboarding field to fill in: the tenant has none, or the app cannot read them. App > Check Setup tells which.',
		},
	},
	description:
		"The tenant's own fields of an offboarding. Columns are matched by API name or label when mapped automatically.",
};

/** The same fields where only some of them are changed. */
export const customFieldsToUpdate: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getCustomFields',
			// With the mode for updates the editor asks for a column to find the record by, and shows no field without.
			mode: 'map',
			valuesLabel: 'Custom Fields',
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: true,
			noFieldsError:
				'No custom offboarding field to change: the tenant has none, or the app cannot read them. App > Check Setup tells which.',
		},
	},
	description:
		"The tenant's own fields that are to be changed; others stay as they are. Columns are matched by API name or label when mapped automatically.",
};

/**
 * The tenant's writable custom fields; optional ones, and in an update all of them, are added by the user.
 * One that the tenant's form requires is shown and marked, but n8n must not stop a workflow for it:
 * the page of submit_v2 does not say that the call wants it.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2
 */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await asEditorError(this.getNode(), async () => {
		const client = await FeishuClient.create(this);
		const fields = decodeCustomFields(await client.send(listOffboardingFields()));
		const isUpdate = isShown(this, 'operation', 'update');
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
