import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	runnerOf,
} from '../support/sandbox';
import { approvalOf, startApprovals } from '../support/openApprovals';

emulateEach();

const processId = '={{ $json.process_id }}';
const withdraw = runnerOf({ resource: 'approval', operation: 'withdraw', processId });
const revoke = runnerOf({ resource: 'approval', operation: 'revoke', processId });

const of = (name: 'approved' | 'inApproval') => approvalOf(emulator, emulator.people[name]);

describe('a withdrawal', () => {
	it('ends an approval in progress, as the system', async () => {
		const { id } = of('inApproval').process;
		const result = await withdraw({ processId: id });
		expect(jsons(result)).toEqual([{ process_id: id, outcome: 'withdrawn' }]);
		expect(emulator.requests('processWithdraw')).toMatchObject([
			{
				method: 'PUT',
				path: `/open-apis/corehr/v2/process_withdraw/${id}`,
				query: { user_id_type: 'people_corehr_id' },
				body: { system_user: true },
			},
		]);
		expect(of('inApproval').process.status).toBe(4);
		expect(routes(emulator)).not.toContain('process');
	});

	it('is done in the name of somebody, with a reason', async () => {
		const { process, record } = of('inApproval');
		const additionalFields = { operatorId: record.initiatorId ?? '', reason: 'Stays' };
		expect(jsons(await withdraw({ processId: process.id, additionalFields }))).toHaveLength(1);
		expect(bodies(emulator, 'processWithdraw')).toEqual([
			{ user_id: record.initiatorId, reason: 'Stays' },
		]);
	});

	it('of three items, one of which has ended, fails for that one alone where the others go on', async () => {
		const [first, second] = await startApprovals(emulator, 2);
		const items = [first, { process_id: of('approved').process.id }, second].map((item) => ({
			process_id: item?.process_id ?? '',
		}));
		const result = await withdraw({}, { items, onError: 'continueErrorOutput' });
		expect(jsons(result)).toEqual(
			[first, second].map((item) => ({ process_id: item?.process_id, outcome: 'withdrawn' })),
		);
		expect(jsons(result, 1)).toMatchObject([
			{
				process_id: items[1]?.process_id,
				error: 'The approval has ended already, so there is nothing to withdraw',
				details: { code: 1161006, endpoint: containing('process_withdraw') },
			},
		]);
	});

	it('of three items ends the run at the one that fails, and sends nothing after it', async () => {
		const [first, last] = await startApprovals(emulator, 2);
		const items = [first?.process_id, of('approved').process.id, last?.process_id].map((id) => ({
			process_id: id ?? '',
		}));
		const result = await withdraw({}, { items });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			description: containing('Feishu code 1161006'),
			itemIndex: 1,
		});
		expect(emulator.requests('processWithdraw')).toHaveLength(2);
		expect(approvalOf(emulator, { employmentId: last?.leaver ?? '' }).process.status).toBe(1);
	});

	it.each<[string, INodeParameters, string]>([
		['no process', {}, "'Process ID' is empty"],
		['a number', { processId: '={{ 7328345170959681068 }}' }, "'Process ID' was given as a number"],
		[
			'an operator of another type',
			{ processId: '7', additionalFields: { operatorId: 'ou_1' } },
			"'Operator ID' is of the type Open ID",
		],
		[
			'a reason that is too long',
			{ processId: '7', additionalFields: { reason: 'x'.repeat(501) } },
			"'Reason' has 501 characters",
		],
	])('is refused for %s, and nothing is sent', async (_case, parameters, message) => {
		const result = await withdraw(parameters);
		expect(errorOf(result)).toMatchObject({ message: containing(message), itemIndex: 0 });
		expect(routes(emulator)).toEqual([]);
	});

	it('names the scope that is missing', async () => {
		const { appId, scopes } = emulator.apps.main;
		emulator.setScopes(
			appId,
			scopes.filter((scope) => scope !== 'corehr:process.instance:write'),
		);
		const result = await withdraw({ processId: of('inApproval').process.id });
		expect(result.error?.message).toContain('corehr:process.instance:write');
	});
});

describe('a revocation', () => {
	it('takes a completed approval back', async () => {
		const { id } = of('approved').process;
		expect(jsons(await revoke({ processId: id }))).toEqual([
			{ process_id: id, outcome: 'revoked' },
		]);
		expect(bodies(emulator, 'processRevoke')).toEqual([{ system_user: true }]);
		expect(of('approved').process.status).toBe(8);
	});

	it('of an approval in progress says what to use instead', async () => {
		const result = await revoke({ processId: of('inApproval').process.id });
		expect(errorOf(result)).toMatchObject({
			message: 'Only a completed approval can be revoked, and this one is not',
			description: containing('use Approval > Withdraw'),
		});
	});
});

describe('an approval found by its offboarding', () => {
	const findBy = 'offboarding';

	it.each([
		['employee', () => emulator.people.inApproval.employmentId],
		['employeeNumber', () => emulator.people.inApproval.employeeNumber],
		['email', () => emulator.people.inApproval.email],
		['id', () => of('inApproval').record.offboardingId],
	])('is withdrawn: by %s', async (mode, value) => {
		const { id } = of('inApproval').process;
		const result = await withdraw({ findBy, offboarding: located(mode, value()) });
		expect(jsons(result)).toEqual([{ process_id: id, outcome: 'withdrawn' }]);
	});

	it('is retrieved and revoked', async () => {
		const offboarding = located('employee', emulator.people.approved.employmentId);
		const process_id = of('approved').process.id;
		const got = await runnerOf({ resource: 'approval', operation: 'get' })({ findBy, offboarding });
		expect(jsons(got)).toMatchObject([{ process_id, status: 'Completed' }]);
		expect(jsons(await revoke({ findBy, offboarding }))).toEqual([
			{ process_id, outcome: 'revoked' },
		]);
	});

	it('is none where the offboarding was not submitted for approval', async () => {
		const { employmentId } = emulator.people.leavingSoon;
		const result = await withdraw({ findBy, offboarding: located('employee', employmentId) });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing("'Offboarding' has no approval"),
			itemIndex: 0,
		});
		expect(routes(emulator)).not.toContain('processWithdraw');
	});
});
