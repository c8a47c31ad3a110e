import { numberAt, textAt, type JsonObject } from '../../platform/json';
import { InvalidInput } from '../../platform/invalidInput';
import { toPathId, type UserIdType } from '../employee/ids';
import { endpoints } from '../endpoints';
import { toExplanation } from '../input/values';
import { closedTasks, openTasks } from './process';
import { actor, isBefore, mayBeText, type Finding, type ProcessWrite } from './write';

/** What is given to decide a task, still unchecked. */
export interface DecisionInput {
	readonly userIdType: UserIdType;
	readonly processId: unknown;
	readonly approverId: unknown;
	/** Empty for the system. */
	readonly operatorId: unknown;
	readonly reason: unknown;
}

export type Verdict = 'approved' | 'rejected';

/** Feishu's numbers, in the request and in `done_list`; the third one is a task that was cancelled. */
const STATUS: Readonly<Record<Verdict, number>> = { rejected: 2, approved: 3 };
const CANCELLED = 4;

const REASON_MAX = 1_000;

export interface Decision extends ProcessWrite {
	readonly approverId: string;
}

/**
 * Approves or rejects one task. Throws InvalidInput.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-approver/update
 */
export function decideTask(verdict: Verdict, input: DecisionInput): Decision {
	const { userIdType } = input;
	const processId = toPathId(input.processId, 'Process ID');
	const approverId = toPathId(input.approverId, 'Approver ID');
	const reason = toExplanation(input.reason, 'Reason', REASON_MAX)?.trim() ?? '';
	if (verdict === 'rejected' && reason === '') throw noReason();
	const path = { process_id: processId, approver_id: approverId };
	const as = { person: 'user_id', system: 'system_approval' };
	const body = {
		status: STATUS[verdict],
		...actor(input.operatorId, userIdType, as),
		...(reason === '' ? {} : { reason }),
	};
	const query = { user_id_type: userIdType };
	return {
		request: { endpoint: endpoints.decideTask, path, query, body },
		processId,
		approverId,
		userIdType,
		findingIn: (process, sinceMs) =>
			decisionIn(process, { approverId, reason, sinceMs, status: STATUS[verdict] }),
		// A second decision of a task is refused as "already handled".
		mayBeSentAgain: true,
		words: wordsFor(verdict),
	};
}

const noReason = (): InvalidInput =>
	new InvalidInput('Reason', 'is empty', 'Say why the task is rejected: Feishu asks for it.');

interface Sought {
	readonly approverId: string;
	readonly status: number;
	/** Empty where none was given. */
	readonly reason: string;
	readonly sinceMs: number;
}

function decisionIn(process: JsonObject, sought: Sought): Finding {
	const isSought = (task: unknown) => textAt(task, 'approver_id') === sought.approverId;
	if (openTasks(process).some(isSought)) return 'asBefore';
	const closed = closedTasks(process).find(isSought);
	const status = numberAt(closed, 'status');
	if (status === sought.status) return likeDecision(closed, sought);
	const isOtherwise =
		status !== undefined && [...Object.values(STATUS), CANCELLED].includes(status);
	return isOtherwise ? 'overtaken' : 'unclear';
}

/** One that was decided alike: by us, or in the same moment by somebody else, with other words. */
function likeDecision(closed: unknown, { reason, sinceMs }: Sought): Finding {
	if (isBefore(closed, 'complete_time', sinceMs)) return 'overtaken';
	return mayBeText(closed, 'approval_opinion', reason) ? 'carriedOut' : 'unclear';
}

const wordsFor = (verdict: Verdict): ProcessWrite['words'] => ({
	unknown: {
		message: `It is not known whether the approval task was ${verdict}: no answer came that says so`,
		advice:
			'See with Approval > Get whether the task still waits for a decision, and who decided, before you run the item again.',
	},
	overtaken: {
		message: `The approval task was decided by somebody else before it could be ${verdict}`,
		advice: 'Your decision does not count. Approval > Get shows who decided, and how.',
	},
});
