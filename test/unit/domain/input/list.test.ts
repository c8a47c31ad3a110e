import { toEntry, toList } from '../../../../nodes/FeishuOffboarding/domain/input/list';

const read = (value: unknown, max = 3) =>
	toList(value, 'Numbers', max, (entry) => toEntry(entry, 'Numbers'));

describe('toList', () => {
	it.each<[string, unknown, string[] | undefined]>([
		['nothing', undefined, undefined],
		['null', null, undefined],
		['an empty text', ' , ', undefined],
		['an empty list', [], undefined],
		['one text', ' E1 ', ['E1']],
		['one number', 42, ['42']],
		['commas of either language', 'E1,E2，E3', ['E1', 'E2', 'E3']],
		['lines', 'E1\nE2\n', ['E1', 'E2']],
		['other separators', 'E1、E2；E3', ['E1', 'E2', 'E3']],
		['a list', ['E1', 2], ['E1', '2']],
		['JSON text', '["E1", "E2"]', ['E1', 'E2']],
		['text that only begins like JSON', '[E1, E2', ['[E1', 'E2']],
		['repetitions', 'E1, E1, E1, E1', ['E1']],
	])('reads %s', (_form, value, entries) => {
		expect(read(value)).toEqual(entries);
	});

	it('refuses more entries than Feishu takes', () => {
		expect(() => read('1,2,3,4')).toThrow("'Numbers' has 4 entries, more than the 3");
	});

	it.each([[[{}]], [['']], [[1.5]], [[null]], [{ a: 1 }]])('refuses %j as an entry', (value) => {
		expect(() => read(value)).toThrow("'Numbers' has an entry that is not a text");
	});
});
