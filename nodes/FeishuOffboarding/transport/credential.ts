import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Clock } from '../platform/clock';
import { rescue } from '../platform/rescue';
import type { WaitBudget } from '../platform/waitBudget';
import { causes } from './causes';
import { databaseAway } from './databaseAway';
import { CREDENTIAL, type RequestContext } from './roundTrip';

/** A restart of PostgreSQL takes some seconds. */
const DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * The credential, read again some times where n8n's database does not answer. Throws DatabaseAway where it goes on
 * like that; any other failure, as of a credential that is not there, passes at once.
 */
export async function readCredential(
	context: RequestContext,
	itemIndex: number,
	clock: Clock,
	budget: WaitBudget,
): Promise<ICredentialDataDecryptedObject> {
	const delays = DELAYS_MS.values();
	for (;;) {
		const read = await rescue(
			async () => await credentialOf(context, itemIndex),
			async (error) => {
				const away = databaseAway(causes(error));
				if (away === undefined) return undefined;
				const delayMs = delays.next().value;
				const nowMs = clock.monotonic();
				if (delayMs === undefined || delayMs > budget.leftMs(nowMs)) throw away;
				budget.begin(nowMs);
				await clock.sleep(delayMs);
				return 'again' as const;
			},
		);
		if (read !== 'again') return read;
	}
}

const credentialOf = async (
	context: RequestContext,
	itemIndex: number,
): Promise<ICredentialDataDecryptedObject> =>
	'getInputData' in context && 'continueOnFail' in context
		? await context.getCredentials(CREDENTIAL, itemIndex)
		: await context.getCredentials(CREDENTIAL);
