import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	bodies,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	matching,
	routes,
	submit,
} from '../../support/sandbox';

emulateEach();

const numbered = (number: number) => `custom_field_${number}__c`;

/** Submits one person with Map Automatically. */
const submitColumns = async (columns: IDataObject, more: INodeParameters = {}) =>
	await submit(
		emulator,
		{ customFields: { mappingMode: 'autoMapInputData', value: null }, ...more },
		{ items: [{ employee: emulator.people.liNa.employmentId, ...columns }] },
	);

describe('columns that are not certain', () => {
	const shareLabel = (): void => {
		const [first, , third] = emulator.tenant.customFields;
		Object.assign(third ?? {}, { name: first?.name });
	};

	it.each([
		['its API name and its label', { [numbered(2)]: 'a', 'Handover notes': 'b' }, 'Handover notes'],
		['its labels in two languages', { 交接说明: 'a', 'Handover notes': 'a' }, 'Handover notes'],
	])('are refused where a field is given by %s', async (_way, columns, column) => {
		const result = await submitColumns(columns);
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: matching(new RegExp(`^'${column}' leads to the custom field ${numbered(2)}, as `)),
			description: containing('Keep one of the two columns'),
			itemIndex: 0,
		});
		expect(routes(emulator)).toEqual(['tenantAccessToken', 'customFields']);
	});

	it('are refused where two fields share the label', async () => {
		shareLabel();
		const result = await submitColumns({ 'Handover document': 'x' });
		expect(errorOf(result)).toMatchObject({
			message: `'Handover document' is the label of several custom fields, ${numbered(1)} and ${numbered(3)} among them`,
			description: containing('API name'),
		});
		expect(routes(emulator)).toEqual(['tenantAccessToken', 'customFields']);
	});

	it('are certain by an API name, and where one of two is empty', async () => {
		shareLabel();
		await submitColumns({
			[numbered(1)]: 'x',
			[numbered(2)]: '',
			'Handover notes': 'y',
		});
		expect(bodies(emulator, 'submit')).toMatchObject([
			{
				custom_fields: [
					{ field_name: numbered(1), value: 'x' },
					{ field_name: numbered(2), value: 'y' },
				],
			},
		]);
	});

	it('are reported by Validate Only', async () => {
		const columns = { [numbered(2)]: 'a', 'Handover notes': 'b' };
		const result = await submitColumns(columns, { options: { validateOnly: true } });
		expect(jsons(result)).toMatchObject([{ outcome: 'invalid' }]);
		expect(jsons(result)[0]?.checks).toContainEqual(
			expect.objectContaining({ check: 'Handover notes', passed: false }),
		);
		expect(routes(emulator)).not.toContain('submit');
	});
});
