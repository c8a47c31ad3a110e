import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2
export const submitRefusals: RefusalTable = {
	// An offboarding that is already open
	1160201: {
		means: 'openRecord',
		message: 'An offboarding of this employee is still under approval or waiting to take effect',
		advice:
			"Wait until it is over, or end it with Offboarding > Revoke and submit again. 'If Already Offboarding' can carry on with that record instead.",
	},
	1160210: {
		means: 'openRecord',
		message: 'This employee already has an offboarding record that is open',
		advice:
			"To submit anew, end that record first with Offboarding > Revoke. To change its date or reason, use Offboarding > Update once its approval is over; 'If Already Offboarding' can hand back that record instead.",
	},

	// The person
	1160631: {
		message: 'The employee to offboard does not exist or has already left',
		advice:
			"Check 'Employee', and that 'User ID Type' is the kind of ID you filled in. If the person has already left, there is nothing to submit.",
	},
	1160636: {
		message:
			'An ID given for the employee, or for a person in a custom field, is that of nobody who works here',
		advice:
			"Check 'Employee' first, then every person field in 'Custom Fields': those take an employment ID (雇佣 ID) whatever 'User ID Type' is set to. 'Initiator ID', where it is given, has to be somebody with a Feishu account.",
	},
	1160616: {
		message: 'The employee has no valid job record',
		advice:
			"Correct the job records (任职记录) of the person in CoreHR admin (人事管理后台) so that one is in force, then submit again for the same 'Employee'.",
	},
	1161002: {
		message: 'The app has no permission to offboard this employee',
		advice:
			'In the Developer Console (开发者后台) open Permissions & Scopes (权限管理) > Data permissions (数据权限) > 飞书人事（企业版）数据权限, extend 员工资源 (employee resources) to this employee, and publish a new app version.',
	},

	// Contracts and other records that clash with the date
	1160203: {
		message: 'No contract of the employee is in force on the offboarding date',
		advice:
			"Check the contracts in CoreHR admin (人事管理后台) > Contract management (合同管理), or choose an 'Offboarding Date' that lies within a contract.",
	},
	1160204: {
		message: 'A contract of the employee starts after the offboarding date',
		advice:
			"Correct that later contract in CoreHR admin (人事管理后台) > Contract management (合同管理), or choose a later 'Offboarding Date'.",
	},
	1160205: {
		message: 'The contract on the offboarding date already has an actual end date',
		advice:
			'Open that contract in CoreHR admin (人事管理后台) > Contract management (合同管理), clear or correct its actual end date (实际结束日期), then submit again.',
	},
	1160601: {
		message: 'The offboarding date is earlier than the day the employee joined',
		advice: "Set 'Offboarding Date' to the onboarding date (入职日期) or later.",
	},
	1160602: {
		message: 'The employee passes probation later than the offboarding date',
		advice:
			"Choose a later 'Offboarding Date', or first withdraw the probation completion (转正) in CoreHR admin (人事管理后台) > Probation management (试用期管理).",
	},
	1160603: {
		message: 'A job change of the employee is recorded later than the offboarding date',
		advice:
			"Choose another 'Offboarding Date', or first withdraw the job change application in CoreHR admin (人事管理后台) > Job change management (异动管理).",
	},
	1160200: {
		message: 'A job change of the employee would take effect after the offboarding date',
		advice:
			"Correct the effective date of the job change (异动记录) in CoreHR admin (人事管理后台), or move 'Offboarding Date' past it.",
	},

	// Parameters
	1160622: {
		message: 'The offboarding date is missing',
		advice: "Fill in 'Offboarding Date'; if it is an expression, check that it gives a date.",
	},
	1160621: {
		message: 'The offboarding reason is missing',
		advice:
			"Choose an 'Offboarding Reason' from the list; if it is an expression, check that it is not empty.",
	},
	1160604: {
		message: 'The explanation of the offboarding reason is longer than 6000 characters',
		advice: "Shorten 'Reason Explanation' to 6000 characters or fewer.",
	},
	1160710: {
		message: 'The block list settings do not fit together',
		advice:
			"With 'Add to Block List' on, choose a 'Block Reason'. With it off, leave 'Block Reason' and 'Block Reason Explanation' empty.",
	},

	// Custom fields
	1160617: {
		message: 'A link in the custom fields is not a valid web address',
		advice:
			"In 'Custom Fields', correct the link field: give the full address, beginning with https://.",
	},
	1160618: {
		message: 'A text in the custom fields is too long',
		advice:
			"Shorten the text in 'Custom Fields' to the length allowed in CoreHR admin (人事管理后台) > Profile settings (人员档案配置) > 离职信息.",
	},
	1160619: {
		message:
			'Feishu does not have an option that was chosen: the offboarding reason, the block reason, or that of a custom field',
		advice:
			"Reload the lists of 'Offboarding Reason', 'Block Reason' and 'Custom Fields' and choose again: an option may have been removed or switched off.",
	},
	1160630: {
		message: 'A number in the custom fields is not valid or has too many decimal places',
		advice:
			"In 'Custom Fields', give a plain number with no more decimal places than the field allows.",
	},
	1160637: {
		message: 'The custom fields contain an attachment field, which Feishu does not accept here',
		advice:
			"Remove the attachment field from 'Custom Fields' and add the file in CoreHR admin (人事管理后台) afterwards.",
	},
	1160638: {
		message: 'A date in the custom fields is not written as year-month-day',
		advice: "Write the date fields in 'Custom Fields' as YYYY-MM-DD, for example 2025-03-31.",
	},
	1160639: {
		message: 'A yes/no value in the custom fields is neither true nor false',
		advice: "In 'Custom Fields', set the yes/no field to exactly true or false.",
	},

	// The approval process
	1160700: {
		message: 'The tenant has no approval process for offboarding',
		advice:
			"Ask the Feishu CoreHR administrator to create the offboarding process (离职申请流程) in CoreHR admin (人事管理后台) > Settings > Process management (流程管理), or switch 'Offboarding Mode' to direct.",
	},
	1160701: {
		message: 'The approval process for offboarding is switched off',
		advice:
			"Ask the Feishu CoreHR administrator to enable the offboarding process (离职申请流程) in Process management (流程管理), or use the direct 'Offboarding Mode'.",
	},
	1160702: {
		message: 'The approval process for offboarding has no active version',
		advice:
			"Ask the Feishu CoreHR administrator to publish a version of the offboarding process (离职申请流程), or submit with 'Offboarding Mode' set to direct.",
	},

	// Feishu itself. The record may exist all the same.
	1160103: {
		class: 'unknownOutcome',
		message: 'Feishu stopped while saving the offboarding',
		advice:
			'Look in CoreHR admin (人事管理后台) > Offboarding management (离职管理) whether the offboarding was created. If not, submit again; if it keeps happening, ask your Feishu administrator with the log ID.',
	},
	1161000: {
		class: 'unknownOutcome',
		message: 'A system that Feishu CoreHR depends on did not do its part',
		advice:
			'Wait a few minutes and check in Offboarding management (离职管理) that no offboarding was created before you submit again. If it stays, give the log ID to Feishu support (技术支持).',
	},
};
