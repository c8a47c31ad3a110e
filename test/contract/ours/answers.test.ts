import {
	decodeCustomFields,
	decodeFieldOptions,
} from '../../../nodes/FeishuOffboarding/domain/customField/field';
import { toMapperField } from '../../../nodes/FeishuOffboarding/domain/customField/mapper';
import {
	decodeEmployees,
	describeEmployee,
} from '../../../nodes/FeishuOffboarding/domain/employee/employee';
import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import { fitsTerms } from '../../../nodes/FeishuOffboarding/domain/offboarding/evidence';
import { decodeOffboardings } from '../../../nodes/FeishuOffboarding/domain/offboarding/record';
import { statusLabel } from '../../../nodes/FeishuOffboarding/domain/offboarding/status';
import { decodeReasons, reasonPath } from '../../../nodes/FeishuOffboarding/domain/reason/reason';
import {
	decodeConnectionCount,
	decodeScopes,
} from '../../../nodes/FeishuOffboarding/domain/app/facts';
import { classOf } from '../../../nodes/FeishuOffboarding/platform/answers/answerClass';
import { decodeEnvelope } from '../../../nodes/FeishuOffboarding/platform/answers/envelope';
import { decodeToken } from '../../../nodes/FeishuOffboarding/platform/token';
import connectionCountExample from '../../fixtures/connectionCountExample.json';
import customFieldExample from '../../fixtures/customFieldExample.json';
import customFieldsExample from '../../fixtures/customFieldsExample.json';
import employeesExample from '../../fixtures/employeesExample.json';
import gatewayExample from '../../fixtures/gatewayExample.json';
import reasonsExample from '../../fixtures/reasonsExample.json';
import revokeExample from '../../fixtures/revokeExample.json';
import scopesExample from '../../fixtures/scopesExample.json';
import searchExample from '../../fixtures/searchExample.json';
import submitExample from '../../fixtures/submitExample.json';
import tokenExample from '../../fixtures/tenantAccessTokenExample.json';

const answer = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}) =>
	({ kind: 'answer', status, headers, body }) as const;
const dataOf = (body: unknown) => decodeEnvelope(answer(body)).data;

describe('the documented answers', () => {
	it.each([
		['submit', endpoints.submit, submitExample.response],
		['revoke', endpoints.revoke, revokeExample.response],
		['search', endpoints.search, searchExample.response],
		['reasons', endpoints.queryReasons, reasonsExample.response],
		['custom fields', endpoints.listCustomFields, customFieldsExample.response],
		['custom field', endpoints.getCustomField, customFieldExample.response],
		['employees', endpoints.searchEmployees, employeesExample.response],
		['scopes', endpoints.listScopes, scopesExample.response],
		['connections', endpoints.countConnections, connectionCountExample.response],
	])('of %s mean that it was done, and carry their data', (_name, endpoint, response) => {
		expect(classOf(endpoint, answer(response))).toBe('done');
		expect(dataOf(response)).toEqual(response.data);
	});

	it('give a token, flat and for two hours', () => {
		const { value, usableUntilMs } = decodeToken(answer(tokenExample.response), 0);
		expect(value).toBe(tokenExample.response.tenant_access_token);
		expect(usableUntilMs).toBeLessThan(7_200_000);
		expect(usableUntilMs).toBeGreaterThan(7_000_000);
	});

	it.each(gatewayExample.rateLimit)(
		'tell with HTTP $status that there were too many calls, and how long to wait',
		({ status, headers, body }) => {
			const refusal = answer(body, status, headers);
			expect(classOf(endpoints.submit, refusal)).toBe('throttled');
			expect(decodeEnvelope(refusal).resetMs).toBe(52_000);
		},
	);
});

describe('what an app is told about itself', () => {
	it('is which scopes it has', () => {
		const { granted, waiting } = decodeScopes(dataOf(scopesExample.response));
		expect([[...granted], [...waiting]]).toEqual([['user.phone:readonly'], []]);
	});

	it('is the number of its long connections', () => {
		expect(decodeConnectionCount(dataOf(connectionCountExample.response))).toBe(10);
	});
});

describe('the documented records', () => {
	it('are read from search', () => {
		const [record] = decodeOffboardings(dataOf(searchExample.response));
		expect(record).toMatchObject({
			offboardingId: '7298499290417251879',
			employmentId: '6893014062142064135',
			status: 'Approving',
			offboardingDate: '2022-02-08',
			reasonIdentifier: 'phone_type',
		});
		expect(statusLabel(record?.status ?? '', 'zh-CN')).toBe('审批中');
	});

	it('are told in words that submit uses, and no others but the states', () => {
		const [record] = decodeOffboardings(dataOf(searchExample.response));
		const { status_name, checklist_status_name, ...asSubmitted } = record?.asSubmitted ?? {};
		expect([status_name, checklist_status_name]).toEqual(['Approving', 'AntiBegin']);
		const { data } = submitExample.response;
		expect(Object.keys(asSubmitted).sort()).toEqual(Object.keys(data).sort());
		const typesOf = (object: object) =>
			Object.entries(object)
				.map(([key, value]) => `${key}: ${typeof value}`)
				.sort();
		expect(typesOf(asSubmitted)).toEqual(typesOf(data));
	});

	it('are found again after a submit whose answer was lost', () => {
		const records = decodeOffboardings(dataOf(searchExample.response));
		const terms = {
			offboarding_mode: 2,
			offboarding_date: '2022-02-08',
			offboarding_reason_unique_identifier: 'phone_type',
			offboarding_reason_explanation: '升学',
			add_block_list: false,
			block_reason: 'phone_type',
			block_reason_explanation: 'xx 年 xx 月 xx 日因 xx 原因红线',
			custom_fields: [{ field_name: 'name', value: '231' }],
			retain_account: false,
		};
		expect(records.map((record) => fitsTerms(record, terms))).toEqual(records.map(() => true));
	});
});

describe('the documented reasons', () => {
	it('are read with their labels', () => {
		const reasons = decodeReasons(dataOf(reasonsExample.response));
		expect(reasons).toEqual([
			{
				identifier: 'reason_for_offboarding_option8',
				active: true,
				parentIdentifier: 'offboarding_reason_1',
				names: [{ lang: 'zh-CN', value: '张三' }],
			},
		]);
		expect(reasons.map((reason) => reasonPath(reason, reasons, 'en-US'))).toEqual(['张三']);
	});
});

describe('the documented fields', () => {
	it('are read, a required address of one character', () => {
		const [field] = decodeCustomFields(dataOf(customFieldsExample.response));
		expect(field).toMatchObject({
			apiName: 'custom_field_33__c',
			required: true,
			kind: 'link',
			multiple: false,
			maxLength: 1,
		});
		expect(field && toMapperField(field, 'en-US')).toMatchObject({
			id: 'custom_field_33__c',
			displayName: 'en',
			required: false,
			type: 'string',
		});
	});

	it('have the options of a single field one level deeper', () => {
		expect(decodeFieldOptions(dataOf(customFieldExample.response))).toEqual([
			{ apiName: 'custom_enum_option_33', names: { zh_cn: 'cn', en_us: 'en' }, open: true },
		]);
	});
});

describe('the documented employees', () => {
	it('are read as people can be told apart', () => {
		const people = decodeEmployees(dataOf(employeesExample.response), 'en-US');
		expect(people).toEqual([
			{
				employmentId: '6893014062142064135',
				employeeNumber: '1000000',
				email: 'test@163.com',
				status: 'phone_type',
				name: 'Henry',
				otherName: '刘梓新',
				department: '中文示例',
			},
		]);
		expect(people.map(describeEmployee)).toEqual(['Henry (1000000, 中文示例, test@163.com)']);
	});
});
