import type { INodeParameters } from 'n8n-workflow';

import { closeEmulators, containing, emulate, jsons, routes, submit } from '../../support/sandbox';
import type { Emulator } from '../../../emulator/server';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const warning = (check: string, message: string) => ({
	check,
	passed: false,
	message: containing(message),
	severity: 'warning',
});

const mapper = (value: Record<string, string | number>): INodeParameters => ({
	customFields: { mappingMode: 'defineBelow', value },
});

describe('Validate Only of a custom field that the tenant requires', () => {
	const checksOf = async (more: INodeParameters) =>
		jsons(await submit(emulator, { options: { validateOnly: true }, ...more }))[0];
	const missing = warning('Handover document', 'requires a value here');

	it.each<[string, INodeParameters]>([
		['no field is mapped', {}],
		['only others are', mapper({ custom_field_5__c: 3 })],
		['it is left blank', mapper({ custom_field_1__c: '', custom_field_5__c: 3 })],
		['no column fits', { customFields: { mappingMode: 'autoMapInputData', value: null } }],
	])('warns where %s, and stays valid', async (_case, more) => {
		expect(await checksOf(more)).toMatchObject({
			outcome: 'valid',
			checks: expect.arrayContaining([missing]) as unknown,
		});
	});

	it.each(['Handover.docx', 'x'.repeat(300)])(
		'does not warn where it has a value',
		async (value) => {
			const report = await checksOf(mapper({ custom_field_1__c: value }));
			expect(report?.checks).not.toContainEqual(missing);
		},
	);

	it('warns where the fields could not be read', async () => {
		const { appId, scopes } = emulator.apps.main;
		const rest = scopes.filter((scope) => !scope.startsWith('corehr:common_data.meta_data'));
		emulator.setScopes(
			appId,
			rest.filter((scope) => !['corehr:corehr', 'corehr:corehr:readonly'].includes(scope)),
		);
		const report = await checksOf({});
		expect(report?.outcome).toBe('valid');
		expect(report?.checks).toContainEqual(
			warning('Custom Fields', 'corehr:common_data.meta_data:read'),
		);
	});

	it('asks for no fields where an item is submitted without any', async () => {
		await submit(emulator);
		expect(routes(emulator)).not.toContain('customFields');
	});
});
