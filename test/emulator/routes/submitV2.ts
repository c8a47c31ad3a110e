import { dateTimeOf } from '../tenant/dates';
import { ok, refuse, type Answer } from '../gateway/envelope';
import { flagAt, recordsAt, textAt } from '../json';
import { perMinute } from '../gateway/limiter';
import type { Person } from '../tenant/person';
import type { Call, Route } from '../gateway/route';
import { refuseEmployment } from '../rules/employment';
import {
	refuseBlockList,
	refuseBreakdown,
	refuseCustomFields,
	refuseDate,
	refuseOpenRecord,
	refuseProcess,
	refuseReason,
} from '../rules/submission';
import type { Draft, OffboardingRecord } from '../tenant/record';
import { shownId, userIdTypeOf, userIdTypeParameter } from '../tenant/userIds';

function findPerson(call: Call, field: string): Person | undefined {
	const type = userIdTypeOf(call, 'people_corehr_id');
	return call.sandbox.tenant.person(type, textAt(call.body, field) ?? '');
}

function refuseInitiator(call: Call): Answer | undefined {
	if ((textAt(call.body, 'initiator_id') ?? '') === '') return undefined;
	const initiator = findPerson(call, 'initiator_id');
	// "这个发起人需要有飞书账号". The page has no row of its own for an initiator who is not known.
	return initiator && initiator.openId !== ''
		? undefined
		: refuse(500, 1160636, 'employee is not exist or has offboarded');
}

function refuseSubmission(call: Call, person: Person): Answer | undefined {
	if (!call.sees(person)) return refuse(200, 1161002, 'you need to apply permission');
	const date = textAt(call.body, 'offboarding_date') ?? '';
	const checks = [
		() => refuseReason(call),
		() => refuseDate(call),
		() => refuseBlockList(call),
		() => refuseInitiator(call),
		() => refuseCustomFields(call),
		() => refuseOpenRecord(call, person),
		() => refuseEmployment(person, date),
		() => refuseProcess(call, person),
		() => refuseBreakdown(person),
	];
	for (const check of checks) {
		const refusal = check();
		if (refusal) return refusal;
	}
	return undefined;
}

function toDraft(call: Call, person: Person): Draft {
	const { body, now } = call;
	const mode = body.offboarding_mode === 2 ? 2 : 1;
	const text = (field: string) => textAt(body, field) ?? '';
	return {
		employmentId: person.employmentId,
		mode,
		status: mode === 1 ? 'NoNeedApproval' : 'Approving',
		offboardingDate: text('offboarding_date'),
		reason: text('offboarding_reason_unique_identifier'),
		reasonExplanation: text('offboarding_reason_explanation'),
		initiatorId: findPerson(call, 'initiator_id')?.employmentId,
		addBlockList: flagAt(body, 'add_block_list') ?? false,
		blockReason: text('block_reason'),
		blockReasonExplanation: text('block_reason_explanation'),
		customFields: recordsAt(body, 'custom_fields').map((field) => ({
			fieldName: textAt(field, 'field_name') ?? '',
			value: textAt(field, 'value') ?? '',
		})),
		retainAccount: flagAt(body, 'retain_account') ?? false,
		createdAt: now,
		obstacle: undefined,
	};
}

function toData(record: OffboardingRecord, employmentId: string) {
	return {
		offboarding_id: record.offboardingId,
		employment_id: employmentId,
		offboarding_reason_unique_identifier: record.reason,
		offboarding_date: record.offboardingDate,
		offboarding_reason_explanation: record.reasonExplanation,
		add_block_list: record.addBlockList,
		block_reason: record.blockReason,
		block_reason_explanation: record.blockReasonExplanation,
		created_time: dateTimeOf(record.createdAt),
		retain_account: record.retainAccount,
	};
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2 */
export const submitV2: Route = {
	name: 'submit',
	method: 'POST',
	path: '/open-apis/corehr/v2/offboardings/submit_v2',
	limits: [perMinute(100)],
	scopes: ['corehr:offboarding.submit:write'],
	query: { user_id_type: userIdTypeParameter },
	body: {
		offboarding_mode: { kind: 'integer', required: true, options: [1, 2] },
		employment_id: { kind: 'string', required: true },
		offboarding_date: { kind: 'string', required: true },
		offboarding_reason_unique_identifier: { kind: 'string', required: true },
		offboarding_reason_explanation: { kind: 'string' },
		initiator_id: { kind: 'string' },
		add_block_list: { kind: 'boolean' },
		block_reason: { kind: 'string' },
		block_reason_explanation: { kind: 'string' },
		custom_fields: {
			kind: {
				field_name: { kind: 'string', required: true },
				value: { kind: 'string', required: true },
			},
			maxLength: 10000,
		},
		retain_account: { kind: 'boolean' },
	},
	answer(call) {
		const person = findPerson(call, 'employment_id');
		if (!person || person.status === 'terminated') {
			return refuse(500, 1160631, 'employee is not exist or has offboarded');
		}
		const refusal = refuseSubmission(call, person);
		if (refusal) return refusal;
		const record = call.sandbox.store.create(toDraft(call, person));
		return ok(toData(record, shownId(person, userIdTypeOf(call, 'people_corehr_id'))));
	},
};
