import {
	decodeReasons,
	type OffboardingReason,
} from '../../nodes/FeishuOffboarding/domain/reason/reason';
import { isRecord, listAt, type JsonObject } from '../../nodes/FeishuOffboarding/platform/json';
import { answered, open, tally, type Question } from './question';

const PARENT = 'parent_offboarding_reason_unique_identifier';

/** How the item says that there is nothing above it; undefined where there is. */
function rootMark(item: unknown, known: ReadonlySet<string>): string | undefined {
	if (!isRecord(item)) return undefined;
	const { [PARENT]: parent } = item;
	if (!(PARENT in item)) return 'no parent field';
	if (parent === '') return 'an empty parent';
	if (typeof parent !== 'string') return 'a parent that is no text';
	if (parent === item.offboarding_reason_unique_identifier) return 'itself as parent';
	return known.has(parent) ? undefined : 'a parent that is not in the tree';
}

function depthOf(reason: OffboardingReason, tree: ReadonlyMap<string, OffboardingReason>): number {
	const visited = new Set<OffboardingReason>();
	let current: OffboardingReason | undefined = reason;
	while (current !== undefined && !visited.has(current)) {
		visited.add(current);
		current = tree.get(current.parentIdentifier);
	}
	return visited.size;
}

function describe(data: JsonObject): string | undefined {
	const reasons = decodeReasons(data);
	if (reasons.length === 0) return undefined;
	const tree = new Map(reasons.map((reason) => [reason.identifier, reason]));
	const known = new Set(tree.keys());
	const levels = Math.max(...reasons.map((reason) => depthOf(reason, tree)));
	const marks = listAt(data, 'items').flatMap((item) => rootMark(item, known) ?? []);
	return `${reasons.length} reasons on ${levels} levels. Roots are marked by ${tally(marks) || 'nothing: there are none'}.`;
}

export const reasonTree: Question = {
	heading: 'Tree of reasons',
	reply({ answers }) {
		const data = answers.get('queryReasons');
		const text = data === undefined ? undefined : describe(data);
		return text === undefined ? open('The app has seen no reason.') : answered(text);
	},
};
