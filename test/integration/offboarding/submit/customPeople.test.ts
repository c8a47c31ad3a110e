import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../../emulator/server';
import {
	at,
	bodies,
	closeEmulators,
	containing,
	emulate,
	employeeItems,
	errorOf,
	jsons,
	routes,
	run,
	submit,
	submitParameters,
} from '../../support/sandbox';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const SUCCESSOR = 'custom_field_9__c';
const INTERVIEWERS = 'custom_field_10__c';

const mapped = (value: IDataObject): INodeParameters => ({
	customFields: { mappingMode: 'defineBelow', value } as INodeParameters,
});

const sent = () => bodies(emulator, 'submit').map((body) => at(body, 'custom_fields'));

const field = (field_name: string, value: string) => ({ field_name, value });

describe('a custom field for people', () => {
	it.each([
		['an employee number', 'E0002'],
		['an employee number with blanks', ' E0002 '],
		['a work email', 'Zhang.Wei@example.com'],
		['an expression', '={{ "E" + "0002" }}'],
		['the CoreHR employment ID', undefined],
	])('takes a person by %s', async (_way, key) => {
		const { employmentId } = emulator.people.zhangWei;
		const { status } = await submit(emulator, mapped({ [SUCCESSOR]: key ?? employmentId }));
		expect(status).toBe('success');
		expect(sent()).toEqual([[field(SUCCESSOR, employmentId)]]);
	});

	it.each([false, true])('takes several, where Feishu tells it: %s', async (lookupSettings) => {
		emulator = await emulate({ lookupSettings });
		const { liNa, zhangWei, wangFang } = emulator.people;
		const value = `E0002、${liNa.employmentId}, ${wangFang.email}`;
		await submit(emulator, mapped({ [INTERVIEWERS]: value }));
		const ids = [zhangWei, liNa, wangFang].map(({ employmentId }) => employmentId);
		expect(sent()).toEqual([[field(INTERVIEWERS, JSON.stringify(ids))]]);
		expect(emulator.requests('employees')).toHaveLength(2);
	});

	it('takes CoreHR employment IDs whatever the type of IDs', async () => {
		const { liNa, zhangWei } = emulator.people;
		await submit(
			emulator,
			{ userIdType: 'open_id', ...mapped({ [SUCCESSOR]: 'E0002' }) },
			{ items: [{ employee: liNa.openId }] },
		);
		expect(sent()).toEqual([[field(SUCCESSOR, zhangWei.employmentId)]]);
	});

	it('takes columns of the input', async () => {
		const { employmentId } = emulator.people.zhangWei;
		const automatic = { customFields: { mappingMode: 'autoMapInputData', value: null } };
		await run(emulator, submitParameters(automatic), {
			items: [{ employee: emulator.people.liNa.employmentId, 工作交接人: 'E0002' }],
		});
		expect(sent()).toEqual([[field(SUCCESSOR, employmentId)]]);
	});

	it('is looked up once for all items, and no item fails for its neighbour', async () => {
		const names = ['E0002', 'E9999', 'E0003'];
		const items = employeeItems(emulator, 3).map((item, index) => ({ ...item, to: names[index] }));
		const result = await run(
			emulator,
			submitParameters(mapped({ [SUCCESSOR]: '={{ $json.to }}' })),
			{ items, onError: 'continueRegularOutput' },
		);
		expect(jsons(result)).toMatchObject([
			{ outcome: 'submitted' },
			{ error: containing("'Successor' matches nobody: E9999") },
			{ outcome: 'submitted' },
		]);
		expect(emulator.requests('employees')).toHaveLength(1);
	});

	it.each([
		['nobody', 'E9999', "'Successor' matches nobody: E9999 is no employee number"],
		['nobody', 'x@example.com', "'Successor' matches nobody: x@example.com is no work email"],
		['a name', '张 伟', "'Successor' has '张 伟', which is neither"],
	])('refuses %s: %s, and nothing is submitted', async (_what, key, message) => {
		const result = await submit(emulator, mapped({ [SUCCESSOR]: key }));
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing(message),
			itemIndex: 0,
		});
		expect(routes(emulator)).not.toContain('submit');
	});

	it('is checked by Validate Only', async () => {
		const options = { validateOnly: true };
		const parameters = mapped({ [SUCCESSOR]: 'E9999', [INTERVIEWERS]: '["E0002"]' });
		const [report] = jsons(await submit(emulator, { ...parameters, options }));
		expect(report?.checks).toContainEqual(
			expect.objectContaining({ check: 'Successor', passed: false }),
		);
		expect(report?.checks).toContainEqual(
			expect.objectContaining({ check: 'Interviewers', passed: true }),
		);
	});

	it('is changed by Update in the same way', async () => {
		const open = emulator.offboardings().find(({ status }) => status === 'NoNeedApproval');
		await run(emulator, {
			operation: 'update',
			offboarding: { __rl: true, mode: 'id', value: open?.offboardingId ?? '' },
			...mapped({ [SUCCESSOR]: 'E0002' }),
		});
		expect(at(bodies(emulator, 'edit')[0], 'update_data')).toEqual([
			field(SUCCESSOR, emulator.people.zhangWei.employmentId),
		]);
	});
});
