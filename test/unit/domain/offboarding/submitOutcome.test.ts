import fc from 'fast-check';

import type { OffboardingRecord } from '../../../../nodes/FeishuOffboarding/domain/offboarding/record';
import {
	nextMove,
	recordOfSubmit,
	unknownSubmit,
	type NextMove,
	type Observation,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/submitOutcome';

describe('nextMove', () => {
	it.each([
		['lost', 1, 0, { kind: 'lookUp', delayMs: 1_000 }],
		['absent', 1, 1, { kind: 'lookUp', delayMs: 4_000 }],
		['absent', 1, 2, { kind: 'lookUp', delayMs: 10_000 }],
		['absent', 1, 3, { kind: 'send' }],
		['lost', 2, 0, { kind: 'lookUp', delayMs: 1_000 }],
		['absent', 2, 3, { kind: 'send' }],
		['lost', 3, 0, { kind: 'lookUp', delayMs: 1_000 }],
		['absent', 3, 2, { kind: 'lookUp', delayMs: 10_000 }],
		['absent', 3, 3, { kind: 'giveUp' }],
		['lookupFailed', 1, 1, { kind: 'giveUp' }],
		['lookupFailed', 1, 0, { kind: 'giveUp' }],
		['othersOpen', 1, 1, { kind: 'send' }],
		['othersOpen', 2, 2, { kind: 'send' }],
		['othersOpen', 3, 1, { kind: 'giveUp' }],
		['refusedForOthers', 2, 1, { kind: 'refused' }],
		['refusedForOthers', 3, 3, { kind: 'refused' }],
		['refusedAsOpen', 2, 0, { kind: 'lookUp', delayMs: 1_000 }],
		['refusedAsOpen', 2, 2, { kind: 'lookUp', delayMs: 10_000 }],
		['refusedAsOpen', 2, 3, { kind: 'giveUp' }],
		['refusedAsOpen', 3, 3, { kind: 'giveUp' }],
	] as const)(
		'after "%s", sent %i times and looked up %i times: %j',
		(observed, sends, lookups, expected) => {
			expect(nextMove(observed, { sends, lookups })).toEqual(expected);
		},
	);

	const afterSend = fc.constantFrom<Observation>('lost', 'refusedAsOpen');
	const afterLookup = fc.constantFrom<Observation>(
		'absent',
		'othersOpen',
		'refusedAsOpen',
		'refusedForOthers',
		'lookupFailed',
	);
	const course = fc.array(fc.record({ afterSend, afterLookup }), { minLength: 40, maxLength: 40 });

	/** What was done in the end, the first send included. */
	function play(observations: ReadonlyArray<Record<'afterSend' | 'afterLookup', Observation>>) {
		const moves: NextMove[] = [{ kind: 'send' }];
		let known = { sends: 1, lookups: 0 };
		for (const { afterSend, afterLookup } of observations) {
			const move = nextMove(moves.at(-1)?.kind === 'send' ? afterSend : afterLookup, known);
			moves.push(move);
			if (move.kind === 'lookUp') known = { ...known, lookups: known.lookups + 1 };
			else if (move.kind === 'send') known = { sends: known.sends + 1, lookups: 0 };
			else break;
		}
		return moves;
	}

	it('looks up at least once before it sends again, sends three times at most, and ends', () => {
		fc.assert(
			fc.property(course, (observations) => {
				const moves = play(observations);
				const kinds = moves.map(({ kind }) => kind);
				expect(kinds.join(' ')).not.toContain('send send');
				expect(kinds.filter((kind) => kind === 'send').length).toBeLessThanOrEqual(3);
				expect(['giveUp', 'refused']).toContain(kinds.at(-1));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('waits before each look-up, longer each time, until it sends again', () => {
		fc.assert(
			fc.property(course, (observations) => {
				let lastMs = 0;
				for (const move of play(observations)) {
					if (move.kind === 'lookUp') expect(move.delayMs).toBeGreaterThan(lastMs);
					lastMs = move.kind === 'lookUp' ? move.delayMs : 0;
				}
			}),
		);
	});
});

describe('recordOfSubmit', () => {
	const terms = {
		offboarding_date: '2024-12-01',
		offboarding_reason_unique_identifier: 'job_change_saas',
	};
	const record = (changes: Partial<OffboardingRecord>): OffboardingRecord => ({
		offboardingId: 'new',
		employmentId: '1',
		status: 'Approving',
		offboardingDate: '2024-12-01',
		reasonIdentifier: 'job_change_saas',
		reasonNames: undefined,
		asSubmitted: {},
		...changes,
	});
	const ours = record({});
	const withoutReason = record({ reasonIdentifier: '' });

	it.each([
		['a new one with our date and reason', [ours], new Set<string>(), ours],
		[
			'a new one of which the app may not see the reason',
			[withoutReason],
			new Set<string>(),
			withoutReason,
		],
		['ours among others', [record({ offboardingId: 'old' }), ours], new Set(['old']), ours],
		['none of no records', [], new Set<string>(), undefined],
		['none that was open before', [ours], new Set(['new']), undefined],
		[
			'none with another date',
			[record({ offboardingDate: '2024-12-02' })],
			new Set<string>(),
			undefined,
		],
		[
			'none with another reason',
			[record({ reasonIdentifier: 'other' })],
			new Set<string>(),
			undefined,
		],
		['none where it is not known what was open before', [ours], undefined, undefined],
	])('finds %s', (_reason, records, openBefore, expected) => {
		expect(recordOfSubmit(records, terms, openBefore)).toBe(expected);
	});
});

describe('unknownSubmit', () => {
	it('says that nobody knows, and what makes another run safe', () => {
		expect(unknownSubmit.message).toContain('not known');
		expect(unknownSubmit.advice).toContain("'If Already Offboarding'");
	});
});
