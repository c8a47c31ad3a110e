import type { RefusalTable } from './refusal';

/** The token, the app, its limits: https://open.feishu.cn/document/ukTMukTMukTM/ugjM14COyUjL4ITN */
export const accessRefusals: RefusalTable = {
	// The token the app shows with every request
	99991661: {
		class: 'token',
		message: 'The request reached Feishu without a token',
		advice:
			"Open the Feishu CoreHR API credential, fill in 'App ID' and 'App Secret', save and test it.",
	},
	99991663: {
		class: 'token',
		message: 'Feishu does not accept the tenant access token',
		advice:
			"A fresh token was refused as well. Test the credential, and check that 'Region' is the platform the app was created on: Feishu or Lark.",
	},
	99991664: {
		class: 'token',
		message: 'Feishu does not accept the app access token',
		advice:
			'Save the credential again to fetch a new token, then run the workflow once more; the app has to be a self-built app (自建应用).',
	},
	99991665: {
		class: 'token',
		message: 'Feishu does not take the token for that of a tenant',
		advice:
			"A fresh token was refused as well. Use 'App ID' and 'App Secret' of an app of your own company, and check 'Region' in the credential.",
	},
	99991668: {
		message: 'Feishu took the token for the token of a user and does not accept it',
		advice:
			'Use the Feishu CoreHR API credential of this package, which asks for a tenant access token, and not a token pasted by hand.',
	},
	99991669: {
		message: 'The refresh token of a user is not valid',
		advice:
			'This node signs in as an app and needs no user token: select the Feishu CoreHR API credential in the node and test it.',
	},
	99991670: {
		message: 'The single sign-on token is not valid',
		advice:
			'Select the Feishu CoreHR API credential in the node; a sign-on token of a person cannot be used here.',
	},
	99991671: {
		class: 'token',
		message: 'The token is not written the way Feishu tokens are',
		advice:
			"Save and test the credential so that a new token is fetched; with a 'Base URL' of your own, make sure that it leads to Feishu itself.",
	},
	99991692: {
		means: 'textNeeded',
		message: 'Feishu did not let the app in',
		advice:
			'Test the credential, and check that the app is enabled and has been released in this company (版本管理与发布).',
	},
	99991676: {
		means: 'scopeMissing',
		message: 'The token does not carry the permission for this request',
		advice:
			'In the Developer Console, check the scopes under Permissions & Scopes (权限管理), publish a new app version (版本管理与发布), and save the credential again.',
	},
	99991677: {
		message: 'The token of the user has expired',
		advice:
			'Test the Feishu CoreHR API credential and run again; tokens of apps are renewed on their own, tokens of users are not.',
	},
	99991679: {
		message: 'A user has not authorized the app for this request',
		advice:
			'Give the app the tenant token scopes (应用身份权限) in the Developer Console, as this node does not act for a user.',
	},
	99991681: {
		means: 'textNeeded',
		message: 'Feishu could not confirm who is calling',
		advice:
			'Test the credential, then run again. If it repeats, the log ID tells Feishu support what was refused.',
	},

	// The app
	99991662: {
		message: 'The app is disabled',
		advice:
			'Ask the Feishu administrator to enable the app in the Admin Console (管理后台), and check that a version has been published.',
	},
	99991673: {
		message: 'The app is not available in this tenant',
		advice:
			'Check with the Feishu administrator that the app is installed and released in this company (版本管理与发布).',
	},
	99991674: {
		message: 'Feishu does not support this type of user here',
		advice:
			"Choose another 'User ID Type' and give IDs of that type; use a self-built app, not a person, for the credential.",
	},
	99991675: {
		message: 'Feishu cannot read the user ID',
		advice: "Check the ID for spaces and missing characters, and that it fits 'User ID Type'.",
	},
	99991672: {
		means: 'scopeMissing',
		message: 'The app lacks a permission scope that this request needs',
		advice:
			'In the Developer Console (开发者后台) open Permissions & Scopes (权限管理), add the missing scope, publish a new app version (版本管理与发布), and have it approved.',
	},
	99991401: {
		message: 'The app does not allow calls from the network address of this n8n',
		advice:
			'In the Developer Console open Security Settings (安全设置) > IP allowlist (IP 白名单) and add the public IPv4 address of the n8n server.',
	},

	// Limits
	11232: {
		class: 'throttled',
		message: 'A Feishu service behind this request has reached a limit of its own',
		advice: 'Run again in a few minutes, away from full and half hours, when Feishu is busiest.',
	},
	99991400: {
		class: 'throttled',
		message: 'Feishu limits how often this request may be sent, and the limit is reached',
		advice:
			'Run it again in a minute, send fewer items at once, or let the node wait longer in its options.',
	},
	// The month's quota comes with HTTP 429 as well, but no wait of ours ends it.
	99991403: {
		class: 'quota',
		message: 'The API calls that the Feishu plan includes for this month are used up',
		advice:
			'Waiting a minute does not help: ask the Feishu administrator to upgrade the plan (升级飞书版本), or run it again next month.',
	},
	99991406: {
		class: 'quota',
		message: 'The API calls that the Lark plan includes for this month are used up',
		advice:
			'Ask the Lark administrator about the plan of the company; the count starts again next month.',
	},
	1161604: {
		class: 'throttled',
		message: 'Feishu CoreHR receives more requests per second than it allows',
		advice: 'Let other workflows of the same app finish, then run this one again.',
	},
	1000004: {
		class: 'throttled',
		message: 'This method of Feishu is called too often',
		advice: 'Wait a minute, then run again with fewer items.',
	},
	1000005: {
		class: 'throttled',
		message: 'Feishu has slowed down the whole app because it calls too often',
		advice: 'Pause other workflows that use the same app, then run again.',
	},
};
