import type { ILoadOptionsFunctions, INodeProperties, ResourceMapperFields } from 'n8n-workflow';

import { decodeCustomFields, toMapperField } from '../domain/customField';
import { listOffboardingFields } from '../domain/requests';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';

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
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: true,
			noFieldsError: 'Your tenant has no custom offboarding field that can be filled in here',
		},
	},
	description:
		"The tenant's own fields of an offboarding. Columns are matched by API name or label when mapped automatically.",
};

/** The tenant's writable custom fields; optional ones are added by the user. */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await asEditorError(this.getNode(), async () => {
		const client = await FeishuClient.create(this);
		const fields = decodeCustomFields(await client.send(listOffboardingFields()));
		return {
			fields: fields.map((field) => ({
				...toMapperField(field, client.language),
				removed: !field.required,
			})),
		};
	});
}
