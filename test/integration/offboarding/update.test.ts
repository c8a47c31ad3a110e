import type { INodeParameters } from 'n8n-workflow';

import {
	ask,
	bodies,
	byId,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	run,
	type RunOptions,
} from '../support/sandbox';

emulateEach();

const approved = () => {
	const { employmentId } = emulator.people.approved;
	const record = emulator.offboardings().find((entry) => entry.employmentId === employmentId);
	if (record === undefined) throw new Error('The seed has no approved offboarding');
	return record;
};

const update = async (parameters: INodeParameters = {}, options: RunOptions = {}) =>
	await run(
		emulator,
		{ operation: 'update', offboarding: byId(approved().offboardingId), ...parameters },
		options,
	);

const fieldOf = (type: number) =>
	emulator.tenant.customFields.find((field) => field.type === type)?.apiName ?? '';

const mapped = (value: INodeParameters) => ({ mappingMode: 'defineBelow', value });

const otherField = (fieldCode: string, value: string) => ({ field: [{ fieldCode, value }] });

describe('an update', () => {
	it('changes what was added and nothing else', async () => {
		const { offboardingId, offboardingDate } = approved();
		const result = await update({ updateFields: { reasonExplanation: 'Moves to Lhasa' } });
		expect(jsons(result)).toEqual([
			{
				offboarding_id: offboardingId,
				updated: { reason_explanation: 'Moves to Lhasa' },
				outcome: 'updated',
			},
		]);
		expect(emulator.requests('edit')).toMatchObject([
			{ query: { user_id_type: 'people_corehr_id' }, status: 200 },
		]);
		expect(bodies(emulator, 'edit')).toEqual([
			{
				offboarding_id: offboardingId,
				update_data: [{ field_name: 'reason_explanation', value: 'Moves to Lhasa' }],
			},
		]);
		expect(approved()).toMatchObject({ offboardingDate, reasonExplanation: 'Moves to Lhasa' });
	});

	it.each<[string, INodeParameters, object]>([
		['the date', { offboardingDate: '2030-03-01T00:00:00' }, { offboarding_date: '2030-03-01' }],
		['the reason', { offboardingReason: 'voluntary' }, { reason: 'voluntary' }],
		['the block list', { addToBlockList: false }, { add_block_list: 'false' }],
		[
			'the block reason',
			{
				addToBlockList: true,
				blockReason: 'block_reason_red_line',
				blockReasonExplanation: 'Fraud',
			},
			{
				add_block_list: 'true',
				block_reason: 'block_reason_red_line',
				block_reason_explanation: 'Fraud',
			},
		],
	])('sends %s under the name of Feishu', async (_case, updateFields, expected) => {
		await update({ updateFields });
		const [body] = bodies(emulator, 'edit');
		expect(body).toMatchObject({
			update_data: Object.entries(expected).map(([field_name, value]: [string, unknown]) => ({
				field_name,
				value,
			})),
		});
	});

	it('converts custom fields like Submit does', async () => {
		const [text, flag, number] = [fieldOf(1), fieldOf(2), fieldOf(3)];
		const result = await update({
			customFields: mapped({ [text]: 'Beijing', [flag]: false, [number]: 3 }),
		});
		expect(jsons(result)).toMatchObject([
			{ updated: { [text]: 'Beijing', [flag]: 'false', [number]: '3' } },
		]);
	});

	it('takes custom fields from columns of the item that bear their names', async () => {
		const result = await update(
			{ customFields: { mappingMode: 'autoMapInputData', value: null } },
			{ items: [{ [fieldOf(1)]: 'Beijing', status: 'Approved', name: 'Li' }] },
		);
		expect(jsons(result)).toMatchObject([{ updated: { [fieldOf(1)]: 'Beijing' } }]);
	});

	it('takes any other field by its code', async () => {
		await update({ otherFields: otherField('last_attendance_date', '2030-01-02') });
		expect(approved()).toMatchObject({ lastAttendanceDate: '2030-01-02' });
	});

	it('finds the open offboarding of an employee, and names the operator', async () => {
		const { chenJing, approved: leaver } = emulator.people;
		const result = await update({
			userIdType: 'open_id',
			offboarding: located('employee', leaver.openId),
			updateFields: { reasonExplanation: 'x' },
			additionalFields: { operatorId: chenJing.openId },
		});
		expect(jsons(result)).toMatchObject([{ offboarding_id: approved().offboardingId }]);
		expect(bodies(emulator, 'edit')).toMatchObject([{ operator_id: chenJing.openId }]);
	});

	it('is sent again where the answer was lost, because it sets the same values', async () => {
		emulator.fail('edit', { kind: 'resetAfter' });
		const result = await update({ updateFields: { reasonExplanation: 'once' } });
		expect(jsons(result)).toMatchObject([{ outcome: 'updated' }]);
		expect(emulator.requests('edit')).toHaveLength(2);
	});

	it.each<[string, INodeParameters, string]>([
		['nothing to change', {}, "'Update Fields' is empty"],
		[
			'empty values only',
			{ updateFields: { reasonExplanation: '', offboardingDate: '' } },
			"'Update Fields' is empty",
		],
		[
			'a field that cannot be changed',
			{ otherFields: otherField('status', 'Approved') },
			"'Field Code' names status, which Feishu does not let anybody change",
		],
		[
			'a field without a value',
			{ otherFields: otherField('last_attendance_date', '') },
			"'Value' is empty",
		],
		[
			'a field given twice',
			{
				updateFields: { offboardingDate: '2030-03-01' },
				otherFields: otherField('offboarding_date', '2030-03-02'),
			},
			'sets offboarding_date a second time',
		],
		[
			'a block reason without the block list',
			{ updateFields: { addToBlockList: false, blockReason: 'block_reason_red_line' } },
			"'Block Reason Name or ID' is filled in although",
		],
		['a date', { updateFields: { offboardingDate: '2030-02-30' } }, '2030-02-30'],
		[
			'an explanation',
			{ updateFields: { reasonExplanation: '={{ "x".repeat(6001) }}' } },
			'has 6001 characters',
		],
		[
			'an operator of another type',
			{ updateFields: { reasonExplanation: 'x' }, additionalFields: { operatorId: 'ou_1' } },
			"'Operator ID' is of the type Open ID",
		],
	])('is refused for %s, and nothing is changed', async (_case, parameters, message) => {
		const result = await update(parameters);
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing(message),
			itemIndex: 0,
		});
		expect(routes(emulator)).not.toContain('edit');
	});

	it('refuses a value of a custom field under its label', async () => {
		const result = await update({ customFields: mapped({ [fieldOf(3)]: 'many' }) });
		expect(errorOf(result)).toMatchObject({ message: containing('is not a number') });
		expect(routes(emulator)).not.toContain('edit');
	});
});

describe('a refused update', () => {
	const codes = [1160203, 1160610, 1160623, 1160625, 1160631, 1161001, 1161002];

	it.each(codes)('explains code %d in its own words', async (code) => {
		const result = await update({
			offboarding: byId(emulator.recordForEditCode[code] ?? ''),
			updateFields: { offboardingDate: '2099-12-31' },
		});
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			description: containing(`POST /open-apis/corehr/v2/offboardings/edit, Feishu code ${code}`),
		});
	});

	it('stops the run before the next item', async () => {
		const items = [emulator.recordForEditCode[1161001], approved().offboardingId].map((id) => ({
			id: id ?? '',
		}));
		const result = await update(
			{ offboarding: byId('={{ $json.id }}'), updateFields: { reasonExplanation: 'x' } },
			{ items },
		);
		expect(errorOf(result)).toMatchObject({ itemIndex: 0 });
		expect(emulator.requests('edit')).toHaveLength(1);
	});

	it.each([1160103, 1161000])(
		'is tried again where Feishu broke off, and then told: %d',
		async (code) => {
			const refused = { kind: 'codeAfter' as const, status: 400, code, msg: 'broke off' };
			emulator.fail('edit', refused);
			const result = await update({ updateFields: { reasonExplanation: 'x' } });
			expect(jsons(result)).toMatchObject([{ outcome: 'updated' }]);
			expect(emulator.requests('edit')).toHaveLength(2);
		},
	);
});

describe('the custom fields of an update', () => {
	const fields = async (operation: string) => {
		const parameters = { resource: 'offboarding', operation };
		const { fields: list } = await ask(emulator, 'resourceMapping', 'getCustomFields', {
			parameters,
		});
		return list;
	};

	it('are the same as those of Submit, none of them shown by itself or marked', async () => {
		const [toSubmit, toUpdate] = [await fields('submit'), await fields('update')];
		expect(toUpdate.map(({ id }) => id)).toEqual(toSubmit.map(({ id }) => id));
		expect(toSubmit.some(({ removed }) => removed !== true)).toBe(true);
		expect(toUpdate.filter(({ removed, required }) => required || removed !== true)).toEqual([]);
		expect(toUpdate.filter(({ displayName }) => displayName.includes('required'))).toEqual([]);
	});
});
