import { asError } from '../../platform/asError';
import { InvalidInput } from '../../platform/invalidInput';
import type { JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { toCalendarDate } from '../dates/calendarDate';
import { endpoints } from '../endpoints';
import { toPersonId, type UserIdType } from '../employee/ids';
import { ifAdded, isGiven, toChoice, toExplanation, toFlag, toOptionName } from '../input/values';

/** What the user gave for one offboarding, as read: checked here and nowhere else. */
export interface SubmitInput {
	readonly userIdType: UserIdType;
	/** IANA name: the zone in which an instant becomes a date. */
	readonly timeZone: string;
	readonly offboardingMode: unknown;
	readonly offboardingDate: unknown;
	readonly offboardingReason: unknown;
	/** Undefined while the toggle has never been on. */
	readonly addToBlockList?: unknown;
	readonly blockReason?: unknown;
	readonly blockReasonExplanation?: unknown;
	readonly customFields: ReadonlyArray<{ field_name: string; value: string }>;
	readonly reasonExplanation?: unknown;
	readonly initiatorId?: unknown;
	readonly retainAccount?: unknown;
}

/** The body of a submit without the employee, who may have to be looked up first. */
export type SubmitTerms = JsonObject;

const CUSTOM_FIELDS_MAX = 10_000;

/** Feishu's numbers for them. */
const MODES = { direct: 1, approval: 2 } as const;
const MODE_NAMES = ['direct', 'approval'] as const;

/** What one parameter, or a group of them that only makes sense together, adds to the body. */
const TERMS: ReadonlyArray<(input: SubmitInput) => JsonObject> = [
	(input) => ({ offboarding_mode: toMode(input.offboardingMode) }),
	(input) => ({
		offboarding_date: toCalendarDate(input.offboardingDate, 'Offboarding Date', input.timeZone),
	}),
	(input) => ({ offboarding_reason_unique_identifier: toReason(input.offboardingReason) }),
	(input) => ({
		offboarding_reason_explanation: toExplanation(input.reasonExplanation, 'Reason Explanation'),
	}),
	(input) => ({
		initiator_id: isGiven(input.initiatorId)
			? toPersonId(input.initiatorId, 'Initiator ID', input.userIdType)
			: undefined,
	}),
	blockListTerms,
	(input) => ({ custom_fields: toCustomFields(input.customFields) }),
	(input) => ({
		retain_account: ifAdded(input, 'retainAccount', (value) => toFlag(value, 'Retain Account')),
	}),
];

/** The terms that hold, and what is wrong with the others. */
export interface CheckedTerms {
	readonly terms: SubmitTerms;
	readonly faults: readonly InvalidInput[];
}

/**
 * Checks everything that the page of submit_v2 says of its parameters.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2
 */
export function checkTerms(input: SubmitInput): CheckedTerms {
	const faults: InvalidInput[] = [];
	const terms: JsonObject = {};
	for (const term of TERMS) {
		try {
			Object.assign(terms, term(input));
		} catch (error: unknown) {
			if (!(error instanceof InvalidInput)) throw asError(error);
			faults.push(error);
		}
	}
	const given = Object.entries(terms).filter(([, value]) => value !== undefined);
	return { terms: Object.fromEntries(given), faults };
}

/** The request for one employee; `employmentId` is of the given ID type. */
export function submitOffboarding(
	userIdType: UserIdType,
	employmentId: string,
	terms: SubmitTerms,
): ApiRequest {
	return {
		endpoint: endpoints.submit,
		query: { user_id_type: userIdType },
		body: { employment_id: employmentId, ...terms },
	};
}

/** A reason is required with the block list and forbidden without it. */
function blockListTerms(input: SubmitInput): JsonObject {
	const blocks =
		input.addToBlockList === undefined
			? undefined
			: toFlag(input.addToBlockList, 'Add to Block List');
	const reason = toOptionName(input.blockReason, 'Block Reason Name or ID');
	const explanation = toExplanation(input.blockReasonExplanation, 'Block Reason Explanation');
	if (blocks === true) {
		if (reason !== undefined) {
			return {
				add_block_list: true,
				block_reason: reason,
				block_reason_explanation: explanation,
			};
		}
		throw new InvalidInput(
			'Block Reason Name or ID',
			"is empty although 'Add to Block List' is on",
			"Pick a block reason, or turn 'Add to Block List' off.",
		);
	}
	const stray = reason === undefined ? 'Block Reason Explanation' : 'Block Reason Name or ID';
	if (reason !== undefined || explanation !== undefined) {
		throw new InvalidInput(
			stray,
			"is filled in although 'Add to Block List' is off",
			`Turn 'Add to Block List' on, or empty '${stray}'.`,
		);
	}
	return { add_block_list: blocks };
}

const toMode = (value: unknown): number => MODES[toChoice(value, 'Offboarding Mode', MODE_NAMES)];

function toReason(value: unknown): string {
	const reason = toOptionName(value, 'Offboarding Reason Name or ID');
	if (reason !== undefined) return reason;
	throw new InvalidInput(
		'Offboarding Reason Name or ID',
		'is empty',
		'Pick a reason from the list, or give its identifier in an expression.',
	);
}

function toCustomFields(fields: SubmitInput['customFields']): JsonObject[] | undefined {
	if (fields.length > CUSTOM_FIELDS_MAX) {
		throw new InvalidInput(
			'Custom Fields',
			`has ${fields.length} fields, more than the ${CUSTOM_FIELDS_MAX} that Feishu accepts`,
			'Map fewer fields.',
		);
	}
	return fields.length === 0 ? undefined : fields.map((field) => ({ ...field }));
}
