import type { RefusalTable } from './refusal';

/** IDs of the wrong kind, app or tenant: https://open.feishu.cn/document/ukTMukTMukTM/ugjM14COyUjL4ITN */
export const idRefusals: RefusalTable = {
	// open_id
	99992351: {
		message: 'Feishu finds nobody with this Open ID',
		advice:
			"An Open ID begins with ou_ and holds for one app only. Check it, or choose the 'User ID Type' that the ID really has.",
	},
	99992352: {
		message: 'Some of the Open IDs do not exist',
		advice:
			"Check each Open ID in the item; one of them is mistyped or belongs to another 'User ID Type'.",
	},
	99992353: {
		message: 'Feishu cannot find some of the people named by Open ID',
		advice:
			"Look the people up again with this app, or set 'User ID Type' to CoreHR Employment ID and give employment IDs.",
	},
	99992361: {
		message: 'The Open ID comes from another app',
		advice:
			"Each app has its own Open ID for the same person: fetch it with this app, or choose another 'User ID Type', such as CoreHR Employment ID.",
	},

	// user_id
	99992359: {
		message: 'Feishu finds nobody with this User ID',
		advice:
			"Check the ID against the Feishu Admin Console (管理后台), and that 'User ID Type' is User ID.",
	},
	99992360: {
		message: 'The User ID does not exist',
		advice:
			"A User ID is short, such as 4c87bec3. For a long number, set 'User ID Type' to CoreHR Employment ID.",
	},

	// union_id
	99992363: {
		message: 'Feishu finds nobody with this Union ID',
		advice: "A Union ID begins with on_. Check it, or change 'User ID Type' to the kind you have.",
	},
	99992364: {
		message: 'The Union ID does not exist, or the User ID belongs to another company',
		advice: "Take the ID from the company of this app, and set 'User ID Type' to match it.",
	},
	99992381: {
		message: 'The Union ID belongs to another company',
		advice:
			"Use an ID of a person in the company of this app; with several Feishu companies, check 'App ID' in the credential too.",
	},

	// Departments, which the filters of employees take
	99992357: {
		message: 'Feishu does not know one of the open department IDs',
		advice:
			"Check 'Department IDs' in the filters: an open department ID begins with od-. For IDs of another kind, choose it in 'Department ID Type'.",
	},
	99992358: {
		message: 'A department with one of the open department IDs does not exist',
		advice:
			"Check in 'Department IDs' that no department has been deleted and that each ID was copied in full, and that 'Department ID Type' fits.",
	},
	99992379: {
		message: 'Feishu does not know one of the department IDs, which it took for internal ones',
		advice:
			"Check 'Department IDs' in the filters, and that 'Department ID Type' is the kind of ID you filled in. If both are right, give the log ID to Feishu support (技术支持).",
	},
	99992380: {
		message: 'A department with one of the IDs does not exist',
		advice:
			"Check 'Department IDs' in the filters against the Feishu Admin Console (管理后台), and that 'Department ID Type' is the kind of ID you filled in.",
	},

	// Companies
	99992500: {
		message: 'Feishu does not know the company that the request names',
		advice:
			"Check that 'App ID' in the credential belongs to your company and that 'Region' is right, then give the log ID to Feishu support (技术支持).",
	},
	99992501: {
		message: 'The company that the request names does not exist',
		advice:
			"Check 'App ID' and 'Region' in the credential. If both are right, Feishu support (技术支持) can tell from the log ID which company it was.",
	},

	// Conversations, whose IDs are easily pasted by accident
	99992354: {
		message: 'Feishu took the ID for the ID of a message, and there is none',
		advice: "An ID that begins with om_ names a message. Put the ID of a person in 'Employee'.",
	},
	99992355: {
		message: 'Feishu took the ID for the ID of a chat, and there is none',
		advice: "Replace the chat ID with the ID of a person, of the kind chosen in 'User ID Type'.",
	},
	99992356: {
		message: 'The open chat ID does not exist',
		advice: "An ID that begins with oc_ names a chat. Look up the person for 'Employee' instead.",
	},
};
