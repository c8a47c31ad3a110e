import type { App } from './gateway/apps';
import { isRecord, textAt, type JsonObject } from './json';
import type { Emulator } from './server';

export interface Heard {
	status: number;
	headers: Headers;
	body: JsonObject;
	/** `data` of the envelope, empty where there is none. */
	data: JsonObject;
}

export interface Request {
	path: string;
	query?: Record<string, string> | [string, string][];
	/** POST for a request with a body, and GET for any other, unless given. */
	method?: 'PUT';
	body?: unknown;
	/** An empty one sends no Authorization; without it, the client gets its own token. */
	token?: string;
	contentType?: string;
}

export const paths = {
	token: '/open-apis/auth/v3/tenant_access_token/internal',
	submit: '/open-apis/corehr/v2/offboardings/submit_v2',
	revoke: '/open-apis/corehr/v2/offboardings/revoke',
	search: '/open-apis/corehr/v1/offboardings/search',
	reasons: '/open-apis/corehr/v1/offboardings/query',
	customFields: '/open-apis/corehr/v1/custom_fields/query',
	customField: '/open-apis/corehr/v1/custom_fields/get_by_param',
	employees: '/open-apis/corehr/v2/employees/search',
	edit: '/open-apis/corehr/v2/offboardings/edit',
	convertIds: '/open-apis/corehr/v1/common_data/id/convert',
	employeeBatch: '/open-apis/corehr/v2/employees/batch_get',
	processes: '/open-apis/corehr/v2/processes',
	approvers: '/open-apis/corehr/v2/approvers',
	processWithdraw: '/open-apis/corehr/v2/process_withdraw',
	processRevoke: '/open-apis/corehr/v2/process_revoke',
	userIds: '/open-apis/contact/v3/users/batch_get_id',
	contracts: '/open-apis/corehr/v2/contracts/search',
	jobChanges: '/open-apis/corehr/v2/job_changes/search',
	probations: '/open-apis/corehr/v2/probation/search',
} as const;

async function exchange(url: string, request: Request, token: string): Promise<Heard> {
	const response = await fetch(
		`${url}${request.path}?${String(new URLSearchParams(request.query))}`,
		{
			headers: {
				'Content-Type': request.contentType ?? 'application/json; charset=utf-8',
				...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
			},
			...(request.body === undefined
				? {}
				: {
						method: request.method ?? 'POST',
						body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body),
					}),
		},
	);
	const body: unknown = await response.json();
	const envelope = isRecord(body) ? body : {};
	const data = isRecord(envelope.data) ? envelope.data : {};
	return { status: response.status, headers: response.headers, body: envelope, data };
}

/** Calls an emulator without leaning on any other code of this project. */
export function createClient(emulator: Emulator, app: App = emulator.apps.main) {
	let cached: string | undefined;

	async function fetchToken(): Promise<string> {
		const body = { app_id: app.appId, app_secret: app.appSecret };
		const heard = await exchange(emulator.url, { path: paths.token, body }, '');
		return textAt(heard.body, 'tenant_access_token') ?? '';
	}

	async function send(request: Request): Promise<Heard> {
		cached ??= await fetchToken();
		return exchange(emulator.url, request, request.token ?? cached);
	}

	return { send, fetchToken };
}

export type Client = ReturnType<typeof createClient>;
