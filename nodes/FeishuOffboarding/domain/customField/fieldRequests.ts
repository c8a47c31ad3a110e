import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';
import { OFFBOARDING_OBJECT } from './field';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query */
export function listOffboardingFields(): ApiRequest {
	return {
		endpoint: endpoints.listCustomFields,
		query: { object_api_name_list: [OFFBOARDING_OBJECT] },
	};
}

/**
 * A field of the offboarding by its code.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/get_by_param
 */
export const getOffboardingField = (fieldCode: string): ApiRequest => ({
	endpoint: endpoints.getCustomField,
	query: { object_api_name: OFFBOARDING_OBJECT, custom_api_name: fieldCode },
});

/** The system field whose options are the reasons for blocking. */
export const getBlockReasonField = (): ApiRequest => getOffboardingField('block_reason');
