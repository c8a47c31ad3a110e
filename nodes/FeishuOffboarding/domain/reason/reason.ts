import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';
import { flagAt, isRecord, listAt, textAt, type JsonObject } from '../../platform/json';
import type { Named } from '../input/named';
import { labelIn, labelOf, languages, type LabelLanguage } from '../labels';

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
	return pathTo(reason, byIdentifier(reasons), language);
}

type Tree = ReadonlyMap<string, OffboardingReason>;

const byIdentifier = (reasons: readonly OffboardingReason[]): Tree =>
	new Map(reasons.map((entry) => [entry.identifier, entry]));

function pathTo(reason: OffboardingReason, tree: Tree, language: LabelLanguage): string {
	const labels: string[] = [];
	const visited = new Set<string>();
	let current: OffboardingReason | undefined = reason;
	while (current !== undefined && !visited.has(current.identifier)) {
		visited.add(current.identifier);
		labels.unshift(labelOf(current.names, language) ?? current.identifier);
		current = tree.get(current.parentIdentifier);
	}
	return labels.join(' / ');
}

/** What a user may call them: labels and paths in both languages; messages give the path in the credential's. */
export function namedReasons(
	reasons: readonly OffboardingReason[],
	language: LabelLanguage,
): Named[] {
	const tree = byIdentifier(reasons);
	return reasons.map((reason) => {
		const { active, identifier, names } = reason;
		const paths = languages.map((each) => pathTo(reason, tree, each));
		const labels = languages.flatMap((each) => labelIn(names, each) ?? []);
		const title = pathTo(reason, tree, language);
		return { identifier, names: [...labels, ...paths], title, open: active !== false };
	});
}

/** The reasons as Feishu gives them, each followed by those below it. */
export function inTreeOrder(reasons: readonly OffboardingReason[]): OffboardingReason[] {
	const tree = byIdentifier(reasons);
	const below = new Map<string, OffboardingReason[]>();
	for (const reason of reasons) {
		const parent = tree.has(reason.parentIdentifier) ? reason.parentIdentifier : '';
		below.set(parent, [...(below.get(parent) ?? []), reason]);
	}
	const seen = new Set<OffboardingReason>();
	const from = (reason: OffboardingReason): OffboardingReason[] => {
		if (seen.has(reason)) return [];
		seen.add(reason);
		return [reason, ...(below.get(reason.identifier) ?? []).flatMap(from)];
	};
	// Those of a circle hang on no root.
	return [...(below.get('') ?? []), ...reasons].flatMap(from);
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/query */
export function queryOffboardingReasons(active?: boolean): ApiRequest {
	return { endpoint: endpoints.queryReasons, body: active === undefined ? {} : { active } };
}
