import type { CustomField } from '../../../../nodes/FeishuOffboarding/domain/customField/field';
import {
	peopleToLookUp,
	toPersonReference,
} from '../../../../nodes/FeishuOffboarding/domain/customField/person';

const LI_NA = '7182460042611050039';
const field = (changes: Partial<CustomField>): CustomField => ({
	apiName: 'custom_field_1__c',
	names: undefined,
	required: false,
	kind: 'text',
	multiple: false,
	maxLength: 255,
	decimalPlaces: undefined,
	options: [],
	...changes,
});
const person = { kind: 'person' } as const;
const people = { kind: 'person', multiple: true } as const;

describe('toPersonReference', () => {
	it.each([
		['an employment ID', LI_NA, 'id', LI_NA],
		['an email', ' Li.Na@example.com ', 'email', 'Li.Na@example.com'],
		['an employee number', 'E0042', 'employeeNumber', 'E0042'],
		['an employee number with signs', '工-42/A', 'employeeNumber', '工-42/A'],
		['a number of a sheet', 42, 'employeeNumber', '42'],
	] as const)('knows %s', (_what, entry, by, text) => {
		expect(toPersonReference(entry, 'Successor')).toEqual({ by, text });
	});
});

describe('peopleToLookUp', () => {
	it.each([
		['an ID, which is known', person, LI_NA, []],
		['a number and an email', people, `E1, ${LI_NA}, a@b`, ['employeeNumber E1', 'email a@b']],
		['what names nobody', people, ['Li Na', {}, 'E1'], ['employeeNumber E1']],
		['what is in another field', {}, 'E1', []],
	] as const)('leaves out %s', (_what, changes, value, keys) => {
		const found = peopleToLookUp(field(changes), value);
		expect(found.map(({ by, text }) => `${by} ${text}`)).toEqual(keys);
	});
});
