import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/batch_get
export const batchGetRefusals: RefusalTable = {
	1160102: {
		message: 'The ID or email given for the employee is not valid',
		advice:
			"Check 'Employee', and that 'User ID Type' is the kind of ID you filled in; leave no spaces around it.",
	},
	1160104: {
		message: 'This employee lies outside what the app may see',
		advice:
			'In the Developer Console > Permissions & Scopes (权限管理) > Data permissions (数据权限) > 飞书人事（企业版）数据权限, extend 员工资源 to this employee and publish a new app version.',
	},
};
