import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { kept } from '../nodes/FeishuOffboarding/platform/kept';
import { refusalRules } from './refusalRules';
import { tokenExchange } from '../nodes/FeishuOffboarding/platform/tokenExchange';

const authentication = kept(async () => await import('./authentication'));

export class FeishuCoreHrApi implements ICredentialType {
	name = 'feishuCoreHrApi';

	displayName = 'Feishu CoreHR API';

	icon: Icon = {
		light: 'file:feishuOffboarding.svg',
		dark: 'file:feishuOffboarding.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-feishu-corehr/n8n-nodes-feishu-corehr/blob/main/docs/feishu-setup.md';

	httpRequestNode = {
		name: 'Feishu CoreHR',
		docsUrl: 'https://open.feishu.cn/document/corehr-v1/overview',
		apiBaseUrl: 'https://open.feishu.cn/open-apis/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Feishu', value: 'feishu', description: 'China, open.feishu.cn' },
				{ name: 'Lark', value: 'lark', description: 'International, open.larksuite.com' },
				{ name: 'Custom', value: 'custom', description: 'A private deployment' },
			],
			default: 'feishu',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://open.example.com',
			description: 'Scheme and host of your deployment, without a path',
			displayOptions: { show: { region: ['custom'] } },
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. cli_a1b2c3d4e5f6',
			description:
				'App ID of the self-built app, in the Developer Console under Credentials & Basic Info (凭证与基础信息)',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Stands below the App ID in the Developer Console',
		},
		{
			displayName:
				'The test checks App ID and App Secret. What the app may do, and how to add what is missing, tells <b>App: Check Setup</b> of the Feishu Offboarding node.',
			name: 'setupNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Label Language',
			name: 'labelLanguage',
			type: 'options',
			options: [
				{ name: 'Chinese', value: 'zh-CN' },
				{ name: 'English', value: 'en-US' },
			],
			default: 'zh-CN',
			description:
				'Language in which reasons, fields and people of your tenant are shown. The other one is used where a label is missing.',
		},
		{
			displayName: 'Encrypt Key (Trigger Only)',
			name: 'encryptKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For the webhook trigger: the Encrypt Key under Events & Callbacks (事件与回调) in the Developer Console',
		},
		{
			displayName: 'Verification Token (Trigger Only)',
			name: 'verificationToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For the webhook trigger: the Verification Token under Events & Callbacks (事件与回调) in the Developer Console',
		},
		{
			displayName: 'Tenant Access Token',
			name: 'tenantAccessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Tenant Access Token Expires At',
			name: 'tenantAccessTokenExpiresAt',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Tenant Access Token For',
			name: 'tenantAccessTokenFor',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	/** n8n calls it when the token is empty, refused or stale, and stores what it returns. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { fetchToken } = await authentication();
		return await fetchToken(this, credentials);
	}

	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		const { authenticated } = await authentication();
		return authenticated(credentials, requestOptions);
	};

	/** The values are exchanged for a token before the test, so those sentences come first. */
	test: ICredentialTestRequest = {
		request: {
			method: tokenExchange.method,
			baseURL:
				'={{ $credentials.region === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/\\/open-apis$/, "") : $credentials.region === "lark" ? "https://open.larksuite.com" : "https://open.feishu.cn" }}',
			url: tokenExchange.path,
			body: {
				app_id: '={{ $credentials.appId.trim() }}',
				app_secret: '={{ $credentials.appSecret.trim() }}',
			},
		},
		rules: refusalRules,
	};
}
