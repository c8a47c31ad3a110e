import type { INodeProperties } from 'n8n-workflow';

import { statusOptions } from '../../fields/statusOptions';

const dateHint = 'Both ends count. A range with one end only is open at the other.';

const describeTime = (what: string): string => `When the application ${what}. ${dateHint}`;

const dateField = (title: string, name: string): INodeProperties => ({
	displayName: title,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: dateHint,
});

const timeField = (title: string, name: string, what: string): INodeProperties => ({
	displayName: title,
	name,
	type: 'dateTime',
	default: '',
	description: describeTime(what),
});

const employeeReasons: INodeProperties = {
	displayName: 'Employee Reason Names or IDs',
	name: 'employeeReasons',
	type: 'multiOptions',
	default: [],
	typeOptions: { loadOptionsMethod: 'getOffboardingReasons' },
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

const reasons: INodeProperties = {
	displayName: 'Reason Names or IDs',
	name: 'reasons',
	type: 'multiOptions',
	default: [],
	typeOptions: { loadOptionsMethod: 'getOffboardingReasons' },
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** Those that name reasons. */
export const reasonFilters = [employeeReasons, reasons];

/** What Get Many of offboardings can be narrowed down by; all filters hold at once. */
export const offboardingFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Employee IDs',
			name: 'employeeIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6982509313466189342, 6982509313466189343',
			description: 'Comma-separated IDs of the chosen type, up to 100',
		},
		employeeReasons,
		dateField('Expected Offboarding Date From', 'expectedDateFrom'),
		dateField('Expected Offboarding Date To', 'expectedDateTo'),
		timeField('Finished From', 'finishedFrom', 'was decided'),
		timeField('Finished To', 'finishedTo', 'was decided'),
		timeField('Initiated From', 'initiatedFrom', 'was made'),
		timeField('Initiated To', 'initiatedTo', 'was made'),
		dateField('Offboarding Date From', 'offboardingDateFrom'),
		dateField('Offboarding Date To', 'offboardingDateTo'),
		reasons,
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			default: [],
			options: statusOptions,
			description: 'All of them when none is chosen',
		},
	],
};
