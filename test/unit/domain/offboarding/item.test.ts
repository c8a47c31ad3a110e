import { simplifyOffboarding } from '../../../../nodes/FeishuOffboarding/domain/offboarding/item';
import example from '../../../fixtures/searchExample.json';

describe('simplifyOffboarding', () => {
	it('gives the fields that are used most, of the documented example', () => {
		const [item] = example.response.data.items;
		expect(simplifyOffboarding(item, 'zh-CN')).toEqual({
			offboarding_id: '7298499290417251879',
			employment_id: '6893014062142064135',
			status: 'Approving',
			status_name: 'Approving',
			offboarding_date: '2022-02-08',
			reason: 'phone_type',
			reason_label: '刘梓新',
			apply_initiating_time: '2022-02-03 11:22:33',
			process_id: '6838119494196871234',
			checklist_status: 'AntiBegin',
			checklist_status_name: 'AntiBegin',
			custom_fields: { name: '231' },
		});
	});

	it('takes the date that was asked for where there is no other', () => {
		const info = { offboarding_date: '', expected_offboarding_date: '2022-02-08' };
		expect(simplifyOffboarding({ offboarding_info: info }, 'en-US')).toEqual({
			offboarding_date: '2022-02-08',
		});
	});

	it.each([[{}], [null], ['text'], [{ offboarding_info: [] }]])('makes nothing of %j', (item) => {
		expect(simplifyOffboarding(item, 'en-US')).toEqual({});
	});

	it('passes on what comes in another type than the page says', () => {
		const item = {
			status: 1,
			offboarding_checklist: { checklist_status: false },
			offboarding_info: {
				custom_fields: [{ custom_api_name: 'a__c', type: 2, value: true }],
			},
		};
		expect(simplifyOffboarding(item, 'en-US')).toEqual({
			status: 1,
			checklist_status: false,
			custom_fields: { a__c: true },
		});
	});

	it('keeps what it can of custom fields in another form', () => {
		const info = { custom_fields: [{}, { custom_api_name: 'a__c', type: 3, value: '1' }] };
		expect(simplifyOffboarding({ offboarding_info: info }, 'en-US')).toEqual({
			custom_fields: { a__c: 1 },
		});
	});
});
