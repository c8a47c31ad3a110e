import { findEmployees } from '../../../nodes/FeishuOffboarding/domain/employee/search';
import { listOffboardingFields } from '../../../nodes/FeishuOffboarding/domain/customField/fieldRequests';
import { queryOffboardingReasons } from '../../../nodes/FeishuOffboarding/domain/reason/reason';
import { revokeOffboarding } from '../../../nodes/FeishuOffboarding/domain/offboarding/revoke';
import { searchOffboardings } from '../../../nodes/FeishuOffboarding/domain/offboarding/search';
import {
	checkTerms,
	submitOffboarding,
	type SubmitInput,
} from '../../../nodes/FeishuOffboarding/domain/offboarding/submit';
import { contracts } from '../../../nodes/FeishuOffboarding/domain/employment/contracts';
import { jobChanges } from '../../../nodes/FeishuOffboarding/domain/employment/jobChanges';
import { probations } from '../../../nodes/FeishuOffboarding/domain/employment/probations';
import { isRecord } from '../../../nodes/FeishuOffboarding/platform/json';
import contractsExample from '../../fixtures/contractsExample.json';
import customFieldsExample from '../../fixtures/customFieldsExample.json';
import employeesExample from '../../fixtures/employeesExample.json';
import jobChangesExample from '../../fixtures/jobChangesExample.json';
import probationExample from '../../fixtures/probationExample.json';
import reasonsExample from '../../fixtures/reasonsExample.json';
import revokeExample from '../../fixtures/revokeExample.json';
import searchExample from '../../fixtures/searchExample.json';
import submitExample from '../../fixtures/submitExample.json';

const onTheWire = (body: unknown): unknown => JSON.parse(JSON.stringify(body));

/** The places where `ours` has a key or a type that the documented example does not have. */
function strangers(ours: unknown, example: unknown, place = ''): string[] {
	if (Array.isArray(ours) && Array.isArray(example)) {
		return ours.flatMap((entry) => strangers(entry, example[0], `${place}[]`));
	}
	if (isRecord(ours) && isRecord(example)) {
		return Object.entries(ours).flatMap(([key, value]) =>
			key in example ? strangers(value, example[key], `${place}.${key}`) : [`${place}.${key}`],
		);
	}
	return typeof ours === typeof example ? [] : [place];
}

describe('submit, as documented', () => {
	const { request } = submitExample;
	const { block_reason, block_reason_explanation, ...allowed } = request;
	const input: SubmitInput = {
		userIdType: 'people_corehr_id',
		timeZone: 'Asia/Shanghai',
		offboardingMode: 'direct',
		offboardingDate: request.offboarding_date,
		offboardingReason: request.offboarding_reason_unique_identifier,
		reasonExplanation: request.offboarding_reason_explanation,
		initiatorId: request.initiator_id,
		addToBlockList: request.add_block_list,
		customFields: request.custom_fields,
		retainAccount: request.retain_account,
	};
	const bodyOf = (changes: Partial<SubmitInput> = {}): unknown => {
		const { terms, faults } = checkTerms({ ...input, ...changes });
		expect(faults).toEqual([]);
		return onTheWire(submitOffboarding('people_corehr_id', request.employment_id, terms).body);
	};

	it('sends the body of the example, but for what the page forbids there', () => {
		expect(bodyOf()).toEqual(allowed);
	});

	it('sends the rest of the example where it is allowed', () => {
		const changes = {
			addToBlockList: true,
			blockReason: block_reason,
			blockReasonExplanation: block_reason_explanation,
		};
		expect(bodyOf(changes)).toEqual({ ...request, add_block_list: true });
	});

	it('refuses the example as it stands, which breaks the page’s own rule', () => {
		const { faults } = checkTerms({ ...input, blockReason: block_reason });
		expect(faults.map(({ parameter }) => parameter)).toEqual(['Block Reason Name or ID']);
	});

	// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2
	it.each([
		['direct', 1],
		['approval', 2],
	])('writes the mode %s as %i', (offboardingMode, offboarding_mode) => {
		expect(bodyOf({ offboardingMode })).toMatchObject({ offboarding_mode });
	});
});

describe('revoke, as documented', () => {
	it('sends the body of the example', () => {
		const request = revokeOffboarding({
			userIdType: 'people_corehr_id',
			offboardingId: revokeExample.request.offboarding_id,
			operatorId: revokeExample.request.operator_id,
		});
		expect(onTheWire(request.body)).toEqual(revokeExample.request);
	});
});

describe('the reads, as documented', () => {
	const everyFilter = {
		keyWord: '张三',
		workEmails: ['xxx@xxx.com'],
		employeeNumbers: ['100001'],
		employmentIds: ['7140964208476371111'],
		hiredOnly: true,
	};
	const page = { size: 100, token: 'next' };
	const ids = ['7140964208476371111'];
	const people = { userIdType: 'open_id', employmentIds: ids, earliestDate: '2022-01-01' } as const;

	it.each([
		[
			'search',
			searchOffboardings({ statuses: ['Approving'], employmentIds: ids }, page.token, {
				userIdType: 'open_id',
			}),
			searchExample.request,
		],
		['reasons', queryOffboardingReasons(true), reasonsExample.request],
		['employees', findEmployees('open_id', everyFilter, page), employeesExample.request],
		['contracts', contracts.search(people, page.token), contractsExample.request],
		['job changes', jobChanges.search(people, page.token), jobChangesExample.request],
		['probations', probations.search(people, page.token), probationExample.request],
	])('ask %s for nothing that the example does not have', (_name, request, example) => {
		expect(strangers(onTheWire(request.body), example)).toEqual([]);
	});

	it('filter people in the words of the example', () => {
		const { body } = findEmployees('open_id', everyFilter, page);
		const {
			key_word,
			email_address_list,
			employee_number_list,
			employment_id_list,
			employment_status,
		} = employeesExample.request;
		expect(body).toMatchObject({
			key_word,
			email_address_list,
			employee_number_list,
			employment_id_list,
			employment_status,
		});
	});

	it('ask for the fields of the object that the example shows', () => {
		const [item] = customFieldsExample.response.data.items;
		expect(listOffboardingFields().query).toEqual({
			object_api_name_list: [item?.object_api_name],
		});
	});
});
