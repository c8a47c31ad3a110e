import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';
import { flagAt, isRecord, listAt, textAt, type JsonObject } from '../../platform/json';
import { labelOf, type LabelLanguage } from '../labels';

/** One node of the tenant's reason tree. */
export interface OffboardingReason {
	readonly identifier: string;
	/** Undefined where Feishu does not say so in a boolean. */
	readonly active: boolean | undefined;
	/** Empty, or unknown in the tree, for a root. */
	readonly parentIdentifier: string;
	/** Labels in Feishu's form. */
	readonly names: unknown;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/query */
export function decodeReasons(data: JsonObject): OffboardingReason[] {
	return listAt(data, 'items').flatMap((item) => {
		const identifier = textAt(item, 'offboarding_reason_unique_identifier') ?? '';
		if (identifier === '' || !isRecord(item)) return [];
		return {
			identifier,
			active: flagAt(item, 'active'),
			parentIdentifier: textAt(item, 'parent_offboarding_reason_unique_identifier') ?? '',
			names: item.name,
		};
	});
}

/** The labels from the root down to the reason, for example "Voluntary / Career change". */
export function reasonPath(
	reason: OffboardingReason,
	reasons: readonly OffboardingReason[],
	language: LabelLanguage,
): string {
	const byIdentifier = new Map(reasons.map((entry) => [entry.identifier, entry]));
	const labels: string[] = [];
	const visited = new Set<string>();
	let current: OffboardingReason | undefined = reason;
	while (current !== undefined && !visited.has(current.identifier)) {
		visited.add(current.identifier);
		labels.unshift(labelOf(current.names, language) ?? current.identifier);
		current = byIdentifier.get(current.parentIdentifier);
	}
	return labels.join(' / ');
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/query */
export function queryOffboardingReasons(active?: boolean): ApiRequest {
	return { endpoint: endpoints.queryReasons, body: active === undefined ? {} : { active } };
}
