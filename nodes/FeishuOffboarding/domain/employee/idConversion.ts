import { InvalidInput } from '../../platform/invalidInput';
import { listAt, textAt, type JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';
import { toPersonId, type UserIdType } from './ids';

/** One call: from CoreHR's own IDs to those of Feishu's contacts, or the other way round. */
export interface ConversionStep {
	readonly direction: 'toContacts' | 'fromContacts';
	readonly contactIdType: Exclude<UserIdType, 'people_corehr_id'>;
}

export const IDS_PER_CONVERSION = 100;

const ID_MAX_LENGTH = 50;

/** Feishu's numbers for what is converted into what. */
const TRANSFORM_TYPES = { toContacts: 1, fromContacts: 2 } as const;

/** The calls that lead from one kind of ID to another. Between two kinds of contact ID lies CoreHR's own. */
export function conversionSteps(from: UserIdType, to: UserIdType): ConversionStep[] {
	if (from === to) {
		throw new InvalidInput(
			'To ID Type',
			"is the same as 'From ID Type'",
			'Choose two different kinds of ID.',
		);
	}
	return [
		...(from === 'people_corehr_id'
			? []
			: [{ direction: 'fromContacts', contactIdType: from } as const]),
		...(to === 'people_corehr_id' ? [] : [{ direction: 'toContacts', contactIdType: to } as const]),
	];
}

/** An ID that the call accepts. */
export function toConvertibleId(value: unknown, from: UserIdType): string {
	const id = toPersonId(value, 'ID', from);
	if (id.length <= ID_MAX_LENGTH) return id;
	throw new InvalidInput(
		'ID',
		`has ${id.length} characters, more than the ${ID_MAX_LENGTH} that Feishu accepts`,
		"Check that it is an ID of the kind chosen in 'From ID Type'.",
	);
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/common_data-id/convert */
export function convertEmployeeIds(
	{ contactIdType, direction }: ConversionStep,
	ids: readonly string[],
): ApiRequest {
	return {
		endpoint: endpoints.convertIds,
		query: {
			id_transform_type: TRANSFORM_TYPES[direction],
			id_type: 'user_id',
			feishu_user_id_type: contactIdType,
		},
		body: { ids: [...ids] },
	};
}

/** Target IDs by the IDs that were given. One without a match is not among them, whether it is left out or empty. */
export function decodeConvertedIds(data: JsonObject): ReadonlyMap<string, string> {
	return new Map(
		listAt(data, 'items')
			.map((item) => [textAt(item, 'id') ?? '', textAt(item, 'target_id') ?? ''] as const)
			.filter(([, target]) => target !== ''),
	);
}
