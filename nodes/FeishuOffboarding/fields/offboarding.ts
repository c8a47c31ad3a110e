import type { INodeProperties } from 'n8n-workflow';

import { personModes } from './personModes';

const PERSON_ID_MODE = 'Person ID';

/** The ways to name an offboarding by whose it is, as refusals name them. */
export const offboardingModes = { ...personModes, personId: PERSON_ID_MODE };

const modesFor = (whichOne: string): Pick<INodeProperties, 'modes'> => ({
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an offboarding...',
			typeOptions: { searchListMethod: 'searchOffboardings', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 7095671727698478604',
			hint: 'The offboarding_id that Submit returned',
		},
		{
			displayName: PERSON_ID_MODE,
			name: 'employee',
			type: 'string',
			placeholder: 'e.g. 6982509313466189342',
			hint: `An ID of the kind chosen in 'User ID Type'. ${whichOne}`,
		},
		{
			displayName: personModes.employeeNumber,
			name: 'employeeNumber',
			type: 'string',
			placeholder: 'e.g. E0042',
			hint: `The employee number (工号) in CoreHR. ${whichOne}`,
		},
		{
			displayName: personModes.email,
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			hint: `The work email in CoreHR. ${whichOne}`,
		},
	],
});

/** One offboarding, by list, ID, or the employee; `whichOne` says which of the employee's offboardings it is. */
const locator = (description: string, whichOne: string): INodeProperties => ({
	displayName: 'Offboarding',
	name: 'offboarding',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	builderHint: { propertyHint: 'Mode id takes the offboarding_id of Submit or of a trigger' },
	description,
	...modesFor(whichOne),
});

export const offboarding = locator(
	'The offboarding to act on',
	"The employee's open offboarding is used.",
);

/** The same where a record that is not open any more will do, too. */
export const anyOffboarding = locator(
	'The offboarding to retrieve',
	"The employee's open offboarding is used, or else the latest one.",
);
