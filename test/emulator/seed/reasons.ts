export interface OffboardingReason {
	readonly id: string;
	readonly chineseName: string;
	readonly englishName: string | undefined;
	/** Empty at the top of the tree; Feishu does not say what stands there. */
	readonly parentId: string;
	readonly active: boolean;
}

type Row = readonly [id: string, chineseName: string, englishName: string];

// Preset identifiers and Chinese names:
// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/feishu-people-enum-constant
const tree: readonly { root: Row; children: readonly Row[] }[] = [
	{
		root: ['voluntary', '主动', 'Voluntary'],
		children: [
			['unsatisfactory_compensation_saas', '薪酬不符合预期', 'Unsatisfactory compensation'],
			['long_working_hours_saas', '工作时间过长', 'Long working hours'],
			['undesired_role_saas', '不满意工作内容', 'Undesired role'],
			[
				'disagreement_with_leaders_or_the_management_saas',
				'不认可上级或管理层',
				'Disagreement with leaders or the management',
			],
			['limited_career_opportunities_saas', '职业发展机会有限', 'Limited career opportunities'],
			[
				'disagreement_with_company_culture_saas',
				'对公司文化缺乏认同',
				'Disagreement with company culture',
			],
			['job_change_saas', '跳槽', 'Job change'],
			['career_change_saas', '转行', 'Career change'],
			['family_related_reason_saas', '家庭原因', 'Family-related reason'],
			['health_related_reason_saas', '健康状况不佳', 'Health-related reason'],
			['work_location_related_reason_saas', '工作地点原因', 'Work location'],
		],
	},
	{
		root: ['involuntary', '被动', 'Involuntary'],
		children: [
			['dismissal_saas', '解雇', 'Dismissal'],
			['failed_probation_period_saas', '试用期不通过', 'Failed probation period'],
			['unsatisfactory_performance_saas', '工作表现不佳', 'Unsatisfactory performance'],
			['low_productivity_saas', '工作产出低', 'Low productivity'],
			['violation_of_company_regulations_saas', '违纪', 'Violation of company regulations'],
			['violation_of_laws_saas', '违法', 'Violation of laws'],
			['organization_adjustment_saas', '组织架构调整', 'Organization adjustment'],
			['contract_expiration_saas', '合同到期', 'Contract expiration'],
		],
	},
	{
		root: ['other', '其他', 'Other'],
		children: [
			['accident_saas', '意外', 'Accident'],
			['death_saas', '身故', 'Death'],
			// A tenant's own reason, with the label that a tenant often forgets.
			['reason_for_offboarding_option8', '内部创业', ''],
		],
	},
];

const inactive: readonly string[] = ['low_productivity_saas'];

function createReason([id, chineseName, englishName]: Row, parentId: string): OffboardingReason {
	return {
		id,
		chineseName,
		englishName: englishName === '' ? undefined : englishName,
		parentId,
		active: !inactive.includes(id),
	};
}

export function createReasons(): OffboardingReason[] {
	return tree.flatMap(({ root, children }) => [
		createReason(root, ''),
		...children.map((child) => createReason(child, root[0])),
	]);
}
