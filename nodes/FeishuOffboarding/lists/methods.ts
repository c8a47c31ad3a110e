import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { kept } from '../platform/kept';

const lists = kept(async () => await import('./index'));

type Found = Promise<INodeListSearchResult>;

type Options = Promise<INodePropertyOptions[]>;

/** The requests that fill the editor's lists, by the names that the parameters refer to. */
export const methods = {
	loadOptions: {
		async getBlockReasons(this: ILoadOptionsFunctions): Options {
			const { getBlockReasons } = await lists();
			return await getBlockReasons(this);
		},
		async getOffboardingReasons(this: ILoadOptionsFunctions): Options {
			const { getOffboardingReasons } = await lists();
			return await getOffboardingReasons(this);
		},
	},
	listSearch: {
		async searchEmployees(this: ILoadOptionsFunctions, filter?: string, token?: string): Found {
			const { employeeChoices } = await lists();
			return await employeeChoices(this, filter, token);
		},
		async searchOffboardings(this: ILoadOptionsFunctions, filter?: string, token?: string): Found {
			const { offboardingChoices } = await lists();
			return await offboardingChoices(this, filter, token);
		},
	},
	resourceMapping: {
		async getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
			const { getCustomFields } = await lists();
			return await getCustomFields(this);
		},
	},
};
