import { InvalidInput } from '../../platform/invalidInput';
import { textAt, type JsonObject } from '../../platform/json';
import { toPathId, type UserIdType } from '../employee/ids';
import { endpoints } from '../endpoints';
import { toList } from '../input/list';
import { toExplanation } from '../input/values';
import { closedTasks, openTasks } from './process';
import { actor, isBefore, processStatus, type Finding, type ProcessWrite } from './write';

/** What is given to transfer tasks, still unchecked. */
export interface TransferInput {
	readonly userIdType: UserIdType;
	readonly processId: unknown;
	readonly approverIds: unknown;
	/** Empty for the system. */
	readonly operatorId: unknown;
	readonly remark: unknown;
}

/** A transfer that has been checked, but for the person to whom the tasks go. */
export interface TransferTerms {
	readonly userIdType: UserIdType;
	readonly processId: string;
	readonly approverIds: readonly string[];
	/** Who acts, and the remark. */
	readonly rest: JsonObject;
}

const TASKS_MAX = 20;

/** Throws InvalidInput. */
export function checkTransfer(input: TransferInput): TransferTerms {
	const { userIdType } = input;
	const processId = toPathId(input.processId, 'Process ID');
	const approverIds = toList(input.approverIds, 'Approver IDs', TASKS_MAX, (entry) =>
		toPathId(entry, 'Approver IDs'),
	);
	if (approverIds === undefined) {
		throw new InvalidInput(
			'Approver IDs',
			'is empty',
			'Give the approver_id of each task: Approval Task > Get Many and Approval > Get show it.',
		);
	}
	const remark = toExplanation(input.remark, 'Remark');
	const as = { person: 'operator', system: 'system_user' };
	const rest = {
		...actor(input.operatorId, userIdType, as),
		...(remark === undefined ? {} : { remark }),
	};
	return { userIdType, processId, approverIds, rest };
}

/**
 * Hands tasks of one process to somebody else; `toUserId` is of the type of the terms.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-transfer/update
 */
export function transferTasks(terms: TransferTerms, toUserId: string): ProcessWrite {
	const { approverIds, processId, rest, userIdType } = terms;
	return {
		request: {
			endpoint: endpoints.transferTasks,
			path: { process_id: processId },
			query: { user_id_type: userIdType },
			body: { to_user_id: toUserId, approver_ids: [...approverIds], ...rest },
		},
		processId,
		userIdType,
		findingIn: (process, sinceMs) => transferIn(process, { approverIds, sinceMs, toUserId }),
		// Whoever has the task already is refused.
		mayBeSentAgain: true,
		words,
	};
}

const words: ProcessWrite['words'] = {
	unknown: {
		message: 'It is not known whether the tasks were transferred: no answer came that says so',
		advice: 'See with Approval > Get who has the tasks now before you run the item again.',
	},
	overtaken: {
		message: 'The tasks were decided, or the approval ended, before they could be transferred',
		advice: 'Nothing was transferred. Approval > Get shows what happened.',
	},
};

interface Sought {
	readonly approverIds: readonly string[];
	readonly toUserId: string;
	readonly sinceMs: number;
}

const RUNNING = 1;

function transferIn(process: JsonObject, sought: Sought): Finding {
	const findings = new Set(
		sought.approverIds.map((approverId) => taskIn(process, approverId, sought)),
	);
	const [finding] = findings;
	// Feishu does not say that one call moves all tasks or none.
	if (findings.size !== 1 || finding === undefined) return 'unclear';
	return finding;
}

/** The page does not say whether a task keeps its ID when it changes hands. */
function taskIn(process: JsonObject, approverId: string, sought: Sought): Finding {
	const isIt = (task: unknown) => textAt(task, 'approver_id') === approverId;
	const open = openTasks(process).find(isIt);
	if (open !== undefined) {
		return textAt(open, 'operator_id') === sought.toUserId ? 'carriedOut' : 'asBefore';
	}
	const closed = closedTasks(process).find(isIt);
	if (closed === undefined) return 'unclear';
	const isSuccessor = (task: unknown) =>
		textAt(task, 'operator_id') === sought.toUserId &&
		textAt(task, 'node_definition_id') === textAt(closed, 'node_definition_id') &&
		!isBefore(task, 'create_time', sought.sinceMs);
	if (openTasks(process).some(isSuccessor)) return 'carriedOut';
	return isBefore(closed, 'complete_time', sought.sinceMs) || processStatus(process) !== RUNNING
		? 'overtaken'
		: 'unclear';
}
