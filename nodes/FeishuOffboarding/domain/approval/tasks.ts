import { givenAt, withoutGaps, type JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import type { UserIdType } from '../employee/ids';
import { endpoints } from '../endpoints';
import type { Page } from '../page';
import { STATUSES } from './taskStatuses';

/**
 * The approval tasks of a person.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/approver/list
 */
export const listApproverTasks = (
	person: { readonly userIdType: UserIdType; readonly userId: string },
	status: number | undefined,
	{ size, token }: Page,
): ApiRequest => ({
	endpoint: endpoints.listApproverTasks,
	query: {
		user_id_type: person.userIdType,
		user_id: person.userId,
		page_size: size,
		...(status === undefined ? {} : { approver_status: status }),
		...(token === undefined ? {} : { page_token: token }),
	},
});

/** A task as Feishu gives it, with the name of its status. */
export function taskItem(task: JsonObject): JsonObject {
	const status = givenAt(task, 'approver_status');
	const name = STATUSES.find(({ value }) => value === status)?.name;
	const other = typeof status === 'number' ? `Status ${status}` : undefined;
	return withoutGaps<JsonObject>({ ...task, status_name: name ?? other });
}
