import {
	ifAdded,
	toChoice,
	toChoices,
	toFields,
	toFlag,
	toNumber,
	toText,
} from '../../../../nodes/FeishuOffboarding/domain/input/values';
import { InvalidInput } from '../../../../nodes/FeishuOffboarding/platform/invalidInput';

function faultOf(read: () => unknown): InvalidInput {
	try {
		read();
	} catch (error: unknown) {
		if (error instanceof InvalidInput) return error;
		throw error;
	}
	throw new Error('Nothing was refused');
}

describe('toFlag', () => {
	it.each([true, false])('takes %s', (value) => {
		expect(toFlag(value, 'Validate Only')).toBe(value);
	});

	it.each<[unknown, string]>([
		[
			'true',
			"this is text. Convert other values in the expression, for example {{ $json.answer === 'true' }}.",
		],
		['false', 'this is text.'],
		['FALSE', 'this is text.'],
		[
			1,
			'this is a number. Convert other values in the expression, for example {{ $json.answer === 1 }}.',
		],
		[0, 'this is a number.'],
		[{}, 'this is an object.'],
		[[true], 'this is a list.'],
		[
			'',
			'this is empty. Say in the expression what nothing means, for example {{ $json.answer ?? false }}.',
		],
		[null, 'this is empty.'],
		[undefined, 'this is empty.'],
	])('refuses %p and says how to convert it', (value, advice) => {
		const fault = faultOf(() => toFlag(value, 'Validate Only'));
		expect(fault.message).toBe("'Validate Only' is neither true nor false");
		expect(fault.advice).toContain(`Give true or false; ${advice}`);
	});
});

describe('toNumber', () => {
	const limit = { min: 1, isWhole: true };
	const timeout = { min: 1, max: 60, isWhole: false };

	it.each([
		[1, limit],
		[1.5, timeout],
		[60, timeout],
	])('takes %d', (value, bounds) => {
		expect(toNumber(value, 'Limit', bounds)).toBe(value);
	});

	it.each<[unknown, string]>([
		['50', "'Limit' is not a number, but text"],
		[true, "'Limit' is not a number, but a boolean"],
		[null, "'Limit' is not a number, but empty"],
		[[50], "'Limit' is not a number, but a list"],
		[Number.NaN, "'Limit' is not a number, but the result of a calculation that failed (NaN)"],
		[0, "'Limit' is 0, not a whole number, 1 or more"],
		[1.5, "'Limit' is 1.5, not a whole number, 1 or more"],
		[Number.POSITIVE_INFINITY, "'Limit' is Infinity, not a whole number, 1 or more"],
	])('refuses %p', (value, message) => {
		expect(faultOf(() => toNumber(value, 'Limit', limit)).message).toBe(message);
	});

	it('says how to convert text, and what the bounds are', () => {
		expect(faultOf(() => toNumber('50', 'Timeout', timeout)).advice).toBe(
			'Give a number, from 1 to 60. Convert text in the expression, for example {{ Number($json.amount) }}.',
		);
		expect(faultOf(() => toNumber(61, 'Timeout', timeout)).advice).toBe(
			'Give a number, from 1 to 60.',
		);
	});
});

describe('toChoice', () => {
	const choices = ['error', 'succeed'] as const;

	it('takes each of the choices', () => {
		expect(choices.map((value) => toChoice(value, 'If Already Revoked', choices))).toEqual(choices);
	});

	it.each(['Succeed', 'fail', '', null, undefined, true, ['error'], 'constructor'])(
		'refuses %p and names the choices',
		(value) => {
			const fault = faultOf(() => toChoice(value, 'If Already Revoked', choices));
			expect(fault.message).toBe("'If Already Revoked' has an unknown value");
			expect(fault.advice).toBe(
				'Choose one from the list; an expression has to give one of error, succeed.',
			);
		},
	);
});

describe('toChoices', () => {
	const choices = ['Approved', 'Rejected'] as const;
	const read = (value: unknown) => toChoices(value, 'Statuses', choices);

	it.each<[unknown, readonly string[]]>([
		[[], []],
		[
			['Rejected', 'Approved', 'Rejected'],
			['Rejected', 'Approved'],
		],
		['Approved, Rejected', ['Approved', 'Rejected']],
		['["Approved"]', ['Approved']],
	])('takes %p', (value, expected) => {
		expect(read(value)).toEqual(expected);
	});

	it.each<[unknown, string]>([
		[null, 'is not a list, but empty'],
		[undefined, 'is not a list, but empty'],
		[['approved'], 'has an entry that is not one of its choices'],
		[{}, 'has an entry that is not one of its choices'],
		[true, 'has an entry that is not one of its choices'],
	])('refuses %p and names the choices', (value, reason) => {
		const fault = faultOf(() => read(value));
		expect(fault.message).toBe(`'Statuses' ${reason}`);
		expect(fault.advice).toContain('one or more of Approved, Rejected.');
	});
});

describe('a collection', () => {
	it.each(['{}', true, 1, null, undefined, []])('is no %p', (value) => {
		const fault = faultOf(() => toFields(value, 'Options'));
		expect(fault.message).toMatch(/^'Options' is not an object with fields, but /);
	});

	it('counts a field that gives nothing as added', () => {
		const read = (value: unknown) => toFlag(value, 'Validate Only');
		expect(ifAdded({}, 'validateOnly', read)).toBeUndefined();
		expect(ifAdded({}, 'constructor', read)).toBeUndefined();
		expect(ifAdded({ validateOnly: false }, 'validateOnly', read)).toBe(false);
		expect(() => ifAdded({ validateOnly: undefined }, 'validateOnly', read)).toThrow(InvalidInput);
	});
});

describe('toText', () => {
	it('takes a text without the spaces around it', () => {
		expect(toText(' E0001 ', 'Employee', 'Give it.')).toBe('E0001');
	});

	it.each<[unknown, string]>([
		['  ', 'is not a text'],
		['', 'is empty'],
		[null, 'is empty'],
		[{}, 'is not a text'],
	])('refuses %p', (value, reason) => {
		expect(faultOf(() => toText(value, 'Employee', 'Give it.')).message).toBe(
			`'Employee' ${reason}`,
		);
	});
});
