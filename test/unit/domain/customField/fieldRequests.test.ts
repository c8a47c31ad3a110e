import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import {
	getBlockReasonField,
	listOffboardingFields,
} from '../../../../nodes/FeishuOffboarding/domain/customField/fieldRequests';

describe('the requests for fields', () => {
	it('ask for those of an offboarding', () => {
		expect(listOffboardingFields()).toEqual({
			endpoint: endpoints.listCustomFields,
			query: { object_api_name_list: ['offboarding_info'] },
		});
	});

	it('ask for the reasons for blocking where the search page says they are', () => {
		expect(getBlockReasonField()).toEqual({
			endpoint: endpoints.getCustomField,
			query: { object_api_name: 'offboarding_info', custom_api_name: 'block_reason' },
		});
	});
});
