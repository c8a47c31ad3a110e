import type { ApiRequest } from '../../platform/request';
import { toId, toPersonId, type UserIdType } from '../employee/ids';
import { endpoints } from '../endpoints';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/revoke */
export function revokeOffboarding(input: {
	readonly userIdType: UserIdType;
	readonly offboardingId: unknown;
	readonly operatorId?: unknown;
}): ApiRequest {
	const offboardingId = toId(input.offboardingId, 'Offboarding');
	const operatorGiven = input.operatorId !== undefined && input.operatorId !== '';
	return {
		endpoint: endpoints.revoke,
		query: { user_id_type: input.userIdType },
		body: {
			offboarding_id: offboardingId,
			...(operatorGiven
				? { operator_id: toPersonId(input.operatorId, 'Operator ID', input.userIdType) }
				: {}),
		},
	};
}
