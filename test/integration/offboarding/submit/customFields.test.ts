import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import type { Emulator } from '../../../emulator/server';
import {
	ask,
	at,
	bodies,
	closeEmulators,
	credentialFor,
	emulate,
	errorOf,
	jsons,
	routes,
	run,
	submit,
	submitParameters,
} from '../../support/sandbox';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

type Mapped = Record<string, string | number | boolean | null>;

const mapper = (value: Mapped | null): { customFields: NodeParameterValueType } => ({
	customFields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
});

const automatic = { customFields: { mappingMode: 'autoMapInputData', value: null } };

const sent = () => bodies(emulator, 'submit').map((body) => at(body, 'custom_fields'));

const field = (name: string, value: string) => ({ field_name: name, value });

const numbered = (number: number) => `custom_field_${number}__c`;

const submitColumns = async (columns: IDataObject, language = 'en-US') =>
	await run(emulator, submitParameters(automatic), {
		items: [{ employee: emulator.people.liNa.employmentId, ...columns }],
		credential: { ...credentialFor(emulator), labelLanguage: language },
	});

/** One accepted value for every writable field; people by their place in the seed. */
const accepted: ReadonlyArray<[string, number, string | number | boolean, string]> = [
	['a text', 1, 'Handover.docx', 'Handover.docx'],
	['a number in a text field', 1, 2030, '2030'],
	['a text of several lines', 2, 'one\ntwo', 'one\ntwo'],
	['a hyperlink', 3, 'https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
	['a boolean', 4, true, 'true'],
	['a boolean that is false', 4, false, 'false'],
	['a boolean as text', 4, 'True', 'true'],
	['a boolean as a number', 4, 0, 'false'],
	['a whole number', 5, 12, '12'],
	['a whole number as text', 5, ' 12 ', '12'],
	['a whole number with zeros after the point', 5, '12.00', '12'],
	['zero', 5, 0, '0'],
	['an amount', 6, 2334.5, '2334.5'],
	['an amount with its decimals', 6, '2334.00', '2334.00'],
	['an amount below zero', 6, -0.25, '-0.25'],
	['an option', 7, 'custom_enum_22__c_option1__c', 'custom_enum_22__c_option1__c'],
	['an option by its English label', 7, 'Another industry', 'custom_enum_22__c_option2__c'],
	['an option by its Chinese label', 7, '同行业', 'custom_enum_22__c_option1__c'],
	[
		'several options as JSON',
		8,
		'["custom_enum_23__c_laptop__c","custom_enum_23__c_badge__c"]',
		'["custom_enum_23__c_laptop__c","custom_enum_23__c_badge__c"]',
	],
	[
		'several options by label',
		8,
		'Laptop, 手机',
		'["custom_enum_23__c_laptop__c","custom_enum_23__c_phone__c"]',
	],
	['one of several options', 8, 'Badge', '["custom_enum_23__c_badge__c"]'],
	[
		'several options with Chinese signs',
		8,
		'笔记本电脑、工牌；手机',
		'["custom_enum_23__c_laptop__c","custom_enum_23__c_badge__c","custom_enum_23__c_phone__c"]',
	],
	[
		'several options as JSON of labels',
		8,
		'["laptop","工牌"]',
		'["custom_enum_23__c_laptop__c","custom_enum_23__c_badge__c"]',
	],
	['a date', 11, '2030-06-30', '2030-06-30'],
	['a date of the picker', 11, '2030-06-30T00:00:00', '2030-06-30'],
	['an instant', 11, '2030-06-30T23:30:00Z', '2030-07-01'],
];

/** One value that does not fit for every writable field, with the complaint. */
const refused: ReadonlyArray<[string, number, string | number | boolean, string, string]> = [
	['a long text', 1, 'x'.repeat(256), 'Handover document', 'has 256 characters'],
	['a long text of several lines', 2, 'x'.repeat(6001), 'Handover notes', 'has 6001 characters'],
	['a place that is no link', 3, 'second floor', 'Handover link', 'is not a web address'],
	['another protocol', 3, 'ftp://example.com', 'Handover link', 'is not a web address'],
	['neither yes nor no', 4, 'perhaps', 'Equipment returned', 'is neither true nor false'],
	['half a day', 5, 1.5, 'Days of leave left', 'is not a whole number'],
	['words for a number', 5, 'twelve', 'Days of leave left', 'is not a number'],
	['an exponent', 6, 1e21, 'Severance pay', 'is not a number'],
	['too many decimals', 6, 100.125, 'Severance pay', 'has more than 2 decimal places'],
	['an unknown option', 7, 'retired', 'Destination', "has no option 'retired'"],
	['a closed option', 7, 'custom_enum_22__c_option3__c', 'Destination', 'has no open option'],
	['a closed option among others', 8, 'Laptop, Pager', 'Items returned', "'Pager'"],
	['a number for a person', 9, 2 ** 62, 'Successor', 'was given as a number'],
	['a name for a person', 9, 'Nora Li', 'Successor', "has 'Nora Li', which is neither"],
	['an ID of another type', 9, 'ou_1234567890', 'Successor', 'is of the type Open ID'],
	['a list for a person', 9, '[["E0001"]]', 'Successor', 'is neither'],
	['a date in another order', 11, '30.06.2030', 'Exit interview date', 'is not a date'],
	['a date that does not exist', 11, '2030-02-30', 'Exit interview date', 'does not exist'],
	['an attachment', 12, 'file', numbered(12), 'is not a custom field that can be filled in'],
	['a calculated field', 15, '7', numbered(15), 'is not a custom field that can be filled in'],
	['a closed field', 16, 'old', numbered(16), 'is not a custom field that can be filled in'],
	['a field that is gone', 99, 'x', numbered(99), 'is not a custom field that can be filled in'],
];

describe('custom fields from the form', () => {
	it.each(accepted)('take %s', async (_kind, number, value, text) => {
		const { status } = await submit(emulator, mapper({ [numbered(number)]: value }));
		expect(status).toBe('success');
		expect(sent()).toEqual([[field(numbered(number), text)]]);
	});

	it.each(refused)(
		'refuse %s, and nothing is submitted',
		async (_kind, number, value, name, why) => {
			const result = await submit(emulator, mapper({ [numbered(number)]: value }));
			const { message, ...rest } = errorOf(result);
			expect(message).toContain(`'${name}' `);
			expect(message).toContain(why);
			expect(rest).toMatchObject({ name: 'NodeOperationError', itemIndex: 0 });
			expect(routes(emulator)).toEqual(['tenantAccessToken', 'customFields']);
		},
	);

	it.each([false, true])('take people, where Feishu tells their settings: %s', async (told) => {
		emulator = await emulate({ lookupSettings: told });
		const { liNa, zhangWei } = emulator.people;
		const people = [liNa.employmentId, zhangWei.employmentId];
		await submit(
			emulator,
			mapper({ [numbered(9)]: liNa.employmentId, [numbered(10)]: JSON.stringify(people) }),
		);
		expect(sent()).toEqual([
			[field(numbered(9), liNa.employmentId), field(numbered(10), JSON.stringify(people))],
		]);
	});

	it('may be left empty, as the editor stores them once it has shown them', async () => {
		const { fields } = await ask(emulator, 'resourceMapping', 'getCustomFields');
		const schema = fields.map((entry) => ({ ...entry }));
		for (const value of [null, {}, { [numbered(1)]: null }, { [numbered(1)]: '' }]) {
			const stored = {
				mappingMode: 'defineBelow',
				value,
				matchingColumns: [],
				schema,
				attemptToConvertTypes: false,
				convertFieldsToString: false,
			};
			const { status } = await submit(emulator, {
				customFields: stored,
				options: { validateOnly: true },
			});
			expect(status).toBe('success');
		}
		expect(routes(emulator)).not.toContain('submit');
	});

	it('come from expressions, item by item', async () => {
		const { liNa, zhangWei, wangFang } = emulator.people;
		const items = [liNa, zhangWei, wangFang].map(({ employmentId }, index) => ({
			employee: employmentId,
			note: index === 1 ? '' : `note ${index}`,
			flags: ['custom_enum_23__c_laptop__c', 'Badge'],
		}));
		await run(
			emulator,
			submitParameters(
				mapper({ [numbered(2)]: '={{ $json.note }}', [numbered(8)]: '={{ $json.flags }}' }),
			),
			{ items },
		);
		const returned = field(
			numbered(8),
			'["custom_enum_23__c_laptop__c","custom_enum_23__c_badge__c"]',
		);
		expect(sent()).toEqual([
			[field(numbered(2), 'note 0'), returned],
			[returned],
			[field(numbered(2), 'note 2'), returned],
		]);
		expect(emulator.requests('customFields')).toHaveLength(1);
	});

	it('are not asked for where none is filled in', async () => {
		await submit(emulator, mapper({ [numbered(1)]: null, [numbered(2)]: '' }));
		expect(routes(emulator)).toEqual(['tenantAccessToken', 'search', 'submit']);
		expect(sent()).toEqual([undefined]);
	});
});

describe('custom fields mapped automatically', () => {
	it('are matched by API name and by label in either language', async () => {
		await submitColumns({
			[numbered(1)]: 'Handover.docx',
			'Handover notes': 'see above',
			是否归还设备: '是',
			'Severance pay': 1000.5,
			归还物品: ['Laptop'],
			'Exit interview date': new Date('2030-06-30T23:30:00Z'),
			remark: 'a column that is no field',
		});
		expect(sent()).toEqual([
			[
				field(numbered(1), 'Handover.docx'),
				field(numbered(2), 'see above'),
				field(numbered(4), 'true'),
				field(numbered(6), '1000.5'),
				field(numbered(8), '["custom_enum_23__c_laptop__c"]'),
				field(numbered(11), '2030-07-01'),
			],
		]);
	});

	it('leave out what cannot be written and what is empty', async () => {
		const result = await submitColumns({
			'Handover files': 'file',
			'Old remark': 'x',
			司龄: 7,
			'Handover notes': '',
			'Handover link': null,
			'Items returned': [],
		});
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
		expect(sent()).toEqual([undefined]);
	});

	it.each([
		['en-US', "'Days of leave left' is not a whole number"],
		['zh-CN', "'剩余年假天数' is not a whole number"],
	])('name a value that does not fit by its label in %s', async (language, message) => {
		const result = await submitColumns({ [numbered(5)]: 1.5 }, language);
		expect(result.error?.message).toBe(message);
		expect(routes(emulator)).not.toContain('submit');
	});
});
