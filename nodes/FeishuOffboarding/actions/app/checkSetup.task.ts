import type { Capability } from '../../domain/app/capability';
import { linesWithoutToken, setupLines } from '../../domain/app/setup';
import type { SetupLine } from '../../domain/app/setupLine';
import { endpoints } from '../../domain/endpoints';
import { InvalidInput } from '../../platform/invalidInput';
import { kept } from '../../platform/kept';
import { rescue } from '../../platform/rescue';
import type { FeishuClient } from '../../transport/client';
import { resources } from '../index';
import type { ItemTask, Run, Task } from '../task';
import { appFacts } from './appFacts';
import { capabilitiesOf } from './capabilities';

export const checkSetup: Task = {
	calls: [endpoints.listScopes, endpoints.countConnections],
	start: setupTask,
};

/** One check serves all items with the same credential: it is about the app, not about what comes in. */
function setupTask(run: Run): ItemTask {
	const everything = kept(async () => await capabilitiesOf(resources));
	const checks = new Map<string, Promise<SetupLine[]>>();
	return async (itemIndex) => {
		const capabilities = await everything();
		const client = await clientOf(run, itemIndex);
		if (client instanceof InvalidInput) return items(withoutAddress(capabilities, client));
		const check = checks.get(client.sharing) ?? checkOf(client, capabilities);
		checks.set(client.sharing, check);
		return items(await check);
	};
}

/** An address in the credential that may not be used is something to tell, too. */
const clientOf = async (run: Run, itemIndex: number): Promise<FeishuClient | InvalidInput> =>
	await rescue(
		async () => await run.client(itemIndex),
		(error) => (error instanceof InvalidInput ? error : undefined),
	);

async function checkOf(
	client: FeishuClient,
	capabilities: readonly Capability[],
): Promise<SetupLine[]> {
	const { app } = client;
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
