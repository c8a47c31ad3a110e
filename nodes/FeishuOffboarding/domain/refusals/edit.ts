import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit
export const editRefusals: RefusalTable = {
	// The record
	1160625: {
		message: 'The offboarding to update does not exist',
		advice:
			"Check 'Offboarding': pick it from the list, or use the offboarding ID that the submit operation returned.",
	},
	1160623: {
		message: 'This offboarding may not be changed, or not in these fields',
		advice:
			'An offboarding can be changed once its approval is complete. Check its status in CoreHR admin (人事管理后台) > Offboarding management (离职管理), and which of the fields can be edited there.',
	},
	1160610: {
		message: 'The app has no permission to change this offboarding',
		advice:
			'In the Developer Console > Permissions & Scopes (权限管理) > Data permissions (数据权限) > 飞书人事（企业版）数据权限, extend 员工资源 to this employee and publish a new app version.',
	},
	1161001: {
		message: 'Another change to this offboarding is under approval',
		advice:
			'Have that change approval (变更审批) finished or withdrawn in CoreHR admin (人事管理后台) > Offboarding management (离职管理), then update again.',
	},
	1161002: {
		message: 'The revocation of this offboarding is under approval, so it cannot be changed now',
		advice:
			'Wait for the decision on the revocation (撤销审批), or have it withdrawn, then update the offboarding.',
	},
	1160102: {
		message: 'Feishu does not accept the offboarding ID or the list of changes',
		advice:
			"Check that 'Offboarding' holds the whole offboarding ID as text, and that each change has a field and a value.",
	},

	// People
	1160631: {
		message: 'The employee of this offboarding has already left or does not exist',
		advice:
			'Check the employee in CoreHR admin (人事管理后台): the offboarding of someone who has left can no longer be changed here.',
	},
	1160624: {
		message: 'The person named as operator does not exist',
		advice:
			"Check 'Operator ID' and that it is of the kind chosen in 'User ID Type', or leave it empty to act as the system.",
	},
	1160636: {
		message: 'A person named in a custom field does not exist',
		advice:
			"In 'Custom Fields', give person fields the employment ID (雇佣 ID) of someone who is in Feishu CoreHR.",
	},

	// Contracts and other records that clash with the date
	1160203: {
		message: 'The employee has no valid contract on the new offboarding date',
		advice:
			"Choose an 'Offboarding Date' within a contract, or add the contract in CoreHR admin (人事管理后台) > Contract management (合同管理).",
	},
	1160204: {
		message: 'The employee has a contract that starts in the future',
		advice:
			'Correct or remove the future contract in CoreHR admin (人事管理后台) > Contract management (合同管理), then update again.',
	},
	1160205: {
		message: 'The contract of the employee already carries an actual end date',
		advice:
			'Look up the contract in Contract management (合同管理) and correct its actual end date (实际结束日期).',
	},
	1160607: {
		message: 'The new offboarding date is earlier than the start of the contract',
		advice:
			"Set 'Offboarding Date' to the first day of the contract or later, or correct that day.",
	},
	1160608: {
		message: 'The new offboarding date is later than the end of the contract',
		advice:
			"Set 'Offboarding Date' to the last day of the contract or earlier, or extend the contract first.",
	},
	1160601: {
		message: 'The new offboarding date is earlier than the day the employee joined',
		advice: "Set 'Offboarding Date' to the onboarding date (入职日期) or later.",
	},
	1160602: {
		message: 'The new offboarding date is earlier than the start of the probation period',
		advice:
			"Choose a later 'Offboarding Date', or correct the start of probation in Probation management (试用期管理).",
	},
	1160603: {
		message: 'The new offboarding date is earlier than the latest job change',
		advice:
			"Choose an 'Offboarding Date' after the last job change took effect; CoreHR admin (人事管理后台) > Job change management (异动管理) shows that day.",
	},
	1160200: {
		message: 'A job change of the employee is under approval',
		advice:
			'Withdraw the pending application in CoreHR admin (人事管理后台) > Job change management (异动管理), then update again.',
	},
	1160300: {
		message: 'The department of the employee is inactive on the new offboarding date',
		advice: "Choose an 'Offboarding Date' on which the department is still active (启用).",
	},
	1160304: {
		message: 'A company named in the changes does not exist',
		advice:
			'Check the company ID against the companies in CoreHR admin (人事管理后台); a name is not accepted in its place.',
	},

	// Values
	1160604: {
		message: 'An explanation of the reason is longer than 6000 characters',
		advice:
			"Shorten 'Reason Explanation', and the explanation given by the employee, to 6000 characters or fewer.",
	},
	1160710: {
		message: 'The changes to the block list settings do not fit together',
		advice:
			"A 'Block Reason' is needed exactly when the employee is put on the block list (屏蔽名单): change 'Add to Block List' and the reason together.",
	},
	1160700: {
		message: 'A value about the non-compete agreement is not valid',
		advice:
			'Compare the non-compete fields (竞业信息) with the offboarding in CoreHR admin (人事管理后台), and correct the dates, the company, or the option.',
	},
	1160617: {
		message: 'A changed link field does not hold a valid web address',
		advice: "Give the full address in 'Custom Fields', beginning with https://.",
	},
	1160618: {
		message: 'A changed text field is too long',
		advice:
			'Use at most 255 characters in a field with one line and 6000 in a field with several lines.',
	},
	1160619: {
		message: 'A changed field names an option that does not exist',
		advice:
			"Choose from the list, or give the option code (选项编码) shown in CoreHR admin (人事管理后台) > Profile settings (人员档案配置) in 'Custom Fields'.",
	},
	1160630: {
		message: 'A changed number field does not hold a valid number',
		advice: "In 'Custom Fields', write the number with digits and a decimal point only.",
	},
	1160637: {
		message: 'Attachment fields cannot be changed from here',
		advice:
			"Remove the attachment field from 'Custom Fields' and change the file in CoreHR admin (人事管理后台) instead.",
	},
	1160638: {
		message: 'A changed date field does not hold a valid date',
		advice: 'Write dates as YYYY-MM-DD, for example 2025-03-31.',
	},
	1160639: {
		message: 'A changed yes/no field holds something else than true or false',
		advice: "Set the yes/no field in 'Custom Fields' to exactly true or false.",
	},

	// Feishu itself
	1160103: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR broke off while updating the offboarding',
		advice:
			'Look at the offboarding in CoreHR admin (人事管理后台) > Offboarding management (离职管理): if the change is not there, run the step again.',
	},
	1161000: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not update the offboarding and gave no reason',
		advice:
			'Check in Offboarding management (离职管理) what was changed, then run again; if it repeats, give the log ID to Feishu support (技术支持).',
	},
};
