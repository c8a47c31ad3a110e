import type { RefusalTable } from '../../platform/refusals/refusal';

const SCOPE = 'corehr:process.instance:write';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_withdraw/update
export const withdrawProcessRefusals: RefusalTable = {
	1160101: {
		message: 'Feishu does not accept a value given for the approval to withdraw',
		advice:
			"Check 'Process ID', and that 'Operator ID' is an ID of the chosen 'User ID Type'. An offboarding ID is a different number.",
	},
	1161003: {
		message: 'The operator, or the app, may not withdraw this approval',
		advice: `Name the initiator or an administrator of the process (流程管理员) in 'Operator ID', or leave it empty so that the system acts; the app needs the scope ${SCOPE}.`,
	},
	1161005: {
		class: 'busy',
		message: 'The approval has just changed, so it could not be withdrawn at this moment',
		advice:
			'Look at its status with Approval > Get, and withdraw it again only if it is still in progress.',
	},
	1161006: {
		message: 'The approval has ended already, so there is nothing to withdraw',
		advice:
			'Withdraw (撤回) is for an approval in progress. For one that is completed, use Approval > Revoke (撤销).',
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_revoke/update
export const revokeProcessRefusals: RefusalTable = {
	1160100: {
		message: 'The approval process to revoke does not exist',
		advice:
			"Check 'Process ID': offboardings that were submitted for approval have it as process_id.",
	},
	1160101: {
		message: 'Feishu does not accept a value given for the approval to revoke',
		advice:
			"Check 'Process ID', and that 'Operator ID' is an ID of the chosen 'User ID Type'; long IDs lose their last digits when passed on as numbers.",
	},
	1161003: {
		message: 'The operator, or the app, may not revoke this approval',
		advice: `Only an administrator of the process (流程管理员) or of its form may be in 'Operator ID'; leave it empty so that the system acts. The app needs the scope ${SCOPE}.`,
	},
	1161007: {
		message: 'Only a completed approval can be revoked, and this one is not',
		advice:
			'Look at its status with Approval > Get. For an approval in progress, use Approval > Withdraw (撤回).',
	},
	1161008: {
		message: 'The rules of this kind of approval do not let it be revoked',
		advice:
			'The words of Feishu beside this say why. For an offboarding, Offboarding > Revoke may still withdraw the offboarding itself.',
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-approver/update
export const decideTaskRefusals: RefusalTable = {
	1161001: {
		message: 'The approval task has already been handled',
		advice: 'Nothing is left to decide. Approval > Get shows who decided, and how.',
	},
	1161002: {
		message: 'Feishu does not accept a value given for the approval task',
		advice:
			"Check 'Process ID' and 'Approver ID', which belong together: take both from the same Approval > Get or Approval Task > Get Many. 'Operator ID' has to fit 'User ID Type'.",
	},
	1161003: {
		message: 'The operator, or the app, may not decide this approval task',
		advice: `'Operator ID' has to be the approver whose task it is; leave it empty so that the system decides. The app needs the scope ${SCOPE}.`,
	},
	1161004: {
		message: 'Feishu could not submit the form that belongs to the approval task',
		advice:
			'Look for required fields in the form (表单): somebody has to fill them in in Feishu. Feishu support (技术支持) can trace the log ID.',
	},
	1161005: {
		message: 'The approval has changed meanwhile, so the task cannot be decided as it was',
		advice:
			'Read the process again with Approval > Get, and decide only a task that still waits for somebody.',
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-transfer/update
export const transferTasksRefusals: RefusalTable = {
	// The tasks
	1160101: {
		message: 'Feishu does not accept a value given for the tasks to transfer',
		advice:
			"Check that 'Approver IDs' are open tasks of the process in 'Process ID', and that 'To Employee' and 'Operator ID' fit 'User ID Type'.",
	},
	1160117: {
		message: 'Feishu knows no employee to whom the tasks could be transferred',
		advice: "Check 'To Employee', and 'User ID Type' if you give an ID.",
	},
	1160221: {
		message: 'Only tasks of an approval in progress can be transferred',
		advice: 'Look at its status with Approval > Get: once it has ended, nobody waits for it.',
	},
	1160234: {
		message: 'A task of this kind of step cannot be transferred',
		advice:
			"Leave it out of 'Approver IDs': only tasks of approvals and forms can be handed to somebody else.",
	},
	1160245: {
		message: 'The employee already has a task at the same step',
		advice: "Choose somebody else in 'To Employee': nobody can have two tasks at one step.",
	},

	// Permission
	1161003: {
		message: 'The operator, or the app, may not transfer these tasks',
		advice: `Leave 'Operator ID' empty so that the system acts, or name who has the tasks now; the app needs the scope ${SCOPE}.`,
	},

	// Feishu itself
	1160025: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR broke off while transferring the tasks',
		advice:
			'See with Approval > Get who has the tasks now before you run it again; Feishu support (技术支持) can trace the log ID.',
	},
	1160500: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not transfer the tasks and gave no reason',
		advice:
			'See with Approval > Get who has the tasks now; if the answer stays the same, give the log ID to Feishu support (技术支持).',
	},
	1161103: {
		class: 'busy',
		message: 'Feishu is still at work on one of the tasks',
		advice: 'Run it again in a minute.',
	},
};
