import type { INodeProperties } from 'n8n-workflow';

import { personModes } from './personModes';

/** One person, by list, ID, work email or employee number. */
export const employee: INodeProperties = {
	displayName: 'Employee',
	name: 'employee',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The person to act on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an employee...',
			typeOptions: { searchListMethod: 'searchEmployees', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6982509313466189342',
			hint: "An ID of the kind chosen in 'User ID Type'",
		},
		{
			displayName: personModes.email,
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			hint: 'The work email in CoreHR',
		},
		{
			displayName: personModes.employeeNumber,
			name: 'employeeNumber',
			type: 'string',
			placeholder: 'e.g. E0042',
			hint: 'The employee number (工号) in CoreHR',
		},
	],
};
