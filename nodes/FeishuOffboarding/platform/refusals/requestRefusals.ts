import type { RefusalTable } from './refusal';

/** What was sent, and trouble inside Feishu: https://open.feishu.cn/document/ukTMukTMukTM/ugjM14COyUjL4ITN */
export const requestRefusals: RefusalTable = {
	// What was sent
	99992402: {
		means: 'fieldsRefused',
		message: 'Feishu found a field of the request that is missing or not valid',
		advice: 'Correct the parameter that fills the field, and run again.',
	},
	9499: {
		means: 'textNeeded',
		message: 'Feishu cannot read the request',
		advice:
			'An ID, a date, or a text has the wrong form: correct the parameter that it comes from, and run again.',
	},
	10002: {
		message: 'Feishu does not accept the request',
		advice:
			'Check the parameters of the node, above all empty ones and those filled by expressions.',
	},
	10003: {
		means: 'textNeeded',
		message: 'A value in the request is missing or has the wrong form',
		advice:
			'Correct the parameter that the value comes from, and run again. A required parameter may be empty.',
	},
	10100: {
		means: 'textNeeded',
		message: 'Feishu considers the request invalid',
		advice:
			'Check every parameter of the node once, above all those filled by expressions, then run again.',
	},
	1000002: {
		message: 'Parameters of the request do not match what Feishu expects',
		advice: 'Look for values of the wrong kind, for example text where a number belongs.',
	},
	1000001: {
		message: 'Feishu did not expect a header of the request',
		advice:
			"If a proxy stands between n8n and Feishu, check that it leaves the headers unchanged; otherwise check 'Base URL' in the credential.",
	},
	99991201: {
		message: 'Feishu does not know the address of this request',
		advice:
			"Check 'Region' and 'Base URL' in the credential. Private deployments may lack this part of Feishu CoreHR.",
	},
	99991301: {
		message: 'Feishu knows the address but not for this kind of request',
		advice:
			"Check that 'Base URL' in the credential leads straight to Feishu: a redirect on the way can change the request.",
	},

	// Feishu itself
	10101: {
		class: 'unknownOutcome',
		message: 'Feishu could not carry out the request for a reason inside Feishu',
		advice:
			'Run it again in a few minutes; after a change, look first whether it was made. Feishu support can trace the log ID.',
	},
	10105: {
		class: 'unknownOutcome',
		message: 'Feishu could not look up the person that the request names',
		advice:
			"Run it again in a few minutes. If it stays, check the ID and 'User ID Type', then give the log ID to Feishu support.",
	},
	10500: {
		class: 'unknownOutcome',
		message: 'A Feishu server broke off while it worked on the request',
		advice:
			'See in Feishu what became of a change before you send it again; a read can be run again at once.',
	},
	1000003: {
		class: 'unknownOutcome',
		message: 'A Feishu service answered that it is out of order',
		advice:
			'Wait a few minutes and run again; Feishu support can tell from the log ID which service it was.',
	},
	2200: {
		class: 'unknownOutcome',
		message: 'A Feishu service stopped working on the request, often after many calls in a row',
		advice: 'Send fewer items at once and run again in a few minutes.',
	},
	5000: {
		class: 'unknownOutcome',
		message: 'Feishu is too busy to answer',
		advice: 'Wait a few minutes and call less often; no parameter needs to change.',
	},
	1500: {
		class: 'unknownOutcome',
		message: 'Feishu could not complete the request for a reason of its own',
		advice: 'Run again later. If the answer stays the same, give the log ID to Feishu support.',
	},
	1503: {
		class: 'unknownOutcome',
		message: 'Feishu renewed the token but could not tell whether access is allowed',
		advice:
			'Test the credential, then run again; if it repeats, Feishu support can help with the log ID.',
	},
	1161204: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR took too long to answer',
		advice:
			'Check in CoreHR admin (人事管理后台) whether the change was made before you run it again; for a read, run it again right away.',
	},
};
