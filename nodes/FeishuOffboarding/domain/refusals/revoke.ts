import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/revoke
export const revokeRefusals: RefusalTable = {
	// The record
	1160201: {
		message: 'The offboarding to revoke does not exist',
		advice:
			"Check 'Offboarding': pick it from the list, or copy the offboarding ID that the submit operation returned. If you have an employment ID, switch 'Offboarding' to its employee mode.",
	},
	1160202: {
		means: 'alreadyRevoked',
		message: 'The offboarding has already been revoked',
		advice:
			"Nothing is left to revoke. To count this as success in the workflow, change 'If Already Revoked'.",
	},
	1160102: {
		message: 'Feishu does not accept the offboarding ID as it is written',
		advice:
			"Check that 'Offboarding' holds the whole offboarding ID as text; long IDs lose their last digits when passed on as numbers.",
	},
	1160203: {
		message: 'The department of the employee is no longer active',
		advice:
			'In CoreHR admin (人事管理后台), move the employee to an active department (启用的部门), then revoke again.',
	},

	// Another change in progress
	1160204: {
		class: 'busy',
		message: 'The same offboarding is being revoked by someone else at this moment',
		advice:
			'Wait a minute and look at its status in CoreHR admin (人事管理后台) > Offboarding management (离职管理); revoke again only if it is still open.',
	},
	1160205: {
		message: 'A change to this offboarding is under approval, so it cannot be revoked now',
		advice:
			'Have the change approval (变更审批) finished or withdrawn in CoreHR admin (人事管理后台) > Offboarding management (离职管理), then revoke again.',
	},
	1160206: {
		message: 'The revocation of this offboarding is already under approval',
		advice:
			'Let the approvers decide the pending revocation (撤销审批) in Feishu; the offboarding is revoked once they agree, without another run.',
	},

	// Feishu itself
	1160101: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not revoke the offboarding and gave no reason',
		advice:
			'Check its status in CoreHR admin (人事管理后台) > Offboarding management (离职管理) and try once more; if the answer stays the same, give the log ID to Feishu support (技术支持).',
	},
	1160103: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR broke off while revoking the offboarding',
		advice:
			"Run the step again in a few minutes: if the offboarding was revoked meanwhile, 'If Already Revoked' decides what happens. Feishu support (技术支持) can trace the log ID.",
	},
};
