import { appPage, scopesPage, scopesToAdd, type ConsoleApp } from '../../platform/console';
import type { Access, Capability } from './capability';
import type { ScopeGrants } from './facts';
import { RELEASE, unique, type Found, type SetupLine } from './setupLine';

/** Whether the app may do what each of them needs. */
export const capabilityLines = (
	capabilities: readonly Capability[],
	scopes: Found<ScopeGrants>,
	app: ConsoleApp,
): SetupLine[] =>
	capabilities.map(({ name, calls }) => lineOf({ name, calls: withScopes(calls) }, scopes, app));

/** All that is missing, so that it can be added in one go. */
export const everythingLine = (
	capabilities: readonly Capability[],
	scopes: Found<ScopeGrants>,
	app: ConsoleApp,
): SetupLine =>
	lineOf(
		{ name: 'Everything above', calls: withScopes(capabilities.flatMap(({ calls }) => calls)) },
		scopes,
		app,
	);

const withScopes = (calls: readonly Access[]): Access[] =>
	calls.filter(({ scopes }) => scopes.length > 0);

function lineOf(
	{ name, calls }: Capability,
	scopes: Found<ScopeGrants>,
	app: ConsoleApp,
): SetupLine {
	const needed = unique(calls.flatMap((call) => scopesToAdd(call, call.scopes)));
	const line = { capability: name, scopes_needed: needed };
	if (needed.length === 0) return { ...line, ...ready([]), message: 'Needs no scope' };
	if (scopes.kind === 'unknown') {
		const { refusal, url } = scopes;
		return { ...line, status: 'unknown', scopes_granted: [], ...refusal, url };
	}
	const { granted, waiting } = scopes.value;
	const inForce = unique(calls.flatMap((call) => among(call, granted)));
	const lacking = calls.filter((call) => among(call, granted).length === 0);
	if (lacking.length === 0) return { ...line, ...ready(inForce) };
	const state = { ...line, status: 'missing', scopes_granted: inForce } as const;
	const absent = lacking.filter((call) => among(call, waiting).length === 0);
	if (absent.length > 0) return { ...state, ...toAdd(absent, app) };
	return { ...state, ...toRelease(unique(lacking.flatMap((call) => among(call, waiting))), app) };
}

const among = ({ scopes }: Access, names: ReadonlySet<string>): string[] =>
	scopes.filter((scope) => names.has(scope));

const ready = (granted: readonly string[]) => ({
	status: 'ready' as const,
	scopes_granted: granted,
	message: `Granted: ${granted.join(', ')}`,
	advice: '',
	url: '',
});

function toAdd(absent: readonly Access[], app: ConsoleApp) {
	const scopes = unique(absent.flatMap((call) => scopesToAdd(call, call.scopes)));
	const wanting = unique(absent.map(({ name }) => name));
	return {
		message: `Not granted: ${scopes.join(', ')}, for: ${wanting.join(', ')}`,
		advice: `Open the link: it leads to Permissions & Scopes (权限管理) in the Developer Console, with what is missing already chosen. Press 开通权限. ${RELEASE}`,
		url: scopesPage(app, scopes),
	};
}

const toRelease = (waiting: readonly string[], app: ConsoleApp) => ({
	message: `Added, but not released and approved yet: ${waiting.join(', ')}`,
	advice: `Open the app in the Developer Console by the link. ${RELEASE}`,
	url: appPage(app),
});
