import { parameterAt } from '../../support/properties';

/** A row of a vendor's table of parameters, and the parameter of the node that fills the field. */
type Row = readonly [
	field: string,
	type: 'string' | 'int' | 'boolean' | 'object_field_data[]',
	required: boolean,
	parameter: string,
];

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2
const submitFields: readonly Row[] = [
	['user_id_type', 'string', false, 'userIdType'],
	['offboarding_mode', 'int', true, 'offboardingMode'],
	['employment_id', 'string', true, 'employee'],
	['offboarding_date', 'string', true, 'offboardingDate'],
	['offboarding_reason_unique_identifier', 'string', true, 'offboardingReason'],
	['offboarding_reason_explanation', 'string', false, 'additionalFields.reasonExplanation'],
	['initiator_id', 'string', false, 'additionalFields.initiatorId'],
	['add_block_list', 'boolean', false, 'addToBlockList'],
	['block_reason', 'string', false, 'blockReason'],
	['block_reason_explanation', 'string', false, 'blockReasonExplanation'],
	['custom_fields', 'object_field_data[]', false, 'customFields'],
	['retain_account', 'boolean', false, 'additionalFields.retainAccount'],
];

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/revoke
const revokeFields: readonly Row[] = [
	['user_id_type', 'string', false, 'userIdType'],
	['offboarding_id', 'string', true, 'offboarding'],
	['operator_id', 'string', false, 'additionalFields.operatorId'],
];

const widgets = {
	string: ['string', 'options', 'resourceLocator', 'dateTime'],
	int: ['options', 'number'],
	boolean: ['boolean'],
	'object_field_data[]': ['resourceMapper'],
} as const;

const documented = [
	['submit', submitFields],
	['revoke', revokeFields],
] as const;

describe.each(documented)('the documented fields of %s', (operation, rows) => {
	it.each(rows)('%s has its parameter', (_field, type, _required, path) => {
		const parameter = parameterAt(operation, path);
		expect(widgets[type]).toContain(parameter?.type);
	});

	it.each(rows.filter(([, , required]) => required))(
		'%s cannot be left out',
		(_field, _type, _required, path) => {
			const parameter = parameterAt(operation, path);
			const hasChoice = parameter?.type === 'options' && parameter.default !== '';
			expect(parameter?.required === true || hasChoice).toBe(true);
		},
	);

	it.each(rows.filter(([, , required]) => !required))(
		'%s is not asked for up front',
		(_field, _type, _required, path) => {
			const parameter = parameterAt(operation, path);
			const isHidden = Object.keys(parameter?.displayOptions?.show ?? {}).length > 2;
			expect(parameter?.required !== true || isHidden).toBe(true);
		},
	);
});
