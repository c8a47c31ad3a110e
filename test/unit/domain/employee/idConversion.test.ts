import {
	conversionSteps,
	convertEmployeeIds,
	decodeConvertedIds,
	toConvertibleId,
} from '../../../../nodes/FeishuOffboarding/domain/employee/idConversion';
import { userIdTypes } from '../../../../nodes/FeishuOffboarding/domain/employee/ids';
import example from '../../../fixtures/idConvertExample.json';

describe('conversionSteps', () => {
	it.each([
		['people_corehr_id', 'open_id', [{ direction: 'toContacts', contactIdType: 'open_id' }]],
		['union_id', 'people_corehr_id', [{ direction: 'fromContacts', contactIdType: 'union_id' }]],
		[
			'user_id',
			'open_id',
			[
				{ direction: 'fromContacts', contactIdType: 'user_id' },
				{ direction: 'toContacts', contactIdType: 'open_id' },
			],
		],
	] as const)('lead from %s to %s', (from, to, steps) => {
		expect(conversionSteps(from, to)).toEqual(steps);
	});

	it.each(userIdTypes)('lead nowhere from %s to itself', (type) => {
		expect(() => conversionSteps(type, type)).toThrow("'To ID Type' is the same");
	});
});

describe('convertEmployeeIds', () => {
	it.each([
		['toContacts', 1],
		['fromContacts', 2],
	] as const)('asks Feishu for %s as %d', (direction, id_transform_type) => {
		expect(convertEmployeeIds({ direction, contactIdType: 'union_id' }, ['71'])).toMatchObject({
			query: { id_transform_type, id_type: 'user_id', feishu_user_id_type: 'union_id' },
			body: { ids: ['71'] },
		});
	});
});

describe('toConvertibleId', () => {
	it('takes an ID of the given kind', () => {
		expect(toConvertibleId(' ou_1 ', 'open_id')).toBe('ou_1');
	});

	it.each<[unknown, string]>([
		[`ou_${'7'.repeat(48)}`, "'ID' has 51 characters"],
		['on_1', "'ID' is of the type Union ID"],
		[7, "'ID' was given as a number"],
	])('refuses %p', (value, message) => {
		expect(() => toConvertibleId(value, 'open_id')).toThrow(message);
	});
});

describe('decodeConvertedIds', () => {
	it('reads the documented example', () => {
		expect([...decodeConvertedIds(example.response.data)]).toEqual([
			['7224321696097404460', '7224321696097404461'],
		]);
	});

	it('knows only IDs that have a match', () => {
		const items = [{ id: '71', target_id: '' }, { id: '72' }, { target_id: '9' }, null];
		expect([...decodeConvertedIds({ items })]).toEqual([['', '9']]);
	});
});
