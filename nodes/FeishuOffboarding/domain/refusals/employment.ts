import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/job_change/search
export const jobChangesRefusals: RefusalTable = {
	1160101: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not put the job changes into an answer',
		advice:
			'Run it again in a few minutes; Feishu support (技术支持) can tell from the log ID which job change it was.',
	},
	1160102: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not read the search for job changes',
		advice: 'Run it again in a few minutes, or give the log ID to Feishu support (技术支持).',
	},
	1160103: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR took the search for job changes for one that it had received before',
		advice: 'Run it again at once: each request has an ID of its own.',
	},
	1160104: {
		message: 'A custom field of a job change is stored in a form that Feishu CoreHR cannot read',
		advice:
			'Ask Feishu support (技术支持) to repair it, giving them the log ID: this cannot be done from n8n.',
	},
	1160105: {
		message: 'Feishu received the search for job changes incomplete',
		advice:
			"Look for a proxy that changes requests between n8n and Feishu, and check 'Base URL' in the credential.",
	},
	1160106: {
		message: 'Feishu cannot read a date of the search for job changes',
		advice: "Give 'Offboarding Date' as YYYY-MM-DD, for example 2025-03-31.",
	},
	1160107: {
		message: 'Feishu does not accept a value of the search for job changes',
		advice: "Check 'Employee', and that 'User ID Type' is the kind of ID you filled in.",
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/probation/search
export const probationsRefusals: RefusalTable = {
	1160017: {
		means: 'textNeeded',
		message: 'The app may not search probations by one of the fields of the request',
		advice:
			'In the Developer Console > Permissions & Scopes (权限管理), add the field scope that Feishu names, and publish a new app version.',
	},
};
