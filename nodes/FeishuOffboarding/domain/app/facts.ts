import { isRecord, listAt, numberAt, textAt, type JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';

/** What an app may do, as the console has it. */
export interface ScopeGrants {
	/** In force. */
	readonly granted: ReadonlySet<string>;
	/** Added to the app, but in no version that is released and approved. */
	readonly waiting: ReadonlySet<string>;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/application-v6/scope/list */
export const listScopes = (): ApiRequest => ({ endpoint: endpoints.listScopes });

/** https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-v1/connection/get */
export const countConnections = (): ApiRequest => ({ endpoint: endpoints.countConnections });

const GRANTED = 1;

/** Live answers tell scopes of users, too, in `scope_type`, which the page does not have: this package acts as an app. */
export function decodeScopes(data: JsonObject): ScopeGrants {
	const scopes = listAt(data, 'scopes')
		.filter(isRecord)
		.filter((entry) => textAt(entry, 'scope_type') !== 'user')
		.map((entry) => ({
			name: textAt(entry, 'scope_name') ?? '',
			isGranted: numberAt(entry, 'grant_status') === GRANTED,
		}))
		.filter(({ name }) => name !== '');
	const names = (isGranted: boolean) =>
		scopes.filter((scope) => scope.isGranted === isGranted).map(({ name }) => name);
	const granted = new Set(names(true));
	return { granted, waiting: new Set(names(false).filter((name) => !granted.has(name))) };
}

/** How many long connections the app has open, in all programs. Undefined where the answer does not tell. */
export const decodeConnectionCount = (data: JsonObject): number | undefined =>
	numberAt(data, 'online_instance_cnt');
