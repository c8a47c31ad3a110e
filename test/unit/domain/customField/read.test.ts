import { decodeFieldValue } from '../../../../nodes/FeishuOffboarding/domain/customField/read';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search
describe('decodeFieldValue', () => {
	it.each<[string, number | undefined, string, unknown]>([
		['a text', 1, '"231"', '231'],
		['a text that looks like a flag', 1, '"true"', 'true'],
		['a text left bare', 1, '231', '231'],
		['a text that looks like a list', 1, '[1]', '[1]'],
		['a text that is no JSON', 1, 'Sandy', 'Sandy'],
		['nothing', 1, '', ''],
		['a flag in quotes', 2, '"true"', true],
		['the other flag in quotes', 2, '"false"', false],
		['a flag', 2, 'false', false],
		['a flag that is none', 2, '"perhaps"', 'perhaps'],
		['a number', 3, '123.23', 123.23],
		['a number in quotes', 3, '"123.23"', '123.23'],
		['a number with more digits than fit', 3, '12345678901234567890', '12345678901234567890'],
		['decimals with more digits than fit', 3, '0.1234567890123456', '0.1234567890123456'],
		['an option that looks like a number', 4, '231', '231'],
		['an option', 4, '"option_1"', 'option_1'],
		['options', 4, '["option_1","option_2"]', ['option_1', 'option_2']],
		['a person', 5, '"7182460042611050039"', '7182460042611050039'],
		['a person left bare', 5, '7182460042611050039', '7182460042611050039'],
		['people', 5, '["7182460042611050039"]', ['7182460042611050039']],
		['people left bare', 5, '[7182460042611050039]', '[7182460042611050039]'],
		['a date', 7, '"2024-06-30"', '2024-06-30'],
		['a date left bare', 7, '2024-06-30', '2024-06-30'],
		['an object', 8, '{"id":"1","name":"a \\" b"}', { id: '1', name: 'a " b' }],
		['null', 4, 'null', null],
		['a flag of no known type', undefined, 'true', 'true'],
	])('reads %s', (_kind, type, text, value) => {
		expect(decodeFieldValue(type, text)).toEqual(value);
	});
});
