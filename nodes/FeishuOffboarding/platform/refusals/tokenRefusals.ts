import type { Refusal, RefusalTable } from './refusal';

/** Answers to a request for a token: https://open.feishu.cn/document/ukTMukTMukTM/ugjM14COyUjL4ITN */
export const tokenRefusals: RefusalTable = {
	10003: {
		message: 'The App ID or the App Secret is empty or not written correctly',
		advice:
			"Copy 'App ID' (it begins with cli_) and 'App Secret' again from the Developer Console (开发者后台) > Credentials & Basic Info (凭证与基础信息), without spaces.",
	},
	10005: {
		message: 'Feishu does not allow this app to sign in for this tenant',
		advice:
			"Check that 'App ID' belongs to your company, that 'Region' is right, and that the app has been released in it.",
	},
	10014: {
		message:
			'Feishu does not know the App ID, the App Secret does not match it, or the app is disabled',
		advice:
			"Check, in this order: the 'Region', 'App ID' and 'App Secret' (Credentials & Basic Info, 凭证与基础信息), and whether the app is enabled (已启用).",
	},
	10015: {
		message: 'The App Secret does not belong to this App ID',
		advice:
			"Copy 'App Secret' again from Credentials & Basic Info (凭证与基础信息); it changes when someone resets it.",
	},
	99991543: {
		message: 'Feishu has no app with this App ID and App Secret',
		advice:
			"Check 'App ID', 'App Secret' and 'Region'; a private deployment needs its own 'Base URL'.",
	},
	// The token endpoint's own way to say that it was asked too often.
	2200: {
		class: 'busy',
		message: 'Feishu could not issue a token, as happens when tokens are asked for too often',
		advice:
			"Wait a few minutes and test the credential again; 'App ID' and 'App Secret' need no change.",
	},
};

/** For a code that no page lists. */
export const unlistedTokenRefusal: Refusal = {
	message: 'Feishu gave no token',
	advice: 'Try again in a minute; if it goes on, give the log ID to Feishu support.',
};
