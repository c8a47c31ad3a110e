import type { JsonObject } from '../../platform/json';
import type { Endpoint } from '../../platform/request';
import { toPathId, type UserIdType } from '../employee/ids';
import { endpoints } from '../endpoints';
import { toExplanation } from '../input/values';
import { actor, isBefore, processStatus, type Finding, type ProcessWrite } from './write';

/** What is given to end an approval, still unchecked. */
export interface EndingInput {
	readonly userIdType: UserIdType;
	readonly processId: unknown;
	/** Empty for the system. */
	readonly operatorId: unknown;
	readonly reason: unknown;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get */
const STATUS = { running: 1, rejected: 2, withdrawn: 4, revoked: 8, completed: 9, revoking: 15 };

/**
 * Ends an approval in progress (撤回). Throws InvalidInput.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_withdraw/update
 */
export const withdrawProcess = (input: EndingInput): ProcessWrite => ({
	...ending(endpoints.withdrawProcess, input),
	findingIn: withdrawalIn,
	mayBeSentAgain: true,
	words: {
		unknown: {
			message: 'It is not known whether the approval was withdrawn: no answer came that says so',
			advice:
				'Look at its status with Approval > Get, or in Feishu, before you run the item again.',
		},
		overtaken: {
			message: 'The approval ended before it could be withdrawn',
			advice: 'Nothing was withdrawn. Approval > Get shows how it ended.',
		},
	},
});

/**
 * Takes a completed approval back (撤销). Throws InvalidInput.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_revoke/update
 */
export const revokeProcess = (input: EndingInput): ProcessWrite => ({
	...ending(endpoints.revokeProcess, input),
	findingIn: revocationIn,
	// A revocation may have to be approved itself: nobody says that the process shows it at once.
	mayBeSentAgain: false,
	words: {
		unknown: {
			message: 'It is not known whether the approval was revoked: no answer came that says so',
			advice:
				'See with Approval > Get, or in Feishu, whether it is revoked before you run it again.',
		},
		overtaken: {
			message: 'The approval is not completed, so it could not be revoked',
			advice: 'Nothing was revoked. Approval > Get shows where the approval stands.',
		},
	},
});

const REASON_MAX = 500;

function ending(endpoint: Endpoint, input: EndingInput) {
	const { userIdType } = input;
	const processId = toPathId(input.processId, 'Process ID');
	const reason = toExplanation(input.reason, 'Reason', REASON_MAX);
	const body: JsonObject = {
		...actor(input.operatorId, userIdType, { person: 'user_id', system: 'system_user' }),
		...(reason === undefined ? {} : { reason }),
	};
	const query = { user_id_type: userIdType };
	const request = { endpoint, path: { process_id: processId }, query, body };
	return { request, processId, userIdType };
}

function withdrawalIn(process: JsonObject, sinceMs: number): Finding {
	switch (processStatus(process)) {
		case STATUS.running:
			return 'asBefore';
		case STATUS.withdrawn:
			return isBefore(process, 'complete_time', sinceMs) ? 'overtaken' : 'carriedOut';
		case STATUS.rejected:
		case STATUS.revoked:
		case STATUS.completed:
		case STATUS.revoking:
			return 'overtaken';
		default:
			return 'unclear';
	}
}

/** A process does not tell when it was revoked; whoever did it, it is what was wanted. */
function revocationIn(process: JsonObject): Finding {
	switch (processStatus(process)) {
		case STATUS.completed:
			return 'asBefore';
		case STATUS.revoked:
		case STATUS.revoking:
			return 'carriedOut';
		case STATUS.running:
		case STATUS.rejected:
		case STATUS.withdrawn:
			return 'overtaken';
		default:
			return 'unclear';
	}
}
