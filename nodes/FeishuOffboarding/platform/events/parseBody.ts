import { isRecord, parseJson } from '../json';

export type ParsedBody =
	| { readonly kind: 'object'; readonly body: Record<string, unknown> }
	| { readonly kind: 'refused'; readonly reason: string };

/** Events nest three levels; what n8n does with an item afterwards calls itself once per level. */
const DEPTH_LIMIT = 32;

/** Reads a JSON object, and refuses anything else before it can do harm. Never throws. */
export function parseBody(text: string): ParsedBody {
	if (nestsDeeperThan(text, DEPTH_LIMIT)) return { kind: 'refused', reason: 'nests too deep' };
	const body = parseJson(text);
	return isRecord(body)
		? { kind: 'object', body }
		: { kind: 'refused', reason: 'is not a JSON object' };
}

const NESTING: ReadonlyMap<string, number> = new Map([
	['{', 1],
	['[', 1],
	['}', -1],
	[']', -1],
]);

/** Looks at the text alone, in one pass, because a parser may already suffer from the nesting. */
function nestsDeeperThan(text: string, limit: number): boolean {
	let depth = 0;
	let inString = false;
	let escaped = false;
	for (const char of text) {
		if (escaped) escaped = false;
		else if (char === '\\') escaped = inString;
		else if (char === '"') inString = !inString;
		else if (!inString) depth += NESTING.get(char) ?? 0;
		if (depth > limit) return true;
	}
	return false;
}
