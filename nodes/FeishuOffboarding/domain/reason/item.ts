import { givenAt, isRecord, listAt, textAt, type JsonObject } from '../../platform/json';
import { labelIn, labelOf, type LabelLanguage } from '../labels';
import { toEntry, toList } from '../input/list';
import { decodeReasons, reasonPath, type OffboardingReason } from './reason';
import { ifAdded, toFlag } from '../input/values';

/** Which reasons the user wants; those that all given conditions hold for. */
export interface ReasonFilter {
	readonly active: boolean | undefined;
	readonly identifiers: readonly string[] | undefined;
}

const IDENTIFIERS_MAX = 1_000;

export const toReasonFilter = (filters: Readonly<Record<string, unknown>>): ReasonFilter => ({
	active: ifAdded(filters, 'active', (value) => toFlag(value, 'Active')),
	identifiers: toList(filters.identifiers, 'Reason IDs', IDENTIFIERS_MAX, (entry) =>
		toEntry(entry, 'Reason IDs'),
	),
});

/**
 * The wanted reasons. The filter is applied here and not by Feishu, because the path
 * of a reason needs the ones above it, of whatever state.
 */
export function reasonItems(
	data: JsonObject,
	{ active, identifiers }: ReasonFilter,
	language: LabelLanguage,
): JsonObject[] {
	const reasons = decodeReasons(data);
	const raw = new Map(
		listAt(data, 'items').map((item) => [
			textAt(item, 'offboarding_reason_unique_identifier'),
			item,
		]),
	);
	return reasons
		.filter((reason) => active === undefined || reason.active === active)
		.filter(({ identifier }) => identifiers === undefined || identifiers.includes(identifier))
		.map((reason) => reasonItem(reason, reasons, raw.get(reason.identifier), language));
}

function reasonItem(
	reason: OffboardingReason,
	reasons: readonly OffboardingReason[],
	item: unknown,
	language: LabelLanguage,
): JsonObject {
	const { active, identifier, names, parentIdentifier } = reason;
	return {
		offboarding_reason_unique_identifier: identifier,
		name: labelOf(names, language) ?? identifier,
		path: reasonPath(reason, reasons, language),
		name_zh_cn: labelIn(names, 'zh-CN') ?? '',
		name_en_us: labelIn(names, 'en-US') ?? '',
		active: active ?? givenAt(item, 'active') ?? null,
		parent_offboarding_reason_unique_identifier: parentIdentifier,
		...timesOf(item),
	};
}

const timesOf = (item: unknown): JsonObject =>
	isRecord(item)
		? {
				created_time: textAt(item, 'created_time') ?? '',
				updated_time: textAt(item, 'updated_time') ?? '',
			}
		: {};
