import type { IDataObject } from 'n8n-workflow';

import type { UserIdType } from '../../domain/employee/ids';
import { endpoints } from '../../domain/endpoints';
import { revokeOffboarding } from '../../domain/offboarding/revoke';
import { operatorIdOf } from '../../fields/operator';
import { optionsOf } from '../../fields/options';
import { choiceIn } from '../../fields/parameters';
import { userIdTypeOf } from '../../fields/userIdType';
import { FeishuApiError } from '../../platform/answers/failure';
import { InvalidInput } from '../../platform/invalidInput';
import type { ApiRequest } from '../../platform/request';
import { rescue } from '../../platform/rescue';
import type { FeishuClient } from '../../transport/client';
import { SecondAttempt, type Repeated } from '../items/secondAttempt';
import type { ItemTask, Run, Task } from '../task';
import { leaverLookup, type LeaverLookup } from './lookup/leaverLookup';
import { offboardingIdLookup, type OffboardingIdLookup } from './lookup/offboardingId';
import { withdrawnIdOf } from './lookup/withdrawnIdOf';
import { ifAlreadyRevoked } from './revoke.operation';

export const revoke: Task = {
	calls: [endpoints.revoke],
	start: revokeTask,
};

const REVOKED_BEFORE: Repeated = {
	means: 'alreadyRevoked',
	words: 'fail with 1160202, as the offboarding has been revoked by then',
	remedy: "set 'If Already Revoked' to 'Succeed'",
};

function revokeTask(run: Run): ItemTask {
	const leavers = leaverLookup(run);
	const offboardingOf = offboardingOrWithdrawn(leavers, offboardingIdLookup(run, leavers));
	const secondAttempt = new SecondAttempt(run, REVOKED_BEFORE);
	return async (itemIndex) => {
		const { context } = run;
		const type = userIdTypeOf(context, itemIndex);
		const operatorId = operatorIdOf(context, itemIndex);
		const succeed = choiceIn(optionsOf(context, itemIndex), ifAlreadyRevoked) === 'succeed';
		const client = await run.client(itemIndex);
		const located = await offboardingOf(itemIndex, { client, type }, succeed);
		if (located.isWithdrawn) return [outcomeOf(located.offboardingId, 'alreadyRevoked')];
		const { offboardingId } = located;
		const request = revokeOffboarding({ userIdType: type, offboardingId, operatorId });
		const send = async () => {
			await sendRemembered(client, request, offboardingId);
			return 'revoked' as const;
		};
		const revoke = async () => await rescue(send, (error) => outcomeOfRefusal(error, succeed));
		const outcome = succeed ? await revoke() : await secondAttempt.watch(revoke);
		return [outcomeOf(request.body?.offboarding_id, outcome)];
	};
}

/** Lets the submits of this process know that the record may not be open any more, whatever search shows. */
async function sendRemembered(
	client: FeishuClient,
	request: ApiRequest,
	offboardingId: string,
): Promise<void> {
	const { revocations } = client.submissions;
	revocations.ask(offboardingId);
	await rescue(
		async () => await client.send(request),
		(error) => {
			if (isAlreadyRevoked(error)) revocations.confirm(offboardingId);
			else if (wasRefused(error)) revocations.deny(offboardingId);
			return undefined;
		},
	);
	revocations.confirm(offboardingId);
}

const isAlreadyRevoked = (error: unknown): error is FeishuApiError =>
	error instanceof FeishuApiError && error.means === 'alreadyRevoked';

/** Not where somebody else is at it. */
const wasRefused = (error: unknown): boolean =>
	error instanceof FeishuApiError && !error.unsettled && error.kind !== 'busy';

interface Asking {
	readonly client: FeishuClient;
	readonly type: UserIdType;
}

/** Finds the record to revoke or, where that counts as success, the one that was withdrawn before. */
function offboardingOrWithdrawn(leavers: LeaverLookup, offboardingIdOf: OffboardingIdLookup) {
	return async (itemIndex: number, { client, type }: Asking, orWithdrawn: boolean) =>
		await rescue(
			async () => ({ offboardingId: await offboardingIdOf(itemIndex), isWithdrawn: false }),
			async (error) => {
				if (!orWithdrawn || !(error instanceof InvalidInput)) return undefined;
				const leaver = await leavers.of(itemIndex);
				const withdrawn = leaver && (await withdrawnIdOf(client, type, leaver));
				return withdrawn === undefined
					? undefined
					: { offboardingId: withdrawn, isWithdrawn: true };
			},
		);
}

/** After an answer was lost, "already withdrawn" says that the first attempt was carried out. */
function outcomeOfRefusal(
	error: unknown,
	succeed: boolean,
): 'revoked' | 'alreadyRevoked' | undefined {
	if (!isAlreadyRevoked(error)) return undefined;
	if (error.unsettled) return 'revoked';
	return succeed ? 'alreadyRevoked' : undefined;
}

const outcomeOf = (offboardingId: unknown, outcome: string): IDataObject => ({
	offboarding_id: String(offboardingId),
	outcome,
});
