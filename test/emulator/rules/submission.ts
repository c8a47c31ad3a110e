import { isDate } from '../tenant/dates';
import { invalidFields, refuse, type Answer } from '../gateway/envelope';
import { flagAt, recordsAt, textAt } from '../json';
import type { Person } from '../tenant/person';
import type { Call } from '../gateway/route';
import { faultOf, takesValue, type ValueFault } from './fieldValues';

const LONGEST_EXPLANATION = 6000;

function isOpenOption(call: Call, fieldName: string, value: string): boolean {
	const options =
		call.sandbox.tenant.field(fieldName)?.settings.enum_field_setting?.enum_field_option_list;
	return options?.some((option) => option.is_open && option.api_name === value) ?? false;
}

export function refuseBlockList(call: Call): Answer | undefined {
	const reason = textAt(call.body, 'block_reason') ?? '';
	const explanation = textAt(call.body, 'block_reason_explanation') ?? '';
	const valid =
		flagAt(call.body, 'add_block_list') === true
			? isOpenOption(call, 'block_reason', reason) && explanation.length <= LONGEST_EXPLANATION
			: reason === '' && explanation === '';
	return valid ? undefined : refuse(400, 1160710, 'invalid block list');
}

export function refuseReason(call: Call): Answer | undefined {
	const id = textAt(call.body, 'offboarding_reason_unique_identifier') ?? '';
	if (id === '') return refuse(500, 1160621, 'offboarding reason is required');
	const explanation = textAt(call.body, 'offboarding_reason_explanation') ?? '';
	if (explanation.length > LONGEST_EXPLANATION) {
		return refuse(400, 1160604, 'reason explanation length exceed maximum');
	}
	// The page has no row for a reason that does not exist or is switched off. This one says what
	// is wrong, though the page words its advice for custom fields.
	return call.sandbox.tenant.reasons.some((reason) => reason.id === id && reason.active)
		? undefined
		: refuse(500, 1160619, 'enum value of the enum field is invalid');
}

/** The page has no row for a date of another form; it is taken as no date. */
export function refuseDate(call: Call): Answer | undefined {
	return isDate(textAt(call.body, 'offboarding_date') ?? '')
		? undefined
		: refuse(500, 1160622, 'offboarding date is required');
}

const valueRefusals: Readonly<Record<ValueFault, Answer>> = {
	hyperlink: refuse(500, 1160617, 'hyperlink field format is illegal'),
	length: refuse(500, 1160618, 'text field exceeds maximum limit'),
	option: refuse(500, 1160619, 'enum value of the enum field is invalid'),
	number: refuse(500, 1160630, 'invalid number value in custom fields'),
	person: refuse(500, 1160636, 'employee is not exist or has offboarded'),
	// Custom fields look up people only; nothing can be wrong with a company here.
	company: refuse(500, 1160636, 'employee is not exist or has offboarded'),
	attachment: refuse(500, 1160637, 'not support attachment field'),
	date: refuse(500, 1160638, 'invalid date value in custom fields'),
	boolean: refuse(500, 1160639, 'invalid bool value in custom fields'),
};

export function refuseCustomFields(call: Call): Answer | undefined {
	const { tenant } = call.sandbox;
	for (const [index, entry] of recordsAt(call.body, 'custom_fields').entries()) {
		const name = textAt(entry, 'field_name') ?? '';
		const field = tenant.field(name);
		if (!field || field.isSystem || !takesValue(field)) {
			// No row of the page speaks of fields that do not exist, are closed or are read-only.
			const place = `custom_fields[${index}].field_name`;
			const description = `${place} is not a writable field of offboarding_info`;
			return invalidFields([{ field: place, value: name, description }]);
		}
		const fault = faultOf(field, textAt(entry, 'value') ?? '', tenant);
		if (fault) return valueRefusals[fault];
	}
	return undefined;
}

const processRefusals = {
	missing: refuse(500, 1160700, 'offboarding process not exist'),
	disabled: refuse(500, 1160701, 'offboarding process is disable'),
	noVersion: refuse(500, 1160702, 'offboarding process has not active version'),
	active: undefined,
} as const;

export function refuseProcess(call: Call, person: Person): Answer | undefined {
	if (call.body.offboarding_mode !== 2) return undefined;
	const department = call.sandbox.tenant.department(person.departmentId);
	return processRefusals[department?.process ?? 'missing'];
}

export function refuseOpenRecord(call: Call, person: Person): Answer | undefined {
	const open = call.sandbox.store.open(person.employmentId);
	if (!open) return undefined;
	return open.status === 'Approving'
		? refuse(500, 1160201, 'has approving offboarding')
		: refuse(500, 1160210, 'has offboarding record');
}

export function refuseBreakdown(person: Person): Answer | undefined {
	if (person.breakdown === 'internal') {
		return refuse(500, 1160103, 'general internal server error code');
	}
	return person.breakdown === 'upstream' ? refuse(500, 1161000, 'unknown error') : undefined;
}
