import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	byId,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	revokeParameters,
	routes,
	run,
	type RunOptions,
} from '../support/sandbox';

emulateEach();

const openOf = (name: 'inApproval' | 'leavingSoon' | 'approved') => {
	const { employmentId } = emulator.people[name];
	const record = emulator.offboardings().find((entry) => entry.employmentId === employmentId);
	return record?.offboardingId ?? '';
};

const statusOf = (offboardingId: string) =>
	emulator.offboardings().find((entry) => entry.offboardingId === offboardingId)?.status;

const revoke = async (more: INodeParameters = {}, options: RunOptions = {}) =>
	await run(emulator, revokeParameters(more), {
		items: [{ offboarding: openOf('leavingSoon') }],
		...options,
	});

describe('a revoke', () => {
	it.each(['list', 'id'])('takes the offboarding by %s', async (mode) => {
		const offboardingId = openOf('leavingSoon');
		const result = await revoke({ offboarding: located(mode, offboardingId) });
		expect(jsons(result)).toEqual([{ offboarding_id: offboardingId, outcome: 'revoked' }]);
		expect(emulator.requests('revoke')).toMatchObject([
			{
				method: 'POST',
				path: '/open-apis/corehr/v2/offboardings/revoke',
				query: { user_id_type: 'people_corehr_id' },
				headers: { 'content-type': 'application/json; charset=utf-8' },
			},
		]);
		expect(bodies(emulator, 'revoke')).toEqual([{ offboarding_id: offboardingId }]);
		expect(statusOf(offboardingId)).toBe('Withdrawn');
	});

	it.each(['inApproval', 'leavingSoon', 'approved'] as const)(
		'finds the one open offboarding of an employee: %s',
		async (name) => {
			const { employmentId } = emulator.people[name];
			const offboardingId = openOf(name);
			const result = await revoke({ offboarding: located('employee', employmentId) });
			expect(jsons(result)).toEqual([{ offboarding_id: offboardingId, outcome: 'revoked' }]);
			expect(bodies(emulator, 'search')).toEqual([
				{
					employment_ids: [employmentId],
					statuses: ['Approving', 'Approved', 'NoNeedApproval'],
				},
			]);
			expect(statusOf(offboardingId)).toBe('Withdrawn');
		},
	);

	it.each(['open_id', 'union_id', 'user_id'] as const)(
		'takes the employee and the operator as %s',
		async (userIdType) => {
			const keys = { open_id: 'openId', union_id: 'unionId', user_id: 'userId' } as const;
			const key = keys[userIdType];
			const { leavingSoon, chenJing } = emulator.people;
			const result = await revoke({
				userIdType,
				offboarding: located('employee', leavingSoon[key]),
				additionalFields: { operatorId: chenJing[key] },
			});
			expect(jsons(result)).toMatchObject([{ outcome: 'revoked' }]);
			const types = emulator.requests().flatMap(({ query }) => query.user_id_type ?? []);
			expect(types).toEqual([userIdType, userIdType]);
			expect(bodies(emulator, 'revoke')).toMatchObject([{ operator_id: chenJing[key] }]);
		},
	);

	it.each<[string, INodeParameters, object]>([
		['an operator', { operatorId: '6982509313466189341' }, { operator_id: '6982509313466189341' }],
		['an empty operator', { operatorId: '' }, {}],
	])('sends %s as given', async (_case, additionalFields, fields) => {
		await revoke({ additionalFields });
		expect(bodies(emulator, 'revoke')).toEqual([
			{ offboarding_id: openOf('leavingSoon'), ...fields },
		]);
	});

	it.each<[string, INodeParameters, string]>([
		['no offboarding', { offboarding: byId('={{ $json.nothing }}') }, "'Offboarding' is empty"],
		[
			'a number',
			{ offboarding: byId('={{ 7095671727698478604 }}') },
			"'Offboarding' was given as a number",
		],
		['words', { offboarding: byId('the last one') }, "'Offboarding' is not an ID"],
		[
			'a number for the employee',
			{ offboarding: located('employee', '={{ 6982509313466189342 }}') },
			"'Offboarding' was given as a number",
		],
		[
			'a number for the operator',
			{ additionalFields: { operatorId: '={{ 6982509313466189342 }}' } },
			"'Operator ID' was given as a number",
		],
		[
			'an operator ID of another type',
			{ additionalFields: { operatorId: 'ou_1' } },
			"'Operator ID' is of the type Open ID",
		],
	])('is refused for %s, and nothing is revoked', async (_case, parameters, message) => {
		const result = await revoke(parameters);
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing(message),
			itemIndex: 0,
		});
		expect(routes(emulator)).toEqual([]);
	});

	it('is refused for an employee who has no open offboarding', async () => {
		const { employmentId } = emulator.people.liNa;
		const result = await revoke({ offboarding: located('employee', employmentId) });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: "'Offboarding' matches nothing: Nora Li (E0001) has no open offboarding",
			itemIndex: 0,
		});
		expect(routes(emulator)).not.toContain('revoke');
	});

	it('is refused for an employee who seems to have two', async () => {
		const { employmentId } = emulator.people.leavingSoon;
		const item = (id: string) => ({
			offboarding_id: id,
			status: 'Approving',
			offboarding_info: { employment_id: employmentId },
		});
		emulator.fail('search', {
			kind: 'answer',
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			rawBody: JSON.stringify({ code: 0, data: { items: [item('71'), item('72')] } }),
		});
		const result = await revoke({ offboarding: located('employee', employmentId) });
		expect(result.error?.message).toContain('matches 2 open offboardings');
		expect(routes(emulator)).not.toContain('revoke');
	});
});

describe('an offboarding that has been revoked before', () => {
	const revokeAgain = async (options: INodeParameters) =>
		await revoke({ offboarding: byId(emulator.recordForCode[1160202] ?? ''), options });

	it.each([{}, { ifAlreadyRevoked: 'error' }])('fails the item by default: %j', async (options) => {
		const result = await revokeAgain(options);
		expect(errorOf(result)).toMatchObject({
			message: 'The offboarding has already been revoked',
			description: containing('Feishu code 1160202'),
		});
	});

	it('succeeds where the user wants that', async () => {
		const result = await revokeAgain({ ifAlreadyRevoked: 'succeed' });
		expect(jsons(result)).toEqual([
			{ offboarding_id: emulator.recordForCode[1160202], outcome: 'alreadyRevoked' },
		]);
		expect(emulator.requests('revoke')).toHaveLength(1);
	});

	it('keeps any other refusal', async () => {
		const result = await revoke({
			offboarding: byId(emulator.recordForCode[1160201] ?? ''),
			options: { ifAlreadyRevoked: 'succeed' },
		});
		expect(result.error?.description).toContain('Feishu code 1160201');
	});
});
