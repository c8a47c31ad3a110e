import type { App, Apps } from './apps';
import type { AppConsole } from '../console/settings';
import type { LongConnections } from '../connection/desk';
import type { Answer } from './envelope';
import type { JsonObject } from '../json';
import type { RateLimit } from './limiter';
import type { Schema } from './schema';
import type { Person } from '../tenant/person';
import type { Store } from '../tenant/store';
import type { Tenant } from '../tenant/tenant';
import type { Tokens } from './tokens';

export type RouteName =
	| 'tenantAccessToken'
	| 'submit'
	| 'revoke'
	| 'search'
	| 'reasons'
	| 'customFields'
	| 'customField'
	| 'employees'
	| 'edit'
	| 'convertIds'
	| 'employeeBatch'
	| 'processes'
	| 'process'
	| 'processWithdraw'
	| 'processRevoke'
	| 'approvers'
	| 'taskDecision'
	| 'taskTransfer'
	| 'userIds'
	| 'contracts'
	| 'jobChanges'
	| 'probations'
	| 'connectionEndpoint'
	| 'connectionCount'
	| 'scopes';

/** Everything an endpoint can read or change. */
export interface Sandbox {
	readonly tenant: Tenant;
	readonly store: Store;
	readonly apps: Apps;
	readonly console: AppConsole;
	readonly tokens: Tokens;
	readonly connections: LongConnections;
	readonly indexLagMs: number;
	readonly lookupSettings: boolean;
	readonly unmatchedIds: 'leftOut' | 'empty';
	readonly badElements: readonly string[];
}

/** A request that token, rate limit, scope and field rules have let through. */
export interface Call {
	readonly sandbox: Sandbox;
	/** What stands in the places of the route's path that begin with a colon. */
	readonly path: Readonly<Record<string, string>>;
	readonly query: JsonObject;
	readonly body: JsonObject;
	readonly now: number;
	/** Undefined where the endpoint asks for no token. */
	readonly app: App | undefined;
	hasScope(...anyOf: string[]): boolean;
	/** Whether the app's data permission covers the person. */
	sees(person: Person): boolean;
}

export interface Route {
	readonly name: RouteName;
	readonly method: 'GET' | 'POST' | 'PUT';
	/** A segment such as `:process_id` stands for any text. */
	readonly path: string;
	readonly limits: readonly RateLimit[];
	/** Any one of these, empty where a token is enough; `'none'` for an endpoint that asks for no token. */
	readonly scopes: readonly string[] | 'none';
	readonly query: Schema;
	/** Absent where the endpoint takes no body. */
	readonly body?: Schema;
	answer(call: Call): Answer;
}

export function hasScope(app: App, anyOf: readonly string[]): boolean {
	return anyOf.some((scope) => app.scopes.includes(scope));
}
