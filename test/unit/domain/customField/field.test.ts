import {
	decodeCustomFields,
	decodeFieldOptions,
	fieldLabel,
	isNamed,
	OFFBOARDING_OBJECT,
	type CustomField,
} from '../../../../nodes/FeishuOffboarding/domain/customField/field';
import type { JsonObject } from '../../../../nodes/FeishuOffboarding/platform/json';

const names = { zh_cn: '字段', en_us: 'Field' };
const item = (type: number, config: JsonObject = {}, changes: JsonObject = {}): JsonObject => ({
	custom_api_name: 'custom_field_1__c',
	name: names,
	is_open: true,
	is_required: false,
	object_api_name: OFFBOARDING_OBJECT,
	type,
	common_schema_config: config,
	...changes,
});
const decode = (type: number, config?: JsonObject, changes?: JsonObject) =>
	decodeCustomFields({ items: [item(type, config, changes)] })[0];

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
describe('decodeCustomFields', () => {
	// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query
	it.each([
		['a text', 1, {}, 'text'],
		['a text that is an address', 1, { text_field_setting: { is_url_type: true } }, 'link'],
		['a text that is none', 1, { text_field_setting: { is_url_type: false } }, 'text'],
		['a flag', 2, {}, 'boolean'],
		['a number', 3, {}, 'number'],
		['a choice', 4, {}, 'choice'],
		['a person', 5, { lookup_field_setting: { lookup_obj_api_name: 'employment' } }, 'person'],
		['a look-up of which nothing is told', 5, {}, 'person'],
		[
			'a look-up without an object',
			5,
			{ lookup_field_setting: { lookup_obj_api_name: '' } },
			'person',
		],
		['a date', 7, { date_time_field_setting: { date_time_type: 1 } }, 'date'],
		['a date with a time', 7, { date_time_field_setting: { date_time_type: 3 } }, 'date'],
		['a date of which nothing is told', 7, {}, 'date'],
	])('takes %s for what it is', (_reason, type, config, kind) => {
		expect(decode(type, config)?.kind).toBe(kind);
	});

	it.each([
		['a look-up of something else', 5, { lookup_field_setting: { lookup_obj_api_name: 'job' } }],
		['a time of day', 7, { date_time_field_setting: { date_time_type: 2 } }],
		['a number that Feishu counts', 6, {}],
		['an attachment', 8, {}],
		['a picture', 9, {}],
		['a calculated field', 10, {}],
		['a look-up from the other side', 11, {}],
		['a type of the future', 12, {}],
	])('leaves out %s, which cannot be written', (_reason, type, config) => {
		expect(decode(type, config)).toBeUndefined();
	});

	it.each([
		['a closed field', { is_open: false }],
		['a field of which it is not told whether it is open', { is_open: null }],
		['a field without a name to send', { custom_api_name: '' }],
		['a field with a number for a name', { custom_api_name: 1 }],
		['a field without a type', { type: null }],
	])('leaves out %s', (_reason, changes) => {
		expect(decode(1, {}, changes)).toBeUndefined();
	});

	it.each([true, false, undefined])('reads whether it is required: %s', (is_required) => {
		expect(decode(1, {}, { is_required })?.required).toBe(is_required === true);
	});

	it('reads all that is told of a field', () => {
		const config = {
			enum_field_setting: {
				is_multiple: true,
				enum_field_option_list: [
					{ api_name: 'a', name: names, is_open: true },
					{ api_name: 'b', name: names, is_open: false },
					'strange',
					null,
				],
			},
		};
		expect(decode(4, config, { is_required: true })).toEqual({
			apiName: 'custom_field_1__c',
			names,
			required: true,
			kind: 'choice',
			multiple: true,
			maxLength: 255,
			decimalPlaces: undefined,
			options: [
				{ apiName: 'a', names, open: true },
				{ apiName: 'b', names, open: false },
				{ apiName: '', names: undefined, open: false },
				{ apiName: '', names: undefined, open: false },
			],
		});
	});

	it.each([
		['as told', { max_length: 100, is_multiline: true }, 100],
		['of one line', {}, 255],
		['of one character', { max_length: 1 }, 1],
		['of one line, said so', { is_multiline: false }, 255],
		['of several lines', { is_multiline: true }, 6_000],
		['of which 0 is told, which would allow nothing', { max_length: 0 }, 255],
		['of which a wrong length is told', { max_length: -1, is_multiline: true }, 6_000],
	])('knows the length of a text %s', (_reason, text_field_setting, expected) => {
		expect(decode(1, { text_field_setting })?.maxLength).toBe(expected);
	});

	it.each([
		['as told', { number_field_type: 3, decimal_places: 2 }, 2],
		['of a whole number, whatever is told', { number_field_type: 2, decimal_places: 2 }, 0],
		['of a percentage', { number_field_type: 1, decimal_places: 0 }, 0],
		['of which nothing is told', {}, undefined],
	])('knows the decimal places %s', (_reason, number_field_setting, expected) => {
		expect(decode(3, { number_field_setting })?.decimalPlaces).toBe(expected);
	});

	it.each([
		['a choice of several', 4, { enum_field_setting: { is_multiple: true } }, true],
		['a choice of one', 4, { enum_field_setting: { is_multiple: false } }, false],
		['a choice of which nothing is told', 4, {}, undefined],
		['several people', 5, { lookup_field_setting: { is_multiple: true } }, true],
		['one person', 5, { lookup_field_setting: { is_multiple: false } }, false],
		['a look-up of which nothing is told', 5, {}, undefined],
		['a text', 1, {}, false],
	])('knows how many values there are for %s', (_reason, type, config, expected) => {
		expect(decode(type, config)?.multiple).toBe(expected);
	});

	it.each([
		['no items', {}],
		['items of another form', { items: ['x', null, 1] }],
	])('reads nothing from %s', (_reason, data) => {
		expect(decodeCustomFields(data)).toEqual([]);
	});
});

describe('decodeFieldOptions', () => {
	it('finds the options of a single field one level deeper', () => {
		const option = { api_name: 'red_line', name: names, is_open: true };
		const config = { enum_field_setting: { enum_field_option_list: [option] } };
		expect(decodeFieldOptions({ data: item(4, config) })).toEqual([
			{ apiName: 'red_line', names, open: true },
		]);
	});

	it('finds none where there are none', () => {
		expect(decodeFieldOptions({})).toEqual([]);
	});
});

describe('fieldLabel', () => {
	it.each([
		['the label', names, 'Field'],
		['the other language’s label', { zh_cn: '字段' }, '字段'],
		['the API name', undefined, 'custom_field_1__c'],
	])('gives %s', (_reason, given, expected) => {
		expect(fieldLabel(field({ names: given }), 'en-US')).toBe(expected);
	});
});

describe('isNamed', () => {
	it.each([
		['custom_field_1__c', true],
		['字段', true],
		['Field', true],
		['field', false],
		['custom_field_2__c', false],
		['', false],
	])('%j: %s', (column, expected) => {
		expect(isNamed(field({}), column)).toBe(expected);
	});

	it('has no empty name', () => {
		expect(isNamed(field({ names: { zh_cn: '', en_us: '' } }), '')).toBe(false);
	});
});
