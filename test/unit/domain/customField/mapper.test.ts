import type { CustomField } from '../../../../nodes/FeishuOffboarding/domain/customField/field';
import { toMapperField } from '../../../../nodes/FeishuOffboarding/domain/customField/mapper';

const names = { zh_cn: '字段', en_us: 'Field' };
const field = (changes: Partial<CustomField>): CustomField => ({
	apiName: 'custom_field_1__c',
	names,
	required: false,
	kind: 'text',
	multiple: false,
	maxLength: 255,
	decimalPlaces: undefined,
	options: [],
	...changes,
});
const options = [
	{ apiName: 'a', names: { zh_cn: '甲', en_us: 'First' }, open: true },
	{ apiName: 'b', names: { zh_cn: '乙' }, open: true },
	{ apiName: 'c', names: undefined, open: true },
	{ apiName: 'd', names: { en_us: 'Closed' }, open: false },
];

describe('toMapperField', () => {
	it('shows a field in the form of the resource mapper', () => {
		expect(toMapperField(field({ required: true }), 'en-US')).toEqual({
			id: 'custom_field_1__c',
			displayName: 'Field',
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: 'string',
		});
	});

	it.each([
		['text', false, 'string'],
		['link', false, 'string'],
		['boolean', false, 'boolean'],
		['number', false, 'number'],
		['choice', false, 'options'],
		['choice', undefined, 'options'],
		['choice', true, 'string'],
		['person', false, 'string'],
		['person', undefined, 'string'],
		['person', true, 'string'],
		['date', false, 'dateTime'],
	] as const)('edits %s (several: %s) as %s', (kind, multiple, type) => {
		expect(toMapperField(field({ kind, multiple }), 'zh-CN').type).toBe(type);
	});

	it.each([
		['en-US', 'Field (comma-separated: First, 乙, c)'],
		['zh-CN', '字段 (comma-separated: 甲, 乙, c)'],
	] as const)('tells the options of several choices in the title: %s', (language, title) => {
		const choices = field({ kind: 'choice', multiple: true, options });
		expect(toMapperField(choices, language).displayName).toBe(title);
	});

	it('tells as many options as can be read', () => {
		const many = Array.from({ length: 40 }, (_none, index) => ({
			apiName: `option number ${index}`,
			names: undefined,
			open: true,
		}));
		const choices = field({ kind: 'choice', multiple: true, options: many });
		expect(toMapperField(choices, 'en-US').displayName).toBe(
			'Field (comma-separated: option number 0, option number 1, option number 2, …)',
		);
	});

	it('offers the open options of a choice under their labels', () => {
		const choice = field({ kind: 'choice', multiple: false, options });
		expect(toMapperField(choice, 'en-US').options).toEqual([
			{ name: 'First', value: 'a' },
			{ name: '乙', value: 'b' },
			{ name: 'c', value: 'c' },
		]);
	});

	it.each([
		['choice', true],
		['text', false],
	] as const)('offers no options for %s (several: %s)', (kind, multiple) => {
		expect(toMapperField(field({ kind, multiple, options }), 'zh-CN')).not.toHaveProperty(
			'options',
		);
	});
});
