import fc from 'fast-check';

import type { CustomField } from '../../../../nodes/FeishuOffboarding/domain/customField/field';
import { isBlank, toFieldData } from '../../../../nodes/FeishuOffboarding/domain/customField/write';
import type { PersonReference } from '../../../../nodes/FeishuOffboarding/domain/customField/person';
import { InvalidInput } from '../../../../nodes/FeishuOffboarding/platform/invalidInput';
import { faultOf } from '../../samples';
import { runs } from '../../../support/runs';

const options = [
	{ apiName: 'enum_a', names: { zh_cn: '甲', en_us: 'First' }, open: true },
	{ apiName: 'enum_b', names: { zh_cn: '乙', en_us: 'enum_a' }, open: true },
	{ apiName: 'enum_c', names: { zh_cn: '丙', en_us: 'Closed' }, open: false },
	{ apiName: 'enum, d', names: { zh_cn: '丁' }, open: true },
];
const field = (changes: Partial<CustomField>): CustomField => ({
	apiName: 'custom_field_1__c',
	names: { zh_cn: '字段', en_us: 'Field' },
	required: false,
	kind: 'text',
	multiple: false,
	maxLength: 5,
	decimalPlaces: undefined,
	options: [],
	...changes,
});
const context = {
	language: 'en-US',
	timeZone: 'Asia/Shanghai',
	idOf: ({ by, text }: PersonReference) => `${by} ${text}`,
} as const;
const dataOf = (changes: Partial<CustomField>, value: unknown) =>
	toFieldData(field(changes), value, context);
const faultIn = (changes: Partial<CustomField>, value: unknown) =>
	faultOf(() => dataOf(changes, value));

const one = { kind: 'choice', options } as const;
const many = { kind: 'choice', multiple: true, options } as const;
const untold = { kind: 'choice', multiple: undefined, options } as const;
const LI_NA = '7182460042611050039';
const person = { kind: 'person' } as const;
const somebody = { kind: 'person', multiple: undefined } as const;
const people = { kind: 'person', multiple: true } as const;
const whole = { kind: 'number', decimalPlaces: 0 } as const;
const money = { kind: 'number', decimalPlaces: 2 } as const;

describe('toFieldData', () => {
	// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v1/custom-fields-guide
	it.each([
		['a text, bare', {}, 'Sandy', 'Sandy'],
		['a text as it stands', {}, ' a\n ', ' a\n '],
		['a text of the greatest length', {}, 'abcde', 'abcde'],
		['a text counted in characters', {}, '👩👩👩👩👩', '👩👩👩👩👩'],
		['a number for a text', {}, 12.5, '12.5'],
		['a flag for a text', {}, false, 'false'],
		['an address', { kind: 'link' }, ' https://a.example/b?c#d ', 'https://a.example/b?c#d'],
		['an address in capitals', { kind: 'link' }, 'HTTP://A.EXAMPLE', 'HTTP://A.EXAMPLE'],
		['true', { kind: 'boolean' }, true, 'true'],
		['false', { kind: 'boolean' }, false, 'false'],
		['true as text', { kind: 'boolean' }, ' TRUE ', 'true'],
		['false as text', { kind: 'boolean' }, 'False', 'false'],
		['1', { kind: 'boolean' }, 1, 'true'],
		['0', { kind: 'boolean' }, 0, 'false'],
		['yes', { kind: 'boolean' }, 'Yes', 'true'],
		['no', { kind: 'boolean' }, 'no', 'false'],
		['是', { kind: 'boolean' }, '是', 'true'],
		['否', { kind: 'boolean' }, '否', 'false'],
		['a number', { kind: 'number' }, 123, '123'],
		['a number as text', { kind: 'number' }, ' 2334.00 ', '2334.00'],
		['a negative number', money, -1.5, '-1.5'],
		['zero', money, 0, '0'],
		['a number with all its places', money, '1234.56', '1234.56'],
		['a number with zeros beyond its places', money, '1.5000', '1.50'],
		['a whole number with zeros behind the point', whole, '7.000', '7'],
		['a whole number', whole, 7, '7'],
		['more digits than a number can hold', whole, '12345678901234567890', '12345678901234567890'],
		['an option', one, 'enum_a', 'enum_a'],
		['an option with blanks', one, ' enum_a ', 'enum_a'],
		['an option by its Chinese label', one, '乙', 'enum_b'],
		['an option by its English label', one, 'First', 'enum_a'],
		['one option in a list', one, ['enum_a'], 'enum_a'],
		['one option in a list as text', one, '["enum_a"]', 'enum_a'],
		['an option with a comma in its name', one, 'enum, d', 'enum, d'],
		['several options', many, ['enum_a', '乙'], '["enum_a","enum_b"]'],
		['several options as JSON', many, '["enum_a","enum_b"]', '["enum_a","enum_b"]'],
		['several options as JSON with blanks', many, ' [ "enum_a" ] ', '["enum_a"]'],
		['several options with a comma and a blank at the end', many, 'enum_a, ', '["enum_a"]'],
		['several options with commas', many, 'enum_a, enum_b', '["enum_a","enum_b"]'],
		['several options with Chinese commas', many, '甲，乙、enum_a', '["enum_a","enum_b","enum_a"]'],
		['several options with a comma at the end', many, 'enum_a,', '["enum_a"]'],
		['one of several options', many, 'enum_a', '["enum_a"]'],
		['one of several options with a comma in its name', many, ' enum, d ', '["enum, d"]'],
		['one option where it is not told how many', untold, 'enum_a', 'enum_a'],
		['a list where it is not told how many', untold, ['enum_a'], '["enum_a"]'],
		['a person', person, '7182460042611050039', '7182460042611050039'],
		['a person with blanks', person, ' 7182460042611050039 ', '7182460042611050039'],
		['several people', people, [LI_NA, '71'], `["${LI_NA}","employeeNumber 71"]`],
		['a person by number', person, 'E0042', 'employeeNumber E0042'],
		['a person by a number of a sheet', person, 42, 'employeeNumber 42'],
		['a person by email', person, ' li.na@example.com ', 'email li.na@example.com'],
		[
			'people where it is not told how many',
			somebody,
			'E1、E2',
			'["employeeNumber E1","employeeNumber E2"]',
		],
		['a person where it is not told how many', somebody, LI_NA, LI_NA],
		['several people with commas', people, `${LI_NA},a@b`, `["${LI_NA}","email a@b"]`],
		['one of several people', people, LI_NA, `["${LI_NA}"]`],
		['a date', { kind: 'date' }, '2023-01-24', '2023-01-24'],
		[
			'an instant, in the zone of the workflow',
			{ kind: 'date' },
			'2023-01-24T16:00:00Z',
			'2023-01-25',
		],
	] as const)('writes %s', (_reason, changes, value, expected) => {
		expect(dataOf(changes, value)).toBe(expected);
	});

	it.each([
		['a list for a text', {}, ['a'], 'is not a text'],
		['an object for a text', {}, {}, 'is not a text'],
		['nothing for a text', {}, undefined, 'is not a text'],
		['too long a text', {}, 'abcdef', 'has 6 characters, more than the 5 allowed'],
		['too many digits for a text', {}, 123456, 'has 6 characters'],
		['words for an address', { kind: 'link' }, 'intranet', 'is not a web address'],
		['an address with blanks', { kind: 'link' }, 'https://a b', 'is not a web address'],
		['a script', { kind: 'link' }, 'javascript:alert(1)', 'is not a web address'],
		['an address without a host', { kind: 'link' }, 'https://:80', 'is not a web address'],
		['text before an address', { kind: 'link' }, 'see https://a.example', 'is not a web address'],
		['text before an address that is one', { kind: 'link' }, 'x:https://a.example', 'is not a web'],
		['a number for an address', { kind: 'link' }, 1, 'is not a web address'],
		['another word for a flag', { kind: 'boolean' }, 'maybe', 'is neither true nor false'],
		['2 for a flag', { kind: 'boolean' }, 2, 'is neither true nor false'],
		['a word that every object knows', { kind: 'boolean' }, 'constructor', 'is neither'],
		['another such word', { kind: 'boolean' }, '__proto__', 'is neither true nor false'],
		['a list for a flag', { kind: 'boolean' }, [true], 'is neither true nor false'],
		['nothing for a flag', { kind: 'boolean' }, null, 'is neither true nor false'],
		['words for a number', { kind: 'number' }, 'five', 'is not a number'],
		['a comma for a point', { kind: 'number' }, '1,5', 'is not a number'],
		['thousands', { kind: 'number' }, '1,234', 'is not a number'],
		['a currency', { kind: 'number' }, '5 €', 'is not a number'],
		['an exponent', { kind: 'number' }, 1e21, 'is not a number'],
		['no end', { kind: 'number' }, Infinity, 'is not a number'],
		['no number', { kind: 'number' }, Number.NaN, 'is not a number'],
		['nothing before the point', { kind: 'number' }, '.5', 'is not a number'],
		['nothing behind the point', { kind: 'number' }, '5.', 'is not a number'],
		['a flag for a number', { kind: 'number' }, true, 'is not a number'],
		['a list for a number', { kind: 'number' }, [1], 'is not a number'],
		['a number that has lost digits', whole, 2 ** 53 + 2, 'too long to keep its digits'],
		['a text that has lost digits', {}, 2 ** 53 + 2, 'too long to keep its digits'],
		['too many places', money, 1.005, 'has more than 2 decimal places'],
		['places in a whole number', whole, 1.5, 'is not a whole number'],
		['a sum that a computer got wrong', money, 0.1 + 0.2, 'has more than 2 decimal places'],
		['a closed option', one, 'enum_c', "has no open option 'enum_c'"],
		['a closed option by its label', one, 'Closed', "has no open option 'Closed'"],
		['an unknown option', one, 'x'.repeat(80), `has no option '${'x'.repeat(60)}…'`],
		['a number for an option', one, 1, 'is not one of its options'],
		[
			'several options for one',
			one,
			['enum_a', 'enum_b'],
			'has 2 values, but the field holds only',
		],
		['an unknown one among several', many, 'enum_a,enum_x', "has no option 'enum_x'"],
		['half a list', many, '["enum_a"', 'has no option'],
		['a number that has lost digits for a person', person, 2 ** 62, 'was given as a number'],
		['a name for a person', person, 'Li Na', "has 'Li Na', which is neither an employee number"],
		[
			'an ID of another type',
			person,
			'on_8ed6aa67826108097d9ee143816345',
			'is of the type Union ID',
		],
		['an object for a person', person, {}, 'has an entry, which is neither'],
		['a long text for a person', person, 'x'.repeat(101), 'which is neither'],
		['two people for one', person, ['71', '72'], 'has 2 values, but the field holds only one'],
		['two people for one as JSON', person, '["71", "72"]', 'has 2 values'],
		['two people for one with a comma', person, '71, 72', 'which is neither'],
		['an empty list as JSON', people, '[]', 'is an empty list'],
		['commas alone for a list', many, ', ,', 'is an empty list'],
		['a half among people', people, ['71', 7.5], 'which is neither'],
		['another form of date', { kind: 'date' }, '2023/01/24', 'is not a date'],
		['a day that does not exist', { kind: 'date' }, '2023-02-30', 'does not exist'],
	] as const)('refuses %s', (_reason, changes, value, reason) => {
		const fault = faultIn(changes, value);
		expect(fault.parameter).toBe('Field');
		expect(fault.reason).toContain(reason);
		expect(fault.advice).toMatch(/\.$/);
	});

	it('names the field in the language of the labels', () => {
		const fault = faultOf(() =>
			toFieldData(field({}), undefined, { ...context, language: 'zh-CN' }),
		);
		expect(fault.parameter).toBe('字段');
	});

	it('prefers the name that is sent to a label that reads the same', () => {
		expect(dataOf(one, 'enum_a')).toBe('enum_a');
	});

	it('tells which options there are, up to a number that can be read', () => {
		expect(faultIn(one, 'x').advice).toBe('Closest: First, enum_a, 丁.');
		const long = Array.from({ length: 50 }, (_none, index) => ({
			apiName: `o${index}`,
			names: { zh_cn: `选项${index}` },
			open: true,
		}));
		const { advice } = faultIn({ kind: 'choice', options: long }, '选项 3');
		expect(advice).toBe('Closest: 选项3, 选项13, 选项23.');
	});

	const kinds = fc.constantFrom(
		...(['text', 'link', 'boolean', 'number', 'choice', 'person', 'date'] as const),
	);
	const multiples = fc.constantFrom(true, false, undefined);
	const values = fc.oneof(fc.anything(), fc.string(), fc.array(fc.string()), fc.double());

	it('gives a text or says what is wrong, whatever it is given', () => {
		fc.assert(
			fc.property(kinds, multiples, values, (kind, multiple, value) => {
				const data = dataOrFault({ kind, multiple, options }, value);
				const isFault = data instanceof InvalidInput && data.parameter === 'Field';
				expect(isFault || typeof data === 'string').toBe(true);
			}),
			{ numRuns: runs(1_000) },
		);
	});

	it('writes a list that reads back as the options chosen', () => {
		const chosen = fc.subarray(['enum_a', 'enum_b', 'enum, d'], { minLength: 1 });
		fc.assert(
			fc.property(chosen, (names) => {
				const data = dataOf(many, names);
				expect(JSON.parse(data)).toEqual(names);
				expect(dataOf(many, data)).toBe(data);
			}),
		);
	});

	it('writes a number that reads back as the same, within the places of the field', () => {
		const cents = fc.integer({ min: -100_000_000, max: 100_000_000 });
		fc.assert(
			fc.property(cents, fc.nat(4), (amount, zeros) => {
				const text = `${(amount / 100).toFixed(2)}${'0'.repeat(zeros)}`;
				const data = dataOf(money, text);
				expect(Number(data)).toBe(Number(text));
				expect(data).toMatch(/^-?\d+(\.\d{1,2})?$/);
			}),
		);
	});

	function dataOrFault(changes: Partial<CustomField>, value: unknown): unknown {
		try {
			return dataOf(changes, value);
		} catch (error: unknown) {
			return error;
		}
	}
});

describe('isBlank', () => {
	it.each([
		[undefined, true],
		[null, true],
		['', true],
		[[], true],
		[' ', false],
		[0, false],
		[false, false],
		[[''], false],
		[{}, false],
	])('%j: %s', (value, expected) => {
		expect(isBlank(value)).toBe(expected);
	});
});
