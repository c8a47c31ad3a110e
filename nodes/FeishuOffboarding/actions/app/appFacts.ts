import {
	countConnections,
	decodeConnectionCount,
	decodeScopes,
	listScopes,
	type ScopeGrants,
} from '../../domain/app/facts';
import { decodeAnybody, findAnybody } from '../../domain/app/people';
import type { AppFacts } from '../../domain/app/setup';
import type { Found } from '../../domain/app/setupLine';
import { FeishuApiError } from '../../platform/answers/failure';
import {
	appPage,
	permissionsPage,
	scopesPage,
	scopesToAdd,
	type ConsoleApp,
} from '../../platform/console';
import type { JsonObject } from '../../platform/json';
import type { Refusal } from '../../platform/refusals/refusal';
import { endpointLabel, type ApiRequest } from '../../platform/request';
import { rescue } from '../../platform/rescue';
import { tokenExchange } from '../../platform/tokenExchange';
import type { FeishuClient } from '../../transport/client';
import { supportLine } from '../../transport/nodeErrors';

/** Why there is nothing to ask with. */
interface NoToken {
	readonly token: { readonly status: 'missing' | 'unknown'; readonly refusal: Refusal };
}

/** Asks Feishu for all that the check is made of. Throws nothing that Feishu or the network does. */
export async function appFacts(client: FeishuClient, app: ConsoleApp): Promise<AppFacts | NoToken> {
	const scopes = await ask(client, listScopes(), decodeScopes);
	const token = scopes instanceof FeishuApiError ? withoutToken(scopes) : undefined;
	if (token !== undefined) return token;
	const known = toFound(scopes, app);
	const [seesPeople, connections] = await Promise.all([
		askForPeople(client, known, app),
		ask(client, countConnections(), decodeConnectionCount),
	]);
	return { app, scopes: known, seesPeople, connections: toFound(connections, app) };
}

/** What was told, or what Feishu or the network said in its place. */
type Answer<T> = { readonly told: T } | FeishuApiError;

const ask = async <T>(
	client: FeishuClient,
	request: ApiRequest,
	decode: (data: JsonObject) => T,
): Promise<Answer<T>> =>
	await rescue(
		async () => ({ told: decode(await client.send(request)) }),
		(error) => (error instanceof FeishuApiError ? error : undefined),
	);

const toFound = <T>(answer: Answer<T>, app: ConsoleApp): Found<T> =>
	answer instanceof FeishuApiError
		? { kind: 'unknown', refusal: refusalOf(answer), url: urlFor(answer, app) }
		: { kind: 'known', value: answer.told };

/** Feishu would only say that the scope is missing, which is known by then. */
async function askForPeople(
	client: FeishuClient,
	scopes: Found<ScopeGrants>,
	app: ConsoleApp,
): Promise<Found<boolean>> {
	const request = findAnybody();
	const { endpoint } = request;
	const mayAsk =
		scopes.kind === 'unknown' || endpoint.scopes.some((scope) => scopes.value.granted.has(scope));
	if (mayAsk) return toFound(await ask(client, request, decodeAnybody), app);
	const wanted = scopesToAdd(endpoint, endpoint.scopes);
	const refusal = {
		message: `Cannot be seen before the app has ${wanted.join(', ')}`,
		advice: 'Add the scope first, as the lines above say, and check again.',
	};
	return { kind: 'unknown', refusal, url: scopesPage(app, wanted) };
}

/** Undefined where the app has a token, whatever else is wrong. */
function withoutToken(error: FeishuApiError): NoToken | undefined {
	const refusal = refusalOf(error);
	const isRefused = error.kind === 'token' || error.endpoint === endpointLabel(tokenExchange);
	if (isRefused) return { token: { status: 'missing', refusal } };
	return error.kind === 'notSent' ? { token: { status: 'unknown', refusal } } : undefined;
}

const refusalOf = (error: FeishuApiError): Refusal => ({
	message: error.message,
	advice: `${error.advice} (${supportLine(error)})`,
});

/** Where in the console that is put right; empty where it is not. */
function urlFor({ means }: FeishuApiError, app: ConsoleApp): string {
	if (means === 'notInstalled') return appPage(app);
	return means === 'scopeMissing' ? permissionsPage(app) : '';
}
