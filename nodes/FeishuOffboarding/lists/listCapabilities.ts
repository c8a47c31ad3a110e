import type { Capability } from '../domain/app/capability';
import { endpoints } from '../domain/endpoints';
import type { methods } from './methods';

type ListName = {
	[Kind in keyof typeof methods]: keyof (typeof methods)[Kind];
}[keyof typeof methods];

/** What each list needs, under the name of its parameter. Whoever is named by email or number is searched for like the list. */
const lists: Readonly<Record<ListName, Capability>> = {
	getBlockReasons: { name: 'Block Reason', calls: [endpoints.getCustomField] },
	getCustomFields: { name: 'Custom Fields', calls: [endpoints.listCustomFields] },
	getOffboardingReasons: { name: 'Offboarding Reason', calls: [endpoints.queryReasons] },
	searchEmployees: {
		name: 'Employee, and the modes Email and Number',
		calls: [endpoints.searchEmployees],
	},
	// Without the scope to read people, it shows IDs in the place of names.
	searchOffboardings: { name: 'Offboarding', calls: [endpoints.search] },
};

export const listCapabilities: readonly Capability[] = Object.values(lists);
