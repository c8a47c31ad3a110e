import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { choicesOf, fieldsOf } from '../../support/properties';
import {
	byId,
	emulateEach,
	emulator,
	jsons,
	matching,
	routes,
	run,
	submitParameters,
} from '../support/sandbox';

emulateEach();

const { properties } = new FeishuOffboarding().description;

const processId = '7278949005675988535';
const offboarding = byId('7298499290417251879');

/** Parameters with which an operation would do its work. */
const complete: Readonly<Record<string, () => INodeParameters>> = {
	'offboarding submit': () =>
		submitParameters({ employee: byId(emulator.people.liNa.employmentId) }),
	'offboarding revoke': () => ({ offboarding: byId(emulator.recordForCode[1160203] ?? '') }),
	'offboarding update': () => ({
		offboarding: byId(emulator.recordForCode[1160203] ?? ''),
		updateFields: { offboardingDate: '2099-12-30' },
		customFields: { mappingMode: 'defineBelow', value: { custom_field_1__c: 'Handover.docx' } },
	}),
	'offboarding get': () => ({ offboarding: byId(emulator.recordForCode[1160203] ?? '') }),
	'offboarding getAll': () => ({}),
	'offboardingReason getAll': () => ({}),
	'app checkSetup': () => ({}),
	'employee get': () => ({ employee: byId(emulator.people.liNa.employmentId) }),
	'employee getAll': () => ({}),
	'employee convertId': () => ({ id: emulator.people.liNa.employmentId }),
	'approval get': () => ({ processId, offboarding }),
	'approval withdraw': () => ({ processId, offboarding }),
	'approval revoke': () => ({ processId, offboarding }),
	'approvalTask getAll': () => ({ employee: byId(emulator.people.liNa.employmentId) }),
	'approvalTask approve': () => ({ processId, approverId: '7381468648050787884' }),
	'approvalTask reject': () => ({ processId, approverId: '7381468648050787884', reason: 'x' }),
	'approvalTask transfer': () => ({
		processId,
		approverIds: '7381468648050787884',
		toEmployee: byId(emulator.people.liNa.employmentId),
	}),
};

/** What an expression may give by mistake; the last stands for a field that the item does not have. */
const wrong: Readonly<Partial<Record<INodeProperties['type'], readonly unknown[]>>> = {
	boolean: ['true', 'false', 1, 0, 'yes', '', null, {}, [], undefined],
	number: ['50', true, 'yes', '', null, {}, [], -1, undefined],
	options: [true, 1, 'yes', null, {}, [], undefined],
	multiOptions: [true, 1, 'yes', null, {}, ['yes'], [null], undefined],
};

/** Values of choices that only the tenant or Feishu's page knows are not told apart by their wording. */
const withoutList: typeof wrong = {
	options: [true, 1, {}, []],
	multiOptions: [true, {}, [null]],
};

interface Case {
	readonly operation: string;
	readonly path: string;
	readonly title: string;
	readonly values: readonly unknown[];
}

function casesOf(operation: string, property: INodeProperties, collection?: string): Case[] {
	const { displayName, name, type } = property;
	if (type === 'collection' && collection === undefined) {
		return fieldsOf(property).flatMap((field) => casesOf(operation, field, name));
	}
	const isOpen = name === 'fields' || choicesOf(property).length === 0;
	const values = (isOpen ? withoutList : wrong)[type] ?? wrong[type];
	if (values === undefined) return [];
	const path = collection === undefined ? name : `${collection}.${name}`;
	return [{ operation, path, title: displayName, values }];
}

const cases = properties.flatMap((property) => {
	const { resource: [resource] = [], operation: [operation] = [] } =
		property.displayOptions?.show ?? {};
	return typeof resource === 'string' && typeof operation === 'string'
		? casesOf(`${resource} ${operation}`, property)
		: [];
});

/** Makes hidden parameters appear. */
const shown: INodeParameters = {
	returnAll: false,
	addToBlockList: true,
	blockReason: 'block_reason_red_line',
	simplify: false,
};

function parametersOf({ operation: key, path }: Case): INodeParameters {
	const [resource = '', operation = ''] = key.split(' ');
	const [name = '', field] = path.split('.');
	const more = complete[key]?.() ?? {};
	const before = more[name];
	const value = '={{ $json.value }}';
	const fields = typeof before === 'object' ? before : {};
	const changed = field === undefined ? value : { ...fields, [field]: value };
	return { ...shown, ...more, resource, operation, [name]: changed };
}

it('are known for every operation', () => {
	const operations = new Set(cases.map(({ operation }) => operation));
	expect([...operations].sort()).toEqual(Object.keys(complete).sort());
	expect(cases.length).toBeGreaterThan(60);
});

/** The documented exception: the choice is left to Feishu where an expression gives nothing. */
const mayGiveNothing = ({ operation, path }: Case) =>
	operation === 'offboarding submit' && path === 'addToBlockList';

it.each(cases.map((entry) => [entry.operation, entry.path, entry] as const))(
	'%s refuses what is no value of %s, by its title, and sends nothing',
	async (_operation, _path, entry) => {
		const values = entry.values.filter((value) => value !== undefined || !mayGiveNothing(entry));
		const items = values.map(
			(value): IDataObject => (value === undefined ? {} : { value }) as IDataObject,
		);
		const result = await run(emulator, parametersOf(entry), {
			items,
			onError: 'continueRegularOutput',
		});
		const told = jsons(result).map(({ error }) => error);
		expect(told.map((text, index) => [values[index], text])).toEqual(
			values.map((value) => [value, matching(new RegExp(`^'${escaped(entry.title)}' `))]),
		);
		for (const { details } of jsons(result))
			expect(details).toEqual({ advice: matching(/\w.*\.$/) });
		expect(routes(emulator)).toEqual([]);
	},
);

const escaped = (text: string) => text.replace(/[()]/g, '\\$&');
