import {
	decodeFieldOptions,
	namedOptions,
	type FieldOption,
} from '../../../domain/customField/field';
import { getBlockReasonField } from '../../../domain/customField/fieldRequests';
import { toEntry, toList } from '../../../domain/input/list';
import { findNamed, type Named } from '../../../domain/input/named';
import { toOptionName } from '../../../domain/input/values';
import {
	decodeReasons,
	namedReasons,
	queryOffboardingReasons,
	type OffboardingReason,
} from '../../../domain/reason/reason';
import { isByExpression } from '../../../fields/parameters';
import { rescue } from '../../../platform/rescue';
import { sharedAnswer } from '../../items/sharedAnswer';
import { isCallFailure } from '../../items/tokenRefusal';
import type { Run } from '../../task';

/** The reasons that the tenant has. The items of a run share the calls for them. */
export interface TenantReasons {
	readonly reasons: (itemIndex: number) => Promise<OffboardingReason[]>;
	readonly blockReasons: (itemIndex: number) => Promise<FieldOption[]>;
}

export const tenantReasons = (run: Run): TenantReasons => ({
	reasons: sharedAnswer(async (itemIndex) => {
		const client = await run.client(itemIndex);
		return decodeReasons(await client.send(queryOffboardingReasons()));
	}),
	blockReasons: sharedAnswer(async (itemIndex) => {
		const client = await run.client(itemIndex);
		return decodeFieldOptions(await client.send(getBlockReasonField()));
	}),
});

type Fields = Readonly<Record<string, unknown>>;

/**
 * A value with identifiers for the names in it. Throws InvalidInput for what is no name, or none of the
 * tenant's.
 *
 * @param fields what the parameter stands in
 * @param within the names of what that is, from outside in
 */
type ReasonReader = (itemIndex: number, fields: Fields, ...within: string[]) => Promise<unknown>;

/** Readers for the parameters of these names. */
export function reasonReaders(
	run: Run,
	{ blockReasons, reasons }: TenantReasons,
): Readonly<Record<'offboardingReason' | 'blockReason', ReasonReader>> {
	const reason = { title: 'Offboarding Reason Name or ID', kind: 'reason' };
	const blockReason = { title: 'Block Reason Name or ID', kind: 'block reason' };
	const named = async (itemIndex: number): Promise<Named[]> =>
		namedReasons(await reasons(itemIndex), (await run.client(itemIndex)).language);
	const namedBlockReasons = async (itemIndex: number): Promise<Named[]> =>
		namedOptions(await blockReasons(itemIndex), (await run.client(itemIndex)).language);
	return {
		offboardingReason: oneOf(run, 'offboardingReason', reason, named),
		blockReason: oneOf(run, 'blockReason', blockReason, namedBlockReasons),
	};
}

const ENTRIES_MAX = 100;

/** A reader for a list of reasons, which may be switched off by now. */
export function reasonListReader(
	run: Run,
	{ name, title }: { readonly name: string; readonly title: string },
	{ reasons }: TenantReasons,
): ReasonReader {
	const named = async (itemIndex: number): Promise<Named[]> => {
		const { language } = await run.client(itemIndex);
		return namedReasons(await reasons(itemIndex), language).map((each) => ({
			...each,
			open: true,
		}));
	};
	return async (itemIndex, fields, ...within) => {
		const isPicked = !isByExpression(run.context, ...within, name);
		const texts = toList(fields[name], title, ENTRIES_MAX, (entry) => toEntry(entry, title));
		if (texts === undefined) return fields[name];
		const wanted = { title, kind: 'reason', isPicked, choices: async () => await named(itemIndex) };
		return await Promise.all(texts.map(async (text) => await identifierOf(text, wanted)));
	};
}

interface Kind {
	/** Of the parameter, as the editor shows it. */
	readonly title: string;
	/** What it names, in the singular. */
	readonly kind: string;
}

const oneOf =
	(
		run: Run,
		name: string,
		what: Kind,
		choicesOf: (itemIndex: number) => Promise<Named[]>,
	): ReasonReader =>
	async (itemIndex, fields, ...within) => {
		const text = toOptionName(fields[name], what.title);
		if (text === undefined) return fields[name];
		const isPicked = !isByExpression(run.context, ...within, name);
		const choices = async () => await choicesOf(itemIndex);
		return await identifierOf(text, { ...what, isPicked, choices });
	};

/** What Feishu's pages show of identifiers; and any that may be one. */
const USUAL = /^[a-z0-9_]+$/;

const POSSIBLE = /^\s*[\w-]+\s*$/;

interface Wanted extends Kind {
	/** Whether it comes from the editor's list, which gives identifiers. */
	readonly isPicked: boolean;
	readonly choices: () => Promise<readonly Named[]>;
}

async function identifierOf(
	text: string,
	{ choices, isPicked, kind, title }: Wanted,
): Promise<string> {
	if (isPicked && USUAL.test(text)) return text;
	return await rescue(
		async () => findNamed(text, title, kind, await choices()).identifier,
		// Feishu checks an identifier itself.
		(error) => (isCallFailure(error) && POSSIBLE.test(text) ? text : undefined),
	);
}
