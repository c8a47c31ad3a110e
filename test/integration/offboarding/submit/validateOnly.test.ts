import type { INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../../emulator/server';
import {
	at,
	bodies,
	byId,
	closeEmulators,
	containing,
	credentialFor,
	emulate,
	employeeItems,
	jsons,
	located,
	matching,
	routes,
	run,
	submit,
	submitParameters,
	type RunOptions,
} from '../../support/sandbox';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const validate = async (more: INodeParameters = {}, options: RunOptions = {}) =>
	await submit(emulator, { options: { validateOnly: true }, ...more }, options);

const passed = (check: string, message: string) => ({
	check,
	passed: true,
	message,
	severity: 'error',
});
const failed = (check: string, message: string) => ({
	check,
	passed: false,
	message: containing(message),
	severity: 'error',
});
const warning = (check: string, message: string) => ({
	...failed(check, message),
	severity: 'warning',
});

/** What the tenant's records say of somebody about whom nothing is unusual. */
const unremarkable = ['Contract', 'Job Change', 'Probation'].map((check) => ({
	check,
	passed: true,
	message: matching(/^A contract is in force since |^No /),
	severity: 'warning',
}));

const NORA = 'Nora Li (E0001, Product, li.na@example.com)';

const blockList = (blockReason: string): INodeParameters => ({ addToBlockList: true, blockReason });

const mapper = (value: Record<string, string | number>): INodeParameters => ({
	customFields: { mappingMode: 'defineBelow', value },
});

describe('Validate Only', () => {
	it('reports every check and the request where all is well, and changes nothing', async () => {
		const before = emulator.offboardings();
		const result = await validate({
			offboardingReason: 'career_change_saas',
			...blockList('block_reason_red_line'),
			...mapper({ custom_field_1__c: 'Handover.docx', custom_field_5__c: 3 }),
		});
		expect(jsons(result)).toEqual([
			{
				outcome: 'valid',
				problems: '',
				checks: [
					passed('Employee', NORA),
					passed('Open Offboarding', 'The person has no open offboarding.'),
					...unremarkable,
					passed('Offboarding Date', '2099-12-31'),
					passed('Handover document', 'The value fits the custom field.'),
					passed('Days of leave left', 'The value fits the custom field.'),
					passed('Offboarding Reason', 'Voluntary / Career change'),
					passed('Block Reason', 'Red line'),
				],
				request: {
					employment_id: emulator.people.liNa.employmentId,
					offboarding_mode: 1,
					offboarding_date: '2099-12-31',
					offboarding_reason_unique_identifier: 'career_change_saas',
					add_block_list: true,
					block_reason: 'block_reason_red_line',
					custom_fields: [
						{ field_name: 'custom_field_1__c', value: 'Handover.docx' },
						{ field_name: 'custom_field_5__c', value: '3' },
					],
				},
			},
		]);
		expect(routes(emulator)).not.toContain('submit');
		expect(emulator.offboardings()).toEqual(before);
	});

	it('gives the very request that a submit sends', async () => {
		const parameters = { ...blockList('block_reason_red_line'), offboardingMode: 'approval' };
		const [report] = jsons(await validate(parameters));
		await submit(emulator, parameters);
		expect(emulator.requests('submit')[0]?.body).toEqual(report?.request);
	});

	it('reports everything that is wrong at once', async () => {
		const result = await validate(
			{
				offboardingMode: '={{ "both" }}',
				offboardingDate: '2099-02-30',
				offboardingReason: 'low_productivity_saas',
				...blockList('block_reason_conflict'),
				...mapper({
					custom_field_5__c: 1.5,
					custom_field_7__c: 'retired',
					custom_field_99__c: 'x',
				}),
				additionalFields: { reasonExplanation: 'x'.repeat(6001), initiatorId: '={{ 5 }}' },
			},
			{ items: [{ employee: emulator.people.leavingSoon.employmentId }] },
		);
		const [report] = jsons(result);
		expect(report?.outcome).toBe('invalid');
		expect(report?.checks).toEqual([
			passed('Employee', 'Bell Zhong (E0056, Engineering, zhong.sheng@example.com)'),
			failed('Open Offboarding', 'There is an open offboarding'),
			failed('Offboarding Mode', 'unknown value'),
			failed('Offboarding Date', '2099-02-30, a date that does not exist'),
			failed('Reason Explanation', '6001 characters'),
			failed('Initiator ID', 'was given as a number'),
			failed('Days of leave left', 'is not a whole number'),
			failed('Destination', "has no option 'retired'"),
			failed('custom_field_99__c', 'is not a custom field'),
			warning('Handover document', 'requires'),
			failed('Offboarding Reason', "no open reason 'low_productivity_saas'"),
			failed('Block Reason', "has no open block reason 'block_reason_conflict'"),
		]);
		expect(routes(emulator)).not.toContain('submit');
	});

	it.each<[string, () => INodeParameters, object]>([
		[
			'an email that nobody has',
			() => ({ employee: located('email', 'nobody@example.com') }),
			failed('Employee', 'matches nobody'),
		],
		[
			'an ID that nobody has',
			() => ({ employee: byId('6982509313466189342') }),
			failed('Employee', 'Nobody with the ID 6982509313466189342 is visible'),
		],
		[
			'an ID of another type',
			() => ({ employee: byId('ou_123') }),
			failed('Employee', "but 'User ID Type' is CoreHR Employment ID"),
		],
		[
			'someone who has left',
			() => ({ employee: byId(emulator.people.gone.employmentId) }),
			failed('Employee', 'Hugh Yu (E0051, Sales, yu.hua@example.com) has already left'),
		],
		[
			'a reason that the tenant does not have',
			() => ({ offboardingReason: 'boredom' }),
			failed('Offboarding Reason', "The tenant has no reason 'boredom'"),
		],
		[
			'a block list without a reason',
			() => blockList('={{ "" }}'),
			failed('Block Reason Name or ID', "is empty although 'Add to Block List' is on"),
		],
	])('fails the check for %s', async (_case, parameters, check) => {
		const result = await validate(parameters());
		expect(jsons(result)).toMatchObject([{ outcome: 'invalid' }]);
		expect(jsons(result)[0]?.checks).toContainEqual(check);
		expect(routes(emulator)).not.toContain('submit');
	});

	it('leaves out the employee of the request where nobody was found', async () => {
		const [report] = jsons(await validate({ employee: located('email', 'nobody@example.com') }));
		expect(at(report?.request, 'employment_id')).toBeUndefined();
		expect(at(report?.request, 'offboarding_mode')).toBe(1);
	});

	it('says which check could not be made for want of a scope', async () => {
		const { appId, scopes } = emulator.apps.main;
		emulator.setScopes(
			appId,
			scopes.filter((scope) => scope !== 'corehr:common_data.preset_data:read'),
		);
		const [report] = jsons(await validate());
		expect(report?.outcome).toBe('invalid');
		expect(report?.checks).toContainEqual(
			failed('Offboarding Reason', 'corehr:common_data.preset_data:read'),
		);
	});

	it('judges item by item', async () => {
		const { liNa, gone, leavingSoon } = emulator.people;
		const result = await run(emulator, submitParameters({ options: { validateOnly: true } }), {
			items: [liNa, gone, leavingSoon].map(({ employmentId }) => ({ employee: employmentId })),
		});
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(['valid', 'invalid', 'invalid']);
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('asks once for what a hundred items have in common', async () => {
		emulator = await emulate({ extraPeople: 100 });
		const items = employeeItems(emulator, 100);
		const parameters = submitParameters({
			...blockList('block_reason_red_line'),
			...mapper({ custom_field_5__c: 3 }),
			options: { validateOnly: true },
		});
		const result = await run(emulator, parameters, { items });
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(items.map(() => 'valid'));
		const searches = ['contracts', 'jobChanges', 'probations'];
		const others = routes(emulator).filter((route) => !searches.includes(route));
		expect(others.sort()).toEqual([
			'customField',
			'customFields',
			'employees',
			'reasons',
			'search',
			'tenantAccessToken',
		]);
	});

	it('asks for nobody about the items that are submitted', async () => {
		const { liNa, zhangWei } = emulator.people;
		const items = [liNa, zhangWei].map(({ employmentId }, index) => ({
			employee: employmentId,
			check: index === 0,
		}));
		const parameters = submitParameters({ options: { validateOnly: '={{ $json.check }}' } });
		const result = await run(emulator, parameters, { items });
		expect(jsons(result)).toMatchObject([{ outcome: 'valid' }, { outcome: 'submitted' }]);
		expect(bodies(emulator, 'employees')).toMatchObject([
			{ employment_id_list: [liNa.employmentId] },
		]);
	});

	it.each([
		[1160102, 'passes', ['valid', 'valid']],
		[99991672, 'fails', ['invalid', 'invalid']],
	])('%d for two people together %s the check of each', async (code, _effect, outcomes) => {
		const { liNa, zhangWei } = emulator.people;
		emulator.fail('employees', { kind: 'answer', status: 400, code, msg: 'no' });
		const items = [liNa, zhangWei].map(({ employmentId }) => ({ employee: employmentId }));
		const parameters = submitParameters({ options: { validateOnly: true } });
		const result = await run(emulator, parameters, { items });
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(outcomes);
		expect(emulator.requests('employees')).toHaveLength(outcomes[0] === 'valid' ? 3 : 1);
	});

	it('reports a wrong App Secret for every check, with few calls for a token', async () => {
		const items = employeeItems(emulator, 20);
		const parameters = submitParameters({ options: { validateOnly: true } });
		const result = await run(emulator, parameters, {
			items,
			credential: { ...credentialFor(emulator), appSecret: 'x'.repeat(32) },
		});
		expect(jsons(result)).toHaveLength(20);
		for (const { checks } of jsons(result)) {
			for (const check of ['Employee', 'Open Offboarding', 'Offboarding Reason']) {
				expect(checks).toContainEqual(failed(check, 'the App Secret does not match it'));
			}
		}
		expect(routes(emulator).length).toBeLessThanOrEqual(2);
	});
});
