import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { resources } from '../../../nodes/FeishuOffboarding/actions';
import { isRecord, parseJson } from '../../emulator/json';
import type { Emulator } from '../../emulator/server';
import { processesOf } from '../../emulator/tenant/process';
import {
	byId,
	closeEmulators,
	emulate,
	jsons,
	located,
	run,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';

afterEach(closeEmulators);

const FOLDER = join(__dirname, '../../../nodes/FeishuOffboarding/__schema__/v1.0.0');

const fileOf = (resource: string, operation: string) => join(FOLDER, resource, `${operation}.json`);

const schemaOf = (resource: string, operation: string): unknown =>
	parseJson(readFileSync(fileOf(resource, operation), 'utf8'));

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => [resource.value, operation.value] as const),
);

const openOf = (emulator: Emulator, name: 'approved' | 'inApproval' | 'leavingSoon') => {
	const { employmentId } = emulator.people[name];
	return emulator.offboardings().find((record) => record.employmentId === employmentId);
};

/** What still waits for somebody. */
function openTask(emulator: Emulator) {
	const record = openOf(emulator, 'inApproval');
	const [task] = record
		? processesOf(emulator.tenant, record).flatMap(({ tasks }) =>
				tasks.filter(({ closed }) => closed === undefined),
			)
		: [];
	return { processId: record?.processId ?? '', approverId: task?.id ?? '' };
}

type Example = (emulator: Emulator) => readonly [INodeParameters, RunOptions?];

const named = { includeEmployee: true };

/** Runs that give, between them, every field that the schema of the operation has. */
const examples: Readonly<Record<string, readonly Example[]>> = {
	'offboarding/submit': [
		(emulator) => [
			submitParameters({
				addToBlockList: true,
				blockReason: 'block_reason_red_line',
				blockReasonExplanation: 'x',
				additionalFields: { reasonExplanation: 'x', retainAccount: true },
			}),
			{ items: [{ employee: emulator.people.liNa.employmentId }] },
		],
		(emulator) => [
			submitParameters({ options: { ifAlreadyOffboarding: 'returnExisting', ...named } }),
			{ items: [{ employee: emulator.people.inApproval.employmentId }] },
		],
		(emulator) => {
			emulator.fail('submit', { kind: 'resetAfter' });
			return [submitParameters(), { items: [{ employee: emulator.people.zhangWei.employmentId }] }];
		},
	],
	'offboarding/revoke': [
		(emulator) => [{ offboarding: byId(openOf(emulator, 'leavingSoon')?.offboardingId ?? '') }],
	],
	'offboarding/update': [
		(emulator) => [
			{
				offboarding: byId(openOf(emulator, 'approved')?.offboardingId ?? ''),
				updateFields: { reasonExplanation: 'x' },
			},
		],
	],
	'offboarding/get': [
		(emulator) => [
			{
				offboarding: located('employee', emulator.people.approved.employmentId),
				options: named,
			},
		],
	],
	'offboarding/getAll': [
		(emulator) => [
			{
				returnAll: true,
				filters: { employeeIds: emulator.people.approved.employmentId },
				options: named,
			},
		],
	],
	'offboardingReason/getAll': [() => [{ returnAll: true }]],
	'employee/get': [
		(emulator) => [{ employee: byId(emulator.people.gone.employmentId) }],
		(emulator) => [{ employee: byId(emulator.people.inApproval.employmentId) }],
	],
	'employee/getAll': [() => [{ returnAll: true }]],
	'employee/convertId': [(emulator) => [{ id: emulator.people.liNa.employmentId }]],
	'app/checkSetup': [() => [{}]],
	'approval/get': [
		(emulator) => [{ processId: openOf(emulator, 'inApproval')?.processId ?? '' }],
		(emulator) => [{ processId: openOf(emulator, 'approved')?.processId ?? '' }],
	],
	'approval/withdraw': [
		(emulator) => [{ processId: openOf(emulator, 'inApproval')?.processId ?? '' }],
	],
	'approval/revoke': [(emulator) => [{ processId: openOf(emulator, 'approved')?.processId ?? '' }]],
	'approvalTask/getAll': [
		(emulator) => [{ employee: byId(emulator.people.chenJing.employmentId), returnAll: true }],
	],
	'approvalTask/approve': [(emulator) => [openTask(emulator)]],
	'approvalTask/reject': [(emulator) => [{ ...openTask(emulator), reason: 'Not now' }]],
	'approvalTask/transfer': [
		(emulator) => {
			const { approverId, processId } = openTask(emulator);
			const toEmployee = byId(emulator.people.liNa.employmentId);
			return [{ processId, approverIds: approverId, toEmployee }];
		},
	],
};

const typeOf = (value: unknown): string => {
	if (Array.isArray(value)) return 'array';
	return value === null ? 'null' : typeof value;
};

const at = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);

/** What of a value the schema does not say, or says otherwise. */
function strays(value: unknown, schema: unknown, path: string): string[] {
	const type = at(schema, 'type');
	if (typeOf(value) !== type) return [`${path}: ${typeOf(value)} instead of ${String(type)}`];
	if (Array.isArray(value)) {
		return value.flatMap((entry) => strays(entry, at(schema, 'items'), `${path}[]`));
	}
	const properties = at(schema, 'properties');
	if (!isRecord(value) || properties === undefined) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		strays(inner, at(properties, key), `${path}.${key}`),
	);
}

/** A person without an ID of the wanted kind, whose item says so, is no ordinary output. */
const isOrdinary = (item: IDataObject) => item.conversion_failed === undefined;

describe('the schema of the output', () => {
	it.each(operations)('of %s %s exists', (resource, operation) => {
		expect(existsSync(fileOf(resource, operation))).toBe(true);
		expect(schemaOf(resource, operation)).toMatchObject({ type: 'object', version: 1 });
	});

	it.each(operations)('of %s %s fits what comes out', async (resource, operation) => {
		const emulator = await emulate();
		const schema = schemaOf(resource, operation);
		const items: IDataObject[] = [];
		for (const example of examples[`${resource}/${operation}`] ?? []) {
			const [parameters, options] = example(emulator);
			const result = await run(emulator, { ...parameters, resource, operation }, options);
			items.push(...jsons(result).filter(isOrdinary));
		}
		expect(items.length).toBeGreaterThan(0);
		expect(items.flatMap((item) => strays(item, schema, ''))).toEqual([]);
		const shown = new Set(items.flatMap((item) => Object.keys(item)));
		expect([...shown].sort()).toEqual(Object.keys(at(schema, 'properties') ?? {}).sort());
	});
});
