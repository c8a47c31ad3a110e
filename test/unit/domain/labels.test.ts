import fc from 'fast-check';

import { labelIn, labelOf, toLabelLanguage } from '../../../nodes/FeishuOffboarding/domain/labels';

const list = (zh: string, en: string) => [
	{ lang: 'zh-CN', value: zh },
	{ lang: 'en-US', value: en },
];
const keyed = (zh: string, en: string) => ({ zh_cn: zh, en_us: en });

describe('toLabelLanguage', () => {
	it.each([
		['en-US', 'en-US'],
		['zh-CN', 'zh-CN'],
		['', 'zh-CN'],
		[undefined, 'zh-CN'],
		['fr-FR', 'zh-CN'],
	])('%j: %s', (value, expected) => {
		expect(toLabelLanguage(value)).toBe(expected);
	});
});

describe('labelIn', () => {
	it.each([
		['a list', list('离职', 'Leaving'), '离职', 'Leaving'],
		['an object', keyed('离职', 'Leaving'), '离职', 'Leaving'],
		['a list with one language', [{ lang: 'zh-CN', value: '离职' }], '离职', undefined],
		['an object with one language', { en_us: 'Leaving' }, undefined, 'Leaving'],
		['empty labels', list('', ''), undefined, undefined],
		['empty labels of an object', keyed('', ''), undefined, undefined],
		['labels that are no text', [{ lang: 'zh-CN', value: 1 }], undefined, undefined],
		['strange entries', [null, 'x', { value: 'x' }], undefined, undefined],
		['a text', '离职', undefined, undefined],
		['nothing', undefined, undefined, undefined],
		['null', null, undefined, undefined],
	])('reads %s', (_reason, names, zh, en) => {
		expect([labelIn(names, 'zh-CN'), labelIn(names, 'en-US')]).toEqual([zh, en]);
	});

	it('takes the first of two labels in the same language', () => {
		const names = [...list('一', 'one'), ...list('二', 'two')];
		expect(labelIn(names, 'zh-CN')).toBe('一');
	});
});

describe('labelOf', () => {
	it.each([
		['both languages', list('离职', 'Leaving'), '离职', 'Leaving'],
		['both languages, keyed', keyed('离职', 'Leaving'), '离职', 'Leaving'],
		['Chinese only', list('离职', ''), '离职', '离职'],
		['English only', keyed('', 'Leaving'), 'Leaving', 'Leaving'],
		['neither', list('', ''), undefined, undefined],
		['no labels', undefined, undefined, undefined],
	])('has a label for each language of %s', (_reason, names, zh, en) => {
		expect([labelOf(names, 'zh-CN'), labelOf(names, 'en-US')]).toEqual([zh, en]);
	});

	it('finds the same in both forms of Feishu, and nothing only where there is nothing', () => {
		const language = fc.constantFrom('zh-CN' as const, 'en-US' as const);
		fc.assert(
			fc.property(fc.string(), fc.string(), language, (zh, en, wanted) => {
				const label = labelOf(list(zh, en), wanted);
				expect(labelOf(keyed(zh, en), wanted)).toBe(label);
				const [first, second] = wanted === 'zh-CN' ? [zh, en] : [en, zh];
				expect(label ?? '').toBe(first === '' ? second : first);
			}),
		);
	});
});
