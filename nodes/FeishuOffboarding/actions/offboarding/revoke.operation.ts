import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { revokeOffboarding } from '../../domain/requests';
import { offboarding } from '../../fields/offboarding';
import { operatorFields, operatorIdOf } from '../../fields/operator';
import { optionsOf, optionsWith } from '../../fields/options';
import { choiceIn } from '../../fields/parameters';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import { asError } from '../../platform/asError';
import { FeishuApiError } from '../../platform/answers/failure';
import type { ItemTask, Operation, Run } from '../operation';
import { offboardingIdLookup } from './offboardingId';

const ifAlreadyRevoked: INodeProperties = {
	displayName: 'If Already Revoked',
	name: 'ifAlreadyRevoked',
	type: 'options',
	options: [
		{
			name: 'Fail',
			value: 'error',
			description: 'The item fails',
		},
		{
			name: 'Succeed',
			value: 'succeed',
			description: 'The item succeeds, with the outcome alreadyRevoked',
		},
	],
	default: 'error',
	description: 'What to do with an offboarding that has been revoked before',
};

const ALREADY_REVOKED = 1160202;

export const revoke: Operation = {
	value: 'revoke',
	name: 'Revoke',
	action: 'Revoke offboarding',
	description: 'Withdraw an offboarding that has been submitted, so that the person stays',
	writes: true,
	properties: [userIdType, offboarding, operatorFields('revoked'), optionsWith(ifAlreadyRevoked)],
	start: (run) => revokeTask(run),
};

function revokeTask(run: Run): ItemTask {
	const offboardingIdOf = offboardingIdLookup(run);
	return async (itemIndex) => {
		const { context } = run;
		const type = userIdTypeOf(context, itemIndex);
		const operatorId = operatorIdOf(context, itemIndex);
		const ifRevoked = choiceIn(optionsOf(context, itemIndex), ifAlreadyRevoked);
		const client = await run.client(itemIndex);
		const offboardingId = await offboardingIdOf(itemIndex);
		const request = revokeOffboarding({ userIdType: type, offboardingId, operatorId });
		try {
			await client.send(request);
			return [outcomeOf(request.body?.offboarding_id, 'revoked')];
		} catch (error: unknown) {
			const outcome = outcomeOfRefusal(error, ifRevoked === 'succeed');
			if (outcome === undefined) throw asError(error);
			return [outcomeOf(request.body?.offboarding_id, outcome)];
		}
	};
}

/** After an answer was lost, "already withdrawn" says that the first attempt was carried out. */
function outcomeOfRefusal(
	error: unknown,
	succeed: boolean,
): 'revoked' | 'alreadyRevoked' | undefined {
	if (!(error instanceof FeishuApiError) || error.code !== ALREADY_REVOKED) return undefined;
	if (error.unsettled) return 'revoked';
	return succeed ? 'alreadyRevoked' : undefined;
}

const outcomeOf = (offboardingId: unknown, outcome: string): IDataObject => ({
	offboarding_id: String(offboardingId),
	outcome,
});
