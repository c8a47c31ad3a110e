import fc from 'fast-check';

import { findNamed, type Named } from '../../../../nodes/FeishuOffboarding/domain/input/named';

const named = (identifier: string, names: string[], open = true): Named => ({
	identifier,
	names,
	title: names[0] ?? identifier,
	open,
});

const choices: Named[] = [
	named('voluntary', ['主动', 'Voluntary']),
	named('job_change_saas', ['主动 / 跳槽', '跳槽', 'Voluntary / Job change', 'Job change']),
	named('a/b', ['主动 / 试用期/转正', '试用期/转正']),
	named('old', ['被动 / 工作产出低', '工作产出低', 'Low productivity'], false),
	named('other_1', ['主动 / 其他', '其他', 'Voluntary / Other', 'Other']),
	named('other_2', ['被动 / 其他', '其他', 'Involuntary / Other', 'Other']),
	named('twin', ['主动 / 意外', '意外', 'Accident']),
	named('twin_old', ['被动 / 意外', '意外', 'Accident'], false),
];

const find = (text: string) => findNamed(text, 'Reason', 'reason', choices);

const refusal = (text: string) => {
	try {
		return find(text).identifier;
	} catch (error: unknown) {
		return error;
	}
};

describe('what is named', () => {
	it.each([
		['its identifier', 'job_change_saas', 'job_change_saas'],
		['its label', '跳槽', 'job_change_saas'],
		['its label in the other language', 'Job change', 'job_change_saas'],
		['a label in other letters, with spaces', '  JOB  Change ', 'job_change_saas'],
		['a label in wide letters', 'Ｊｏｂ change', 'job_change_saas'],
		['its path', '主动 / 跳槽', 'job_change_saas'],
		['a path without spaces', '主动/跳槽', 'job_change_saas'],
		['a path with another sign', '主动 > 跳槽', 'job_change_saas'],
		['a path with a wide sign', 'Voluntary／Job change', 'job_change_saas'],
		['a label with a slash', '试用期/转正', 'a/b'],
		['a label that is closed elsewhere', '意外', 'twin'],
		['the path where the label has several', 'Involuntary / Other', 'other_2'],
	])('is found by %s', (_way, text, identifier) => {
		expect(find(text).identifier).toBe(identifier);
	});

	it.each([
		['the identifier', 'old'],
		['the label', 'Low productivity'],
	])('is refused where it is closed, by %s', (_way, text) => {
		expect(refusal(text)).toMatchObject({
			message: `'Reason' has no open reason '${text}'`,
			advice: expect.stringContaining('switched off') as unknown,
		});
	});

	it('is refused where it may be several', () => {
		expect(refusal('其他')).toMatchObject({
			message: "'Reason' has several reasons named '其他'",
			advice: 'Give the ID of the one that is meant: other_1 (主动 / 其他), other_2 (被动 / 其他).',
		});
	});

	it.each([
		['跳槽x', '主动 / 跳槽'],
		['Job chnage', '主动 / 跳槽'],
		['volantary', '主动'],
	])('is refused by name where it is unknown, with the closest: %s', (text, closest) => {
		expect(refusal(text)).toMatchObject({
			message: `'Reason' has no reason '${text}'`,
			advice: expect.stringMatching(new RegExp(`^Closest: ${closest}, `)) as unknown,
		});
	});

	it('offers open ones only', () => {
		expect(refusal('Low productivitx')).toMatchObject({
			advice: expect.not.stringContaining('工作产出低') as unknown,
		});
	});

	it('is refused where there is nothing at all', () => {
		expect(() => findNamed('x', 'Reason', 'reason', [])).toThrow("'Reason' has no reason 'x'");
	});

	it('is cut short in the refusal of a pasted document', () => {
		const text = 'y'.repeat(5_000);
		expect(refusal(text)).toMatchObject({ message: `'Reason' has no reason '${'y'.repeat(60)}…'` });
	});

	it('is found by its identifier and its first name, each of them', () => {
		const open = fc.constantFrom(...choices.filter((choice) => choice.open));
		fc.assert(
			fc.property(open, (choice) => {
				expect(find(choice.identifier)).toBe(choice);
				expect(find(choice.title)).toBe(choice);
			}),
		);
	});
});
