import type { INodeProperties } from 'n8n-workflow';

/** What Get Many of employees can be narrowed down by; all filters hold at once. */
export const employeeFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Department IDs',
			name: 'departmentIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. od-4e6ac4d14bcd5071a37a39de902c7141',
			description: "Comma-separated IDs, up to 100. The kind is set in 'Department ID Type'.",
		},
		{
			displayName: 'Emails',
			name: 'emails',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com, nora@example.com',
			description: 'Comma-separated work emails, up to 100',
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
			description: 'Comma-separated employee numbers (工号), up to 100',
		},
		{
			displayName: 'Include Sub-Departments',
			name: 'includeSubDepartments',
			type: 'boolean',
			default: true,
			description: 'Whether to include people in sub-departments',
		},
		{
			displayName: 'Key Word',
			name: 'keyWord',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nathan',
			description:
				'Part of a name, work email or employee number. Feishu ranks these results and gives the best 100 only.',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Hired', value: 'hired', description: 'Works here' },
				{ name: 'Terminated', value: 'terminated', description: 'Has left' },
			],
			default: 'hired',
			description: 'Both without this filter',
		},
	],
};
