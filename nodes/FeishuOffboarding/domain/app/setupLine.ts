import type { Refusal } from '../../platform/refusals/refusal';

/** What Check Setup says of one thing, as the workflow gets it. */
export interface SetupLine {
	readonly capability: string;
	/** `unknown` where Feishu did not tell. */
	readonly status: 'ready' | 'missing' | 'unknown';
	/** One for each call: what to add, where none of its scopes is granted. */
	readonly scopes_needed: readonly string[];
	/** Those of its scopes that are in force. */
	readonly scopes_granted: readonly string[];
	readonly message: string;
	/** What to do; empty where there is nothing to do. */
	readonly advice: string;
	/** The page of the console where to do it; empty where there is none. */
	readonly url: string;
}

/** What was to be found out, or why it was not. */
export type Found<T> =
	| { readonly kind: 'known'; readonly value: T }
	| { readonly kind: 'unknown'; readonly refusal: Refusal; readonly url: string };

/** A line about something that needs no scope of its own. */
export const setupLine = (
	capability: string,
	status: SetupLine['status'],
	{ message, advice }: Refusal,
	url = '',
): SetupLine => ({
	capability,
	status,
	scopes_needed: [],
	scopes_granted: [],
	message,
	advice,
	url,
});

export const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** How to release what was changed: scopes and data permissions take effect with a version. */
export const RELEASE =
	'Then open Version Management & Release (版本管理与发布), create a version (创建版本), press 申请线上发布, and have an administrator approve it.';
