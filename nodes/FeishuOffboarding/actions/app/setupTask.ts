import { linesWithoutToken, setupLines } from '../../domain/app/setup';
import type { Capability } from '../../domain/app/capability';
import type { SetupLine } from '../../domain/app/setupLine';
import { appIdentity } from '../../platform/appIdentity';
import type { ConsoleApp } from '../../platform/console';
import { InvalidInput } from '../../platform/invalidInput';
import { rescue } from '../../platform/rescue';
import type { FeishuClient } from '../../transport/client';
import { credentialsOf } from '../../transport/roundTrip';
import type { ItemTask, Resource, Run } from '../operation';
import { appFacts } from './appFacts';
import { capabilitiesOf } from './capabilities';

/** One check serves all items with the same credential: it is about the app, not about what comes in. */
export function setupTask(run: Run, resources: readonly Resource[]): ItemTask {
	const capabilities = capabilitiesOf(resources);
	const checks = new Map<string, Promise<SetupLine[]>>();
	return async (itemIndex) => {
		const place = await placeOf(run, itemIndex);
		if (place instanceof InvalidInput) return items(withoutAddress(capabilities, place));
		const { app, client } = place;
		const check = checks.get(client.sharing) ?? checkOf(client, app, capabilities);
		checks.set(client.sharing, check);
		return items(await check);
	};
}

interface Place {
	readonly client: FeishuClient;
	readonly app: ConsoleApp;
}

/** An address in the credential that may not be used is something to tell, too. */
async function placeOf(run: Run, itemIndex: number): Promise<Place | InvalidInput> {
	const credentials = await credentialsOf(run.context, itemIndex);
	return await rescue(
		async () => {
			const { host, appId } = appIdentity(credentials);
			return { app: { host, appId }, client: await run.client(itemIndex) };
		},
		(error) => (error instanceof InvalidInput ? error : undefined),
	);
}

async function checkOf(
	client: FeishuClient,
	app: ConsoleApp,
	capabilities: readonly Capability[],
): Promise<SetupLine[]> {
	const facts = await appFacts(client, app);
	return 'token' in facts
		? linesWithoutToken(capabilities, app, facts.token)
		: setupLines(capabilities, facts);
}

const withoutAddress = (
	capabilities: readonly Capability[],
	{ advice, message }: InvalidInput,
): SetupLine[] =>
	linesWithoutToken(
		capabilities,
		{ host: '', appId: '' },
		{ status: 'missing', refusal: { message, advice } },
	);

const items = (lines: readonly SetupLine[]) =>
	lines.map((line) => ({
		...line,
		scopes_needed: [...line.scopes_needed],
		scopes_granted: [...line.scopes_granted],
	}));
