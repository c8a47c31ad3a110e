const words = (text: string): string[] => text.trim().split(/\s+/);

// Every value that `fields` may have:
// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/query-employment-fields
const plain = words(`
	ats_application_id avatar_url company_id compensation_type contract_end_date
	contract_expected_end_date contract_start_date cost_center_list custom_fields
	custom_org_01 custom_org_02 custom_org_03 custom_org_04 custom_org_05 department_id
	direct_manager_id dotted_line_manager_id effective_date email_address
	employee_number employee_type_id employment_id employment_status employment_type
	expiration_date external_id international_assignment job_family_id job_grade_id
	job_id job_level_id noncompete_status on_probation past_offboarding pay_group_id
	prehire_id primary_contract_id primary_employment probation_end_date
	probation_period reason_for_offboarding recruitment_type regular_employee_start_date
	rehire rehire_employment_id seniority_date service_company tenure time_zone
	times_employed work_calendar_id work_email_list work_location_id work_shift
	working_hours_type_id
`);

const drillDown: Readonly<Record<string, readonly string[]>> = {
	department: words(`
		department_name name
	`),
	direct_manager: words(`
		email_address employee_number person_info.preferred_english_full_name
		person_info.preferred_local_full_name person_info.preferred_name
	`),
	dotted_line_manager: words(`
		email_address employee_number person_info.preferred_english_full_name
		person_info.preferred_local_full_name person_info.preferred_name
	`),
	job: words(`
		active code custom_fields description effective_time expiration_time id
		job_family_id_list job_level_id_list job_title name working_hours_type_id
	`),
	job_family: words(`
		active code custom_fields effective_time expiration_time id name parent_id
	`),
	job_level: words(`
		active code custom_fields description id level_order name
	`),
	person_info: words(`
		additional_nationalities address_list age bank_account_list born_country_region
		citizenship_status custom_fields date_entered_workforce date_of_birth dependent_list
		disable_card_number education_list email_address email_list emergency_contact_list
		family_address first_entry_time gender highest_degree_of_education
		highest_level_of_education hukou_location hukou_type is_disabled is_martyr_family
		is_old_alone leave_time legal_name marital_status martyr_card_number name_list
		national_id_list national_id_number nationality_id_v2 native_region person_id
		personal_profile phone_list phone_number political_affiliations
		preferred_english_full_name preferred_local_full_name preferred_name
		profile_image_id race religion resident_taxes talent_id work_experience_list
		working_years
	`),
	position: words(`
		active code descriptions id names
	`),
};

const documented = new Set([
	...plain,
	...Object.entries(drillDown).flatMap(([head, tails]) => tails.map((tail) => `${head}.${tail}`)),
]);

// Where the response has the value under other names than the request.
const renamed: Readonly<Record<string, readonly string[]>> = {
	'department.name': ['department.department_name'],
	department_id: ['department_id', 'department_id_v2', 'department.id', 'department.id_v2'],
	direct_manager_id: [
		'direct_manager_id',
		'direct_manager_id_v2',
		'direct_manager.employment_id',
		'direct_manager.employment_id_v2',
	],
	dotted_line_manager_id: ['dotted_line_manager_id', 'dotted_line_manager_id_v2'],
	employment_id: ['employment_id', 'employment_id_v2'],
};

// "不支持单独下钻，查询以下 direct_manager.person_info 字段时会一起返回"
const managerName = 'direct_manager.person_info.';

function isDocumented(field: string): boolean {
	return documented.has(field) || /^(person_info\.)?custom_fields\.\w+$/.test(field);
}

/** Where in an item the values of these fields stand; nothing when one is not documented. */
export function allPathsOf(fields: readonly string[]): readonly string[] | undefined {
	const found = fields.map(pathsOf);
	return found.every((paths) => paths !== undefined)
		? ['employment_id', ...found.flat()]
		: undefined;
}

/** Where in an item the value of a documented field stands; nothing for any other field. */
function pathsOf(field: string): readonly string[] | undefined {
	if (!isDocumented(field)) return undefined;
	if (field.startsWith(managerName)) return [field, `${managerName}person_id`];
	return renamed[field] ?? [field];
}
