import type { INodeProperties } from 'n8n-workflow';

/** What the option makes of an item is the same everywhere: the person as `employee`, or null. */
export const includeEmployee: INodeProperties = {
	displayName: 'Include Employee',
	name: 'includeEmployee',
	type: 'boolean',
	// Whoever adds it wants the employee.
	default: true,
	description:
		"Whether to add the person's name, number and email as 'employee'. Takes one more search for each hundred people, and the scope corehr:employee:read (获取员工信息). Where the person is not found, 'employee' is null.",
};
