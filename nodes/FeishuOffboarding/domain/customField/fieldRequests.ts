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

/** The system field whose options are the reasons for blocking. */
export function getBlockReasonField(): ApiRequest {
	return {
		endpoint: endpoints.getCustomField,
		query: { object_api_name: OFFBOARDING_OBJECT, custom_api_name: 'block_reason' },
	};
}
