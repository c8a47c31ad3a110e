import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { kept } from '../platform/kept';

const lists = kept(async () => await import('./index'));

type Lists = Awaited<ReturnType<typeof lists>>;

/** As n8n calls it. */
const method = <Given extends unknown[], Found>(
	choose: (all: Lists) => (context: ILoadOptionsFunctions, ...given: Given) => Promise<Found>,
) =>
	async function (this: ILoadOptionsFunctions, ...given: Given): Promise<Found> {
		return await choose(await lists())(this, ...given);
	};

/** The requests that fill the editor's lists, by the names that the parameters refer to. */
export const methods = {
	loadOptions: {
		getBlockReasons: method((all) => all.getBlockReasons),
		getOffboardingReasons: method((all) => all.getOffboardingReasons),
	},
	listSearch: {
		searchEmployees: method((all) => all.employeeChoices),
		searchOffboardings: method((all) => all.offboardingChoices),
	},
	resourceMapping: { getCustomFields: method((all) => all.getCustomFields) },
};
