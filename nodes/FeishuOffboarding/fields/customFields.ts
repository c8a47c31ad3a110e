import type { INodeProperties } from 'n8n-workflow';

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
