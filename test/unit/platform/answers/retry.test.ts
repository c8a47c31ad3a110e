import fc from 'fast-check';

import type { AnswerClass } from '../../../../nodes/FeishuOffboarding/platform/answers/answerClass';
import {
	backoffMs,
	countAnswer,
	nextStep,
	noAttempts,
	type Attempts,
	type Circumstances,
	type NextStep,
} from '../../../../nodes/FeishuOffboarding/platform/answers/retry';
import { endpointWith } from '../../samples';

const once = endpointWith({ repeatable: false });
const repeatable = endpointWith({ repeatable: true });
const circumstances = (changes: Partial<Circumstances> = {}): Circumstances => ({
	endpoint: repeatable,
	leftMs: 600_000,
	random: 0.5,
	...changes,
});
const after = (answers: readonly AnswerClass[]): Attempts =>
	answers.reduce<Attempts>((attempts, answer) => countAnswer(attempts, answer), noAttempts);

const classes: readonly AnswerClass[] = [
	'done',
	'refused',
	'token',
	'throttled',
	'quota',
	'busy',
	'unknownOutcome',
	'notSent',
];

/** Sends one request until it is delivered or given up; the answers to come are given. */
function play(
	answers: readonly AnswerClass[],
	given: Circumstances,
): ReadonlyArray<{ answer: AnswerClass; step: NextStep; waitedMs: number }> {
	const played: Array<{ answer: AnswerClass; step: NextStep; waitedMs: number }> = [];
	let attempts = noAttempts;
	let waitedMs = 0;
	for (const [number, answer] of answers.entries()) {
		// Every token was fetched after everything that came before it.
		attempts = countAnswer(attempts, answer, number);
		const step = nextStep(answer, attempts, { ...given, leftMs: given.leftMs - waitedMs });
		if (step.kind === 'replaceToken') attempts = { ...attempts, tokenRefusedAt: number };
		if (step.kind === 'wait') waitedMs += step.delayMs;
		played.push({ answer, step, waitedMs });
		if (step.kind === 'deliver' || step.kind === 'giveUp') break;
	}
	return played;
}

describe('nextStep', () => {
	it.each([
		['carried out', 'done', { kind: 'deliver' }],
		['refused', 'refused', { kind: 'giveUp', because: 'final' }],
		['beyond the month’s calls', 'quota', { kind: 'giveUp', because: 'final' }],
		['refused for the token', 'token', { kind: 'replaceToken' }],
		[
			'refused for the limit',
			'throttled',
			{ kind: 'wait', delayMs: 250, since: 'answer', everyone: true },
		],
		[
			'asked to come back',
			'busy',
			{ kind: 'wait', delayMs: 250, since: 'answer', everyone: false },
		],
		['lost', 'unknownOutcome', { kind: 'wait', delayMs: 250, since: 'answer', everyone: false }],
		['never sent', 'notSent', { kind: 'wait', delayMs: 250, since: 'answer', everyone: false }],
	] as const)('goes on after a request was %s', (_reason, answer, expected) => {
		expect(nextStep(answer, after([answer]), circumstances())).toEqual(expected);
	});

	it.each([
		['from before the refusal', 4, 'replaceToken'],
		['that another process fetched, nobody knows when', 0, 'replaceToken'],
		['that was being fetched while the first one was refused', 5, 'replaceToken'],
		['that was fetched after the refusal', 6, 'giveUp'],
	])('after a first refusal goes on from a token %s', (_reason, fetchedAt, expected) => {
		const attempts = { ...after(['token', 'token']), tokenRefusedAt: 5, tokenFetchedAt: fetchedAt };
		expect(nextStep('token', attempts, circumstances()).kind).toBe(expected);
	});

	it('replaces a token also after other answers', () => {
		const attempts = countAnswer(after(['throttled', 'notSent']), 'token', 7);
		expect(nextStep('token', attempts, circumstances())).toEqual({ kind: 'replaceToken' });
		expect(attempts.tokenFetchedAt).toBe(7);
	});

	it('never repeats what must not be done twice once nobody knows if it was done', () => {
		const step = nextStep(
			'unknownOutcome',
			after(['unknownOutcome']),
			circumstances({ endpoint: once }),
		);
		expect(step).toEqual({ kind: 'giveUp', because: 'final' });
	});

	it.each(['throttled', 'busy', 'notSent'] as const)(
		'may repeat what must not be done twice after %s, which proves that it was not done',
		(answer) => {
			const step = nextStep(answer, after([answer]), circumstances({ endpoint: once }));
			expect(step.kind).toBe('wait');
		},
	);

	it.each([
		['notSent', 4],
		['busy', 6],
		['unknownOutcome', 4],
	] as const)('gives up on %s after %i repeats', (answer, repeats) => {
		const steps = play(Array<AnswerClass>(20).fill(answer), circumstances());
		expect(steps.map(({ step }) => step.kind)).toEqual([
			...Array<string>(repeats).fill('wait'),
			'giveUp',
		]);
		expect(steps.at(-1)?.step).toEqual({ kind: 'giveUp', because: 'attempts' });
	});

	it('takes an answer that nobody has counted for the first', () => {
		expect(nextStep('busy', noAttempts, circumstances())).toMatchObject({ delayMs: 250 });
	});

	it('bounds throttling by time alone', () => {
		const steps = play(Array<AnswerClass>(100).fill('throttled'), circumstances({ resetMs: 10 }));
		expect(steps.every(({ step }) => step.kind === 'wait')).toBe(true);
	});

	it('waits exactly as long as Feishu asks', () => {
		const attempts = after(['throttled', 'throttled']);
		expect(nextStep('throttled', attempts, circumstances({ resetMs: 52_000 }))).toEqual({
			kind: 'wait',
			delayMs: 52_000,
			since: 'departure',
			everyone: true,
		});
	});

	it('does not apply Feishu’s wait for a limit to anything else', () => {
		const step = nextStep('busy', after(['busy']), circumstances({ resetMs: 52_000 }));
		expect(step).toEqual({ kind: 'wait', delayMs: 250, since: 'answer', everyone: false });
	});

	it.each([
		['just allowed', 400, { kind: 'wait', delayMs: 400, since: 'departure', everyone: true }],
		['too long by one', 399, { kind: 'giveUp', because: 'maxWait' }],
	] as const)('waits for no longer than is left: %s', (_reason, leftMs, expected) => {
		const attempts = after(['throttled']);
		const given = circumstances({ resetMs: 400, leftMs });
		expect(nextStep('throttled', attempts, given)).toEqual(expected);
	});

	const anyAnswers = fc.array(fc.constantFrom(...classes), { minLength: 1, maxLength: 60 });
	const anyCircumstances = fc.record({
		resetMs: fc.option(fc.integer({ min: 1, max: 120_000 }), { nil: undefined }),
		leftMs: fc.integer({ min: 0, max: 600_000 }),
		random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	});

	it('sends nothing after a lost request that must not be done twice, whatever came before', () => {
		fc.assert(
			fc.property(anyAnswers, anyCircumstances, (answers, given) => {
				const steps = play(answers, { ...given, endpoint: once });
				const lost = steps.findIndex(({ answer }) => answer === 'unknownOutcome');
				if (lost === -1) return;
				expect(lost).toBe(steps.length - 1);
				expect(steps[lost]?.step).toEqual({ kind: 'giveUp', because: 'final' });
			}),
		);
	});

	it('never waits longer than allowed, never repeats at once, and comes to an end', () => {
		fc.assert(
			fc.property(anyAnswers, anyCircumstances, (answers, given) => {
				const steps = play(answers, { ...given, endpoint: repeatable });
				expect(steps.at(-1)?.waitedMs).toBeLessThanOrEqual(given.leftMs);
				const delays = steps.flatMap(({ step }) => (step.kind === 'wait' ? [step.delayMs] : []));
				expect(delays.every((delayMs) => delayMs > 0)).toBe(true);
				const unthrottled = steps.filter(({ answer }) => answer !== 'throttled');
				expect(unthrottled.length).toBeLessThanOrEqual(1 + 4 + 6 + 4 + 1);
				expect(steps.filter(({ step }) => step.kind === 'replaceToken').length).toBeLessThan(2);
			}),
		);
	});
});

describe('backoffMs', () => {
	it.each([
		['the first repeat', 0, 0.999, 500],
		['the second repeat', 1, 0.999, 999],
		['the sixth repeat', 5, 0.5, 8_000],
		['the last one below the ceiling', 5, 0.999, 15_984],
		['the first one at the ceiling', 6, 0.999, 29_970],
		['a late repeat', 60, 0.5, 15_000],
		['bad luck', 9, 0, 50],
	])('doubles up to half a minute, for %s', (_reason, repeat, random, expected) => {
		expect(backoffMs(repeat, random)).toBe(expected);
	});

	it('stays between 50 ms and half a minute', () => {
		fc.assert(
			fc.property(
				fc.nat(2_000),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				(repeat, random) => {
					const delayMs = backoffMs(repeat, random);
					expect(Number.isInteger(delayMs)).toBe(true);
					expect(delayMs).toBeGreaterThanOrEqual(50);
					expect(delayMs).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** repeat));
				},
			),
		);
	});
});

describe('countAnswer', () => {
	it('counts each class by itself and leaves the rest alone', () => {
		expect(after(['busy', 'token', 'busy'])).toEqual({
			seen: { busy: 2, token: 1 },
			tokenFetchedAt: 0,
		});
		expect(noAttempts).toEqual({ seen: {} });
	});
});
