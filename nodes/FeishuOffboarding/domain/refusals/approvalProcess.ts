import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get
export const processRefusals: RefusalTable = {
	1160101: {
		message: 'Feishu finds no approval process under this ID, or cannot read the ID',
		advice:
			'Take the process ID from an offboarding that was submitted for approval: Get Many gives it. An offboarding ID is a different number.',
	},
	1160500: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not open the approval process',
		advice:
			'Run it again in a few minutes; if the process opens in Feishu but not here, give the log ID to Feishu support (技术支持).',
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/approver/list
export const approverTasksRefusals: RefusalTable = {
	1160001: {
		message: 'Feishu cannot tell whose approval tasks are wanted',
		advice: "Check 'Employee', and that 'User ID Type' fits the ID.",
	},
	1160101: {
		message: 'A value used to list approval tasks is not valid',
		advice:
			"Check 'Employee' and the statuses you filter by. If the list ran over many pages, run it again: a page token does not last.",
	},
	1160121: {
		message: 'Feishu has no list of approval tasks with this status',
		advice: 'Choose other statuses in the filters; give Feishu support (技术支持) the log ID.',
	},
	1160500: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not list the approval tasks',
		advice: 'Run it again in a few minutes, or ask Feishu support (技术支持) with the log ID.',
	},
};
