import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RevokeItem, SubmitItem } from '../plan/items';
import type { Run } from '../plan/scenario';

/** What people and records are called when a run begins. */
export interface Ids {
	person(employeeNumber: string, as: 'people_corehr_id' | 'open_id' | 'email'): string;
	/** The ID of the person's last record; that of no record where there is none. */
	record(employeeNumber: string): string;
}

const given = (field: string): string => `={{ $json.${field} }}`;

const located = { __rl: true, mode: given('naming'), value: given('name') };

/** Everything that an item decides comes from the item, as in a user's workflow. */
export function parametersOf({ operation, userIdType }: Run): INodeParameters {
	const shared = { resource: 'offboarding', operation, userIdType };
	const options = { maxWait: given('maxWait'), timeout: given('timeout') };
	return operation === 'revoke'
		? {
				...shared,
				offboarding: located,
				options: { ...options, ifAlreadyRevoked: given('ifAlreadyRevoked') },
			}
		: {
				...shared,
				employee: located,
				offboardingMode: given('mode'),
				offboardingDate: given('date'),
				offboardingReason: given('reason'),
				addToBlockList: given('block'),
				blockReason: 'block_reason_red_line',
				additionalFields: { reasonExplanation: given('explanation') },
				options: {
					...options,
					ifAlreadyOffboarding: given('ifAlreadyOffboarding'),
					validateOnly: given('validateOnly'),
				},
			};
}

function submitted(item: SubmitItem, { userIdType }: Run, ids: Ids): IDataObject {
	const { employeeNumber, naming } = item;
	const email = ids.person(employeeNumber, 'email');
	const names = {
		id: ids.person(employeeNumber, userIdType),
		// Sheets write addresses as they please.
		email: item.explanation.length % 2 === 0 ? email : email.toUpperCase(),
		employeeNumber,
	};
	return { ...item, name: names[naming] };
}

const revoked = (item: RevokeItem, { userIdType }: Run, ids: Ids): IDataObject => ({
	...item,
	name:
		item.naming === 'id'
			? ids.record(item.employeeNumber)
			: ids.person(item.employeeNumber, userIdType),
});

export const itemsOf = (run: Run, ids: Ids): IDataObject[] =>
	run.operation === 'submit'
		? run.items.map((item) => submitted(item, run, ids))
		: run.items.map((item) => revoked(item, run, ids));
