import type { Endpoint } from './request';

/** An app as Feishu's Developer Console (开发者后台) knows it, which stands on the host of the API. */
export interface ConsoleApp {
	/** Scheme, name and port, without a path. */
	readonly host: string;
	readonly appId: string;
}

/** Where the app and its versions are looked after. */
export const appPage = ({ host, appId }: ConsoleApp): string =>
	`${host}/app/${encodeURIComponent(appId.trim())}`;

/** Permissions & Scopes (权限管理), with the data permissions. */
export const permissionsPage = (app: ConsoleApp): string => `${appPage(app)}/auth`;

/** The same page with exactly these scopes chosen, to be added: the form in which Feishu's own refusals give it. */
export function scopesPage(app: ConsoleApp, scopes: readonly string[]): string {
	const chosen = scopes.map((scope) => encodeURIComponent(scope).replaceAll('%3A', ':')).join(',');
	return `${permissionsPage(app)}?q=${chosen}&op_from=openapi&token_type=tenant`;
}

/**
 * Of scopes any one of which is enough, the one to add: the endpoint's narrowest. All of them where they
 * are not the endpoint's own.
 */
export function scopesToAdd(
	{ scopes: [narrowest] }: Pick<Endpoint, 'scopes'>,
	anyOf: readonly string[],
): readonly string[] {
	return narrowest !== undefined && anyOf.includes(narrowest) ? [narrowest] : anyOf;
}
