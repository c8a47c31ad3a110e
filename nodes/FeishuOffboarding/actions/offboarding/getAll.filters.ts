import type { INodeProperties } from 'n8n-workflow';

import { statusOptions } from '../../fields/statusOptions';
import type { PeopleFilter } from './naming/filterPeople';

const describeRange = (what: string): string =>
	`${what}. Both days are included; leave one empty for an open range.`;

/** The editor cuts long titles off: what tells two filters apart stands within their first twenty characters. */
const dateField = (title: string, name: string, what: string): INodeProperties => ({
	displayName: title,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: describeRange(what),
});

const timeField = (title: string, name: string, what: string): INodeProperties => ({
	displayName: title,
	name,
	type: 'dateTime',
	default: '',
	description: describeRange(what),
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

/** Those that name people by something else than their ID. */
export const peopleFilters: readonly PeopleFilter[] = [
	{ name: 'emails', title: 'Emails', by: 'email' },
	{ name: 'employeeNumbers', title: 'Employee Numbers', by: 'employeeNumber' },
];

/** What Get Many of offboardings can be narrowed down by; all filters hold at once. */
export const offboardingFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		timeField('Decided From', 'finishedFrom', 'When the approval ended'),
		timeField('Decided To', 'finishedTo', 'When the approval ended'),
		{
			displayName: 'Emails',
			name: 'emails',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com, nora@example.com',
			description: 'Comma-separated work emails, up to 100. Added to people given in other ways.',
		},
		{
			displayName: 'Employee IDs',
			name: 'employeeIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6982509313466189342, 6982509313466189343',
			description: 'Comma-separated IDs of the chosen type, up to 100',
		},
		{
			displayName: 'Employee Numbers',
			name: 'employeeNumbers',
			type: 'string',
			default: '',
			placeholder: 'e.g. E0042, E0043',
			description:
				'Comma-separated employee numbers (工号), up to 100. Added to people given in other ways.',
		},
		employeeReasons,
		dateField('Expected From', 'expectedDateFrom', 'The date in the application'),
		dateField('Expected To', 'expectedDateTo', 'The date in the application'),
		dateField('Offboarding Date From', 'offboardingDateFrom', 'The last day of employment'),
		dateField('Offboarding Date To', 'offboardingDateTo', 'The last day of employment'),
		reasons,
		timeField('Started From', 'initiatedFrom', 'When the application was made'),
		timeField('Started To', 'initiatedTo', 'When the application was made'),
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
