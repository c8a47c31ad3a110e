import {
	givenAt,
	listAt,
	numberAt,
	recordAt,
	textAt,
	type JsonObject,
	type JsonValue,
	textOf,
	withoutGaps,
} from '../../platform/json';
import { isFilledIn } from '../customField/field';
import { describeBriefly, type Employee } from '../employee/employee';
import type { LabelLanguage } from '../labels';
import { readRecord, type SearchedRecord } from './searchedRecord';
import { isOpenStatus, namedStatuses, statusLabel } from './status';

export { closedStatuses, editableStatuses, openStatuses } from './status';

export const isOpen = ({ status }: OffboardingRecord): boolean => isOpenStatus(status);

export const isWithdrawn = ({ status }: OffboardingRecord): boolean => status === 'Withdrawn';

/** The record that was made last. */
export const latestOf = (records: readonly OffboardingRecord[]): OffboardingRecord | undefined =>
	[...records].sort((a, b) => latestIdFirst(a.offboardingId, b.offboardingId))[0];

/** A record as the search call gives it, as far as it is needed to tell records apart. */
export interface OffboardingRecord {
	readonly offboardingId: string;
	readonly employmentId: string;
	readonly status: string;
	/** YYYY-MM-DD */
	readonly offboardingDate: string;
	/** The date that was applied for, YYYY-MM-DD; empty where there is none. */
	readonly expectedDate: string;
	/** YYYY-MM-DD HH:mm:ss, in a time zone that is not documented; empty where there is none. */
	readonly initiatingTime: string;
	/** JSON text by API name, of the fields that somebody fills in; undefined where the app may not see them. */
	readonly customFields: ReadonlyMap<string, string> | undefined;
	readonly reasonIdentifier: string;
	readonly reasonNames: unknown;
	/** What submit would have answered for this record: the same fields in the same words; and its states. */
	readonly asSubmitted: JsonObject;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
export function decodeOffboardings(data: unknown): OffboardingRecord[] {
	return listAt(data, 'items').map(decodeOffboarding);
}

function decodeOffboarding(item: unknown): OffboardingRecord {
	const read = readRecord(item);
	return {
		offboardingId: textOf(read.offboardingId),
		employmentId: textOf(read.employmentId),
		status: textOf(read.status),
		offboardingDate: textOf(read.offboardingDate),
		expectedDate: textOf(read.expectedDate),
		initiatingTime: textOf(read.initiatingTime),
		customFields: customFieldsOf(read.info),
		reasonIdentifier: textOf(read.reason.enum_name),
		reasonNames: read.reason.display,
		asSubmitted: asSubmitted(read),
	};
}

function customFieldsOf(info: SearchedRecord['info']): OffboardingRecord['customFields'] {
	if (!Array.isArray(info.custom_fields)) return undefined;
	return new Map(
		listAt(info, 'custom_fields')
			.filter((field) => isFilledIn(numberAt(field, 'type')))
			.map((field) => [textAt(field, 'custom_api_name') ?? '', textAt(field, 'value') ?? '']),
	);
}

/** Search gives booleans as text, and enums as objects, where submit gives booleans and names. */
function asSubmitted(read: SearchedRecord): JsonObject {
	const { info, reason } = read;
	return withoutGaps<JsonObject>({
		offboarding_id: textOf(read.offboardingId),
		employment_id: textOf(read.employmentId),
		offboarding_reason_unique_identifier: textOf(reason.enum_name),
		offboarding_date: textOf(read.offboardingDate),
		offboarding_reason_explanation: textAt(info, 'reason_explanation'),
		add_block_list: blockListFlag(givenAt(info, 'add_block_list')),
		block_reason: textAt(recordAt(info, 'block_reason'), 'enum_name'),
		block_reason_explanation: textAt(info, 'block_reason_explanation'),
		created_time: textAt(read, 'initiatingTime'),
		retain_account: givenAt(info, 'retain_account'),
		...namedStatuses(read),
	});
}

/** Anything but the texts that the page lists is passed on as it came: it says neither yes nor no. */
const blockListFlag = (value: JsonValue | undefined): JsonValue | undefined =>
	BLOCK_LIST_FLAGS.get(value) ?? value;

const BLOCK_LIST_FLAGS: ReadonlyMap<unknown, boolean> = new Map([
	['true', true],
	['false', false],
	['', false],
]);

/**
 * Orders offboarding IDs, the latest first. Feishu's IDs grow with time, and are the one
 * key that every record has: a direct offboarding may come without an application time.
 */
export const latestIdFirst = (a: string, b: string): number => {
	if (a.length !== b.length) return b.length - a.length;
	if (a === b) return 0;
	return a < b ? 1 : -1;
};

/** As far as one line tells it. */
export type OffboardingInBrief = Pick<
	OffboardingRecord,
	'offboardingId' | 'employmentId' | 'offboardingDate' | 'status'
>;

/** One line that tells records apart: who, when, in which state; without what is not known. */
export function describeOffboarding(
	record: OffboardingInBrief,
	person: Employee | undefined,
	language: LabelLanguage,
): string {
	const who = person === undefined ? record.employmentId : describeBriefly(person);
	return [who, record.offboardingDate, statusLabel(record.status, language)]
		.filter((part) => part !== '')
		.join(' · ');
}
