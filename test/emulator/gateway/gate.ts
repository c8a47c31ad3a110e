import { findApp, type App } from './apps';
import { gatewayRefusal, invalidFields, rateLimited, refuse, type Answer } from './envelope';
import { isRecord, parseJson, type JsonObject } from '../json';
import type { Limiter } from './limiter';
import { hasScope, type Call, type Route, type Sandbox } from './route';
import { typedQuery, violations } from './schema';
import type { Person } from '../tenant/person';

export interface Incoming {
	readonly authorization: string | undefined;
	readonly contentType: string | undefined;
	readonly path: Readonly<Record<string, string>>;
	readonly parameters: URLSearchParams;
	readonly rawBody: string;
}

export interface Gate {
	readonly sandbox: Sandbox;
	readonly limiter: Limiter;
	readonly limits: boolean;
}

const USER_ID_SCOPE = 'contact:user.employee_id:readonly';

const tokenMessages = new Map([
	[99991661, 'Missing access token for authorization. Please make a request with token attached.'],
	[99991663, 'Invalid access token for authorization. Please make a request with token attached.'],
	[99991671, 'Invalid token: must start with t-/u-'],
]);

export function tokenRefusal(code: number): Answer {
	return gatewayRefusal(400, code, tokenMessages.get(code) ?? 'Invalid access token');
}

/** The app that calls, or the answer to a call without a token that is good. */
export function authorize(gate: Gate, incoming: Incoming, now: number): App | Answer {
	const token = /^Bearer (\S+)$/.exec(incoming.authorization ?? '')?.[1];
	if (token === undefined) return tokenRefusal(99991661);
	if (!/^[tu]-/.test(token)) return tokenRefusal(99991671);
	const appId = gate.sandbox.tokens.holder(token, now);
	const app = findApp(gate.sandbox.apps, appId);
	if (!app) return tokenRefusal(99991663);
	return { ...app, scopes: gate.sandbox.console.scopesOf(app) };
}

function scopeRefusal(app: App, scopes: readonly string[], type: string): Answer {
	const list = scopes.join(', ');
	const url = `https://open.feishu.cn/app/${app.appId}/auth?q=${scopes.join(',')}&op_from=openapi&token_type=tenant`;
	const msg = `Access denied. One of the following scopes is required: [${list}].应用尚未开通所需的应用身份权限：[${list}]，点击链接申请并开通任一权限即可：${url}`;
	return gatewayRefusal(400, 99991672, msg, {
		permission_violations: scopes.map((subject) => ({ type, subject })),
		helps: [{ url, description: '点击链接申请并开通任一权限即可' }],
	});
}

function refuseScopes(app: App, route: Route, query: JsonObject): Answer | undefined {
	if (route.scopes === 'none') return undefined;
	if (route.scopes.length > 0 && !hasScope(app, route.scopes)) {
		return scopeRefusal(app, route.scopes, 'action_scope_required');
	}
	const asksUserIds = [query.user_id_type, query.feishu_user_id_type].includes('user_id');
	return asksUserIds && !hasScope(app, [USER_ID_SCOPE])
		? scopeRefusal(app, [USER_ID_SCOPE], 'field_scope_required')
		: undefined;
}

function refuseForm(incoming: Incoming, body: unknown): Answer | undefined {
	// The pages ask for a charset; Feishu's own SDK for Node sends none and is answered.
	const isJson = /^application\/json(\s*;\s*charset=utf-8)?$/i.test(incoming.contentType ?? '');
	return isJson && isRecord(body) ? undefined : gatewayRefusal(400, 9499, 'Bad Request');
}

function refuseFields(route: Route, query: JsonObject, body: JsonObject): Answer | undefined {
	const found = [
		...violations(route.query, query),
		...(route.body ? violations(route.body, body) : []),
	];
	return found.length > 0 ? invalidFields(found) : undefined;
}

function refuseElements({ sandbox }: Gate, body: JsonObject): Answer | undefined {
	const lists = Object.values(body).filter((value) => Array.isArray(value));
	const isBad = sandbox.badElements.some((bad) => lists.some((list) => list.includes(bad)));
	return isBad ? refuse(400, 1160102, 'Param is invalid') : undefined;
}

export function overLimit(gate: Gate, app: App, route: Route, now: number): Answer | undefined {
	if (!gate.limits) return undefined;
	const excess = gate.limiter.take(`${app.appId} ${route.name}`, route.limits, now);
	return excess && rateLimited(excess);
}

function toCall(
	gate: Gate,
	app: App | undefined,
	now: number,
	asked: Pick<Call, 'path' | 'query' | 'body'>,
) {
	return {
		sandbox: gate.sandbox,
		...asked,
		now,
		app,
		hasScope: (...anyOf: string[]) => app !== undefined && hasScope(app, anyOf),
		sees: ({ inDataScope }: Person) =>
			inDataScope && app !== undefined && gate.sandbox.console.seesPeople(app),
	} satisfies Call;
}

/** Scope, form and fields, in Feishu's order; then what the endpoint itself says. */
export function answerAuthorized(
	gate: Gate,
	app: App,
	route: Route,
	incoming: Incoming,
	now: number,
): Answer {
	const query = typedQuery(route.query, incoming.parameters);
	const parsed = route.body ? parseJson(incoming.rawBody) : {};
	const body = isRecord(parsed) ? parsed : {};
	const refusal =
		refuseScopes(app, route, query) ??
		(route.body ? refuseForm(incoming, parsed) : undefined) ??
		refuseFields(route, query, body) ??
		refuseElements(gate, body);
	return refusal ?? route.answer(toCall(gate, app, now, { path: incoming.path, query, body }));
}

export function answerOpen(gate: Gate, route: Route, incoming: Incoming, now: number): Answer {
	const parsed = parseJson(incoming.rawBody);
	const body = isRecord(parsed) ? parsed : {};
	return route.answer(toCall(gate, undefined, now, { path: incoming.path, query: {}, body }));
}
