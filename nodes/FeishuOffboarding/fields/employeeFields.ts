import type { INodeProperties } from 'n8n-workflow';

/**
 * What can be asked of a person, by Feishu's drill-down names; an expression may give any other of them.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/query-employment-fields
 */
export const employeeFieldNames: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	displayOptions: { show: { simplify: [false] } },
	options: [
		{ name: 'Contract End Date', value: 'contract_end_date' },
		{ name: 'Contract Start Date', value: 'contract_start_date' },
		{ name: 'Custom Fields', value: 'custom_fields' },
		{ name: 'Department', value: 'department_id' },
		{ name: 'Department Name', value: 'department.department_name' },
		{ name: 'Direct Manager', value: 'direct_manager_id' },
		{ name: 'Direct Manager Email', value: 'direct_manager.email_address' },
		{ name: 'Direct Manager Name', value: 'direct_manager.person_info.preferred_name' },
		{ name: 'Employee Number', value: 'employee_number' },
		{ name: 'Employee Type', value: 'employee_type_id' },
		{ name: 'Employment Status', value: 'employment_status' },
		{ name: 'Hire Date', value: 'effective_date' },
		{ name: 'Job', value: 'job_id' },
		{ name: 'Last Day', value: 'expiration_date' },
		{ name: 'Name', value: 'person_info.preferred_name' },
		{ name: 'Name in English', value: 'person_info.preferred_english_full_name' },
		{ name: 'Name in Local Language', value: 'person_info.preferred_local_full_name' },
		{ name: 'Noncompete Status', value: 'noncompete_status' },
		{ name: 'On Probation', value: 'on_probation' },
		{ name: 'Past Offboarding', value: 'past_offboarding' },
		{ name: 'Reason for Offboarding', value: 'reason_for_offboarding' },
		{ name: 'Time Zone', value: 'time_zone' },
		{ name: 'Work Email', value: 'email_address' },
		{ name: 'Work Location', value: 'work_location_id' },
	],
	default: ['employee_number', 'email_address', 'employment_status', 'person_info.preferred_name'],
	description:
		'What to return about each person, besides the ID. An expression may give any name from <a href="https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/query-employment-fields">the list of fields</a>.',
};

export const departmentIdType: INodeProperties = {
	displayName: 'Department ID Type',
	name: 'departmentIdType',
	type: 'options',
	options: [
		{ name: 'CoreHR Department ID', value: 'people_corehr_department_id' },
		{ name: 'Department ID', value: 'department_id' },
		{ name: 'Open Department ID', value: 'open_department_id' },
	],
	default: 'open_department_id',
	description: 'Which kind of ID this node takes and returns for departments',
};
