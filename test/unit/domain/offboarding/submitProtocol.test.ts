import fc from 'fast-check';

import {
	unsent,
	type Course,
	type Knowledge,
	type Observation,
	type Step,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/submitCourse';
import {
	nextMove,
	unknownSubmit,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/submitProtocol';
import { recordWith, terms } from './samples';
import { runs } from '../../../support/runs';

const knowing = (more: Partial<Knowledge> = {}): Knowledge => ({
	terms,
	returnExisting: false,
	wasThere: (id) => id === 'old',
	isWithdrawn: () => false,
	madeId: undefined,
	unresolved: [],
	...more,
});

const ours = recordWith();
const old = recordWith({ offboardingId: 'old' });
const theirs = recordWith({ offboardingId: 'theirs', offboardingDate: 'x', expectedDate: 'x' });

const lost: Observation = { kind: 'lost', departureMs: 1_000 };
const refused: Observation = { kind: 'refused', asOpen: false };
const asOpen: Observation = { kind: 'refused', asOpen: true };
const seen = (...records: Array<typeof ours>): Observation => ({ kind: 'seen', records });
const dated = (since: string[], ...records: Array<typeof ours>): Observation => ({
	kind: 'dated',
	records,
	since: new Set(since),
});
const unseen: Observation = { kind: 'unseen', final: false };
const nothing = seen();

/** The steps that follow, one by one. */
function stepsAfter(observations: readonly Observation[], known = knowing()): Step[] {
	let course: Course = unsent;
	return observations.map((observed) => {
		const move = nextMove(course, observed, known);
		course = move.course;
		return move.step;
	});
}

const lastStep = (observations: readonly Observation[], known = knowing()): Step | undefined =>
	stepsAfter(observations, known).at(-1);

const lookUp = (delayMs: number): Step => ({ kind: 'lookUp', delayMs });
const send: Step = { kind: 'send' };
const unknown: Step = { kind: 'outcomeUnknown' };
const lostInVain = [lost, nothing, nothing, nothing];

describe('a lost answer', () => {
	it('is looked up after growing delays, and the submit sent again, three times in all', () => {
		expect(stepsAfter([...lostInVain, ...lostInVain, ...lostInVain])).toEqual([
			...[lookUp(1_000), lookUp(4_000), lookUp(10_000), send],
			...[lookUp(1_000), lookUp(4_000), lookUp(10_000), send],
			...[lookUp(1_000), lookUp(4_000), lookUp(10_000), unknown],
		]);
	});

	it.each(['NoNeedApproval', 'Withdrawn', 'Offboarded'])(
		'is settled by a new record that fits and is not older: %s',
		(status) => {
			const record = recordWith({ status });
			expect(stepsAfter([lost, seen(old, record), dated(['new'], old, record)])).toEqual([
				lookUp(1_000),
				{ kind: 'date', records: [old, record], sinceMs: 1_000 },
				{ kind: 'submitted', record },
			]);
		},
	);

	it('is settled by one that has no time to compare', () => {
		const record = recordWith({ initiatingTime: '' });
		expect(lastStep([lost, seen(record), dated([], record)])).toEqual({
			kind: 'submitted',
			record,
		});
	});

	it('counts the time from the first send that was lost', () => {
		const later: Observation = { kind: 'lost', departureMs: 90_000 };
		expect(lastStep([...lostInVain, later, seen(ours)])).toMatchObject({ sinceMs: 1_000 });
	});

	it.each([
		['was there before', old, knowing()],
		['has other terms', theirs, knowing()],
	])('is not settled by a record that %s', (_why, record, known) => {
		expect(lastStep([lost, seen(record)], known)).toEqual(lookUp(4_000));
	});

	it('is not settled by one that was applied for before, which is asked about once', () => {
		expect(stepsAfter([lost, seen(ours), dated([], ours), seen(ours), seen(ours)])).toEqual([
			lookUp(1_000),
			{ kind: 'date', records: [ours], sinceMs: 1_000 },
			lookUp(4_000),
			lookUp(10_000),
			unknown,
		]);
	});

	it.each([
		['a new record that is not ours', [lost, nothing, nothing, seen(theirs)], knowing()],
		['a last look-up that failed', [lost, nothing, nothing, unseen], knowing()],
		['a refused look-up', [lost, { kind: 'unseen', final: true }], knowing()],
		['nobody who knows what was there before', [lost], knowing({ wasThere: undefined })],
		[
			'two records that fit',
			[
				lost,
				seen(ours, recordWith({ offboardingId: 'b' })),
				dated(['new', 'b'], ours, recordWith({ offboardingId: 'b' })),
			],
			knowing(),
		],
		[
			'an earlier submit that may have made it',
			[lost, seen(ours), dated(['new'], ours)],
			knowing({ unresolved: [terms] }),
		],
	] as ReadonlyArray<[string, Observation[], Knowledge]>)(
		'stays unknown, and is not sent again, with %s',
		(_why, observations, known) => {
			expect(lastStep(observations, known)).toEqual(unknown);
		},
	);

	it('bears failed look-ups before the last one', () => {
		expect(lastStep([lost, unseen, unseen, nothing])).toEqual(send);
	});
});

describe('a refusal', () => {
	it.each([refused, asOpen])('stands where no answer was lost: %j', (refusal) => {
		expect(lastStep([refusal])).toEqual({ kind: 'refused' });
	});

	it.each([refused, asOpen])('says nothing about a lost one before: %j', (refusal) => {
		const looked = [...lostInVain, refusal];
		expect(stepsAfter([...looked, nothing, nothing, nothing]).slice(4)).toEqual([
			lookUp(1_000),
			lookUp(4_000),
			lookUp(10_000),
			unknown,
		]);
		expect(lastStep([...looked, seen(ours), dated(['new'], ours)])).toMatchObject({
			kind: 'submitted',
		});
	});
});

describe('Return Existing', () => {
	const known = knowing({ returnExisting: true });

	it('looks at once, and again after the delays, and gives the refusal in the end', () => {
		expect(stepsAfter([asOpen, nothing, unseen, nothing, nothing], known)).toEqual([
			lookUp(0),
			lookUp(1_000),
			lookUp(4_000),
			lookUp(10_000),
			{ kind: 'refused' },
		]);
	});

	it('gives what search shows as open', () => {
		expect(lastStep([asOpen, seen(theirs)], known)).toEqual({ kind: 'existing', record: theirs });
		expect(lastStep([asOpen, seen(recordWith({ status: 'Withdrawn' }))], known)).toEqual(
			lookUp(1_000),
		);
	});

	it('gives what this process made, unless search shows that it has ended', () => {
		const made = knowing({ returnExisting: true, madeId: 'new' });
		expect(lastStep([asOpen, nothing], made)).toEqual({
			kind: 'existingMade',
			offboardingId: 'new',
		});
		expect(lastStep([asOpen, seen(recordWith({ status: 'Withdrawn' }))], made)).toEqual(
			lookUp(1_000),
		);
		expect(lastStep([asOpen, unseen], made)).toEqual(lookUp(1_000));
	});

	it('gives no record that Feishu has said to be withdrawn, whatever search shows', () => {
		const withdrawn = { returnExisting: true, isWithdrawn: (id: string) => id === 'old' };
		expect(lastStep([asOpen, seen(old)], knowing(withdrawn))).toEqual(lookUp(1_000));
		expect(lastStep([asOpen, seen(old, theirs)], knowing(withdrawn))).toEqual({
			kind: 'existing',
			record: theirs,
		});
		const made = knowing({ ...withdrawn, madeId: 'old' });
		expect(lastStep([asOpen, nothing], made)).toEqual(lookUp(1_000));
		expect(lastStep([...lostInVain, asOpen, seen(old)], knowing(withdrawn))).toEqual(lookUp(4_000));
	});

	it('gives nothing for another refusal', () => {
		expect(lastStep([refused], known)).toEqual({ kind: 'refused' });
	});

	it('gives, after a lost answer, only what was there before, and not before the last look-up', () => {
		const looked = [...lostInVain, asOpen];
		expect(lastStep([...looked, seen(old)], known)).toEqual(lookUp(4_000));
		expect(lastStep([...looked, nothing, nothing, seen(old)], known)).toEqual({
			kind: 'existing',
			record: old,
		});
		expect(lastStep([...looked, nothing, nothing, seen(theirs)], known)).toEqual(unknown);
	});
});

describe('whatever happens', () => {
	const afterSend = fc.constantFrom(lost, refused, asOpen);
	const afterLookup = fc.constantFrom(nothing, seen(old), seen(theirs), seen(ours), unseen);
	const afterDating = fc.constantFrom(dated([], ours), dated(['new'], ours), unseen);
	const turn = fc.record({ afterSend, afterLookup, afterDating });
	const courses = fc.array(turn, { minLength: 60, maxLength: 60 });

	it('it ends, sends three times at most, and tells nothing certain after a lost answer without a record', () => {
		fc.assert(
			fc.property(courses, fc.boolean(), (turns, returnExisting) => {
				const known = knowing({ returnExisting });
				let course: Course = unsent;
				let step: Step = send;
				let wasLost = false;
				for (const each of turns) {
					if (!['send', 'lookUp', 'date'].includes(step.kind)) break;
					const observed =
						step.kind === 'send'
							? each.afterSend
							: step.kind === 'date'
								? each.afterDating
								: each.afterLookup;
					wasLost ||= observed.kind === 'lost';
					({ course, step } = nextMove(course, observed, known));
				}
				expect(course.sends).toBeLessThanOrEqual(3);
				const ends = wasLost
					? ['submitted', 'existing', 'outcomeUnknown']
					: ['refused', 'existing'];
				expect(ends).toContain(step.kind);
			}),
			{ numRuns: runs(2_000) },
		);
	});
});

describe('unknownSubmit', () => {
	it('says that nobody knows, and what makes another run safe', () => {
		expect(unknownSubmit.message).toContain('Unknown whether');
		expect(unknownSubmit.advice).toContain("'If Already Offboarding'");
	});
});
