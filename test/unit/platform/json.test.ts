import {
	flagAt,
	isRecord,
	listAt,
	numberAt,
	parseJson,
	recordAt,
	textAt,
	toJsonObject,
} from '../../../nodes/FeishuOffboarding/platform/json';

const value = {
	text: 'a',
	empty: '',
	number: 0,
	flag: false,
	list: [1],
	record: { key: 'b' },
	nothing: null,
};

describe('the readers of unknown JSON', () => {
	it.each([
		['text', textAt, 'text', 'a'],
		['an empty text', textAt, 'empty', ''],
		['a number', numberAt, 'number', 0],
		['a flag', flagAt, 'flag', false],
		['a list', listAt, 'list', [1]],
		['a record', recordAt, 'record', { key: 'b' }],
	])('find %s', (_reason, read, key, expected) => {
		expect(read(value, key)).toEqual(expected);
	});

	it.each([
		['text', textAt, ['number', 'flag', 'list', 'record', 'nothing', 'missing'], undefined],
		['number', numberAt, ['text', 'flag', 'list', 'record', 'nothing', 'missing'], undefined],
		['flag', flagAt, ['text', 'number', 'list', 'record', 'nothing', 'missing'], undefined],
		['list', listAt, ['text', 'number', 'flag', 'record', 'nothing', 'missing'], []],
		['record', recordAt, ['text', 'number', 'flag', 'list', 'nothing', 'missing'], {}],
	])('take nothing of another type for a %s', (_type, read, keys, expected) => {
		expect(keys.map((key) => read(value, key))).toEqual(keys.map(() => expected));
	});

	it.each([
		['null', null],
		['text', 'text'],
		['a list', ['text']],
		['nothing', undefined],
	])('find nothing in %s', (_reason, other) => {
		expect([
			textAt(other, '0'),
			numberAt(other, 'length'),
			flagAt(other, '0'),
			listAt(other, '0'),
			recordAt(other, '0'),
		]).toEqual([undefined, undefined, undefined, [], {}]);
	});

	it('do not take a number for an ID, which may have lost digits', () => {
		expect(textAt({ id: 714096420847637 }, 'id')).toBeUndefined();
	});
});

describe('isRecord', () => {
	it.each([
		[{}, true],
		[{ a: 1 }, true],
		[[], false],
		[null, false],
		[undefined, false],
		['a', false],
		[1, false],
	])('%j: %s', (candidate, expected) => {
		expect(isRecord(candidate)).toBe(expected);
	});
});

describe('parseJson', () => {
	it.each([
		['an object', '{"a":1}', { a: 1 }],
		['a list', '[1]', [1]],
		['null', 'null', null],
		['half an object', '{"a":', undefined],
		['nothing', '', undefined],
		['a page', '<html>', undefined],
	])('reads %s', (_reason, text, expected) => {
		expect(parseJson(text)).toEqual(expected);
	});
});

describe('toJsonObject', () => {
	it('is the same object', () => {
		expect(toJsonObject(value)).toBe(value);
	});
});
