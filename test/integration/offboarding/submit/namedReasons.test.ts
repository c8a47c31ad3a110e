import type { INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../../emulator/server';
import {
	at,
	bodies,
	closeEmulators,
	containing,
	credentialFor,
	emulate,
	employeeItems,
	errorOf,
	jsons,
	located,
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

const REASON = 'Offboarding Reason Name or ID';
const BLOCK_REASON = 'Block Reason Name or ID';

const sentReasons = () =>
	bodies(emulator, 'submit').map((body) => at(body, 'offboarding_reason_unique_identifier'));

const blocked = (blockReason: string): INodeParameters => ({ addToBlockList: true, blockReason });

function withoutScope(start: string): void {
	const { appId, scopes } = emulator.apps.main;
	const broad = ['corehr:corehr', 'corehr:corehr:readonly'];
	emulator.setScopes(
		appId,
		scopes.filter((scope) => !scope.startsWith(start) && !broad.includes(scope)),
	);
}

describe('an offboarding reason', () => {
	it.each([
		['a label', '跳槽', 'job_change_saas'],
		['a label from an expression', '={{ "跳" + "槽" }}', 'job_change_saas'],
		['a label in English', '={{ "Job change" }}', 'job_change_saas'],
		['a path', '={{ "主动 / 跳槽" }}', 'job_change_saas'],
		['a path in English', 'Involuntary / Dismissal', 'dismissal_saas'],
		['an identifier from an expression', '={{ "voluntary" }}', 'voluntary'],
	])('is taken by %s', async (_way, offboardingReason, identifier) => {
		const { status } = await submit(emulator, { offboardingReason });
		expect(status).toBe('success');
		expect(sentReasons()).toEqual([identifier]);
	});

	it('is looked up once for all items', async () => {
		const names = ['跳槽', 'Voluntary / Career change', 'dismissal_saas'];
		const items = employeeItems(emulator, 3).map((item, index) => ({
			...item,
			reason: names[index],
		}));
		await run(emulator, submitParameters({ offboardingReason: '={{ $json.reason }}' }), { items });
		expect(sentReasons()).toEqual(['job_change_saas', 'career_change_saas', 'dismissal_saas']);
		expect(emulator.requests('reasons')).toHaveLength(1);
	});

	it('that was picked from the list is not looked up', async () => {
		await submit(emulator, { offboardingReason: 'job_change_saas' });
		expect(routes(emulator)).toEqual(['tenantAccessToken', 'search', 'submit']);
	});

	it.each([
		['跳槽x', 'en-US', 'Voluntary / Job change'],
		['跳槽x', 'zh-CN', '主动 / 跳槽'],
		['={{ "job_change" }}', 'zh-CN', '主动 / 跳槽'],
	])('that is unknown is refused by name, with the closest: %s, %s', async (name, lang, path) => {
		const credential = { ...credentialFor(emulator), labelLanguage: lang };
		const result = await submit(emulator, { offboardingReason: name }, { credential });
		const shown = name.startsWith('=') ? 'job_change' : name;
		expect(errorOf(result)).toMatchObject({
			message: `'${REASON}' has no reason '${shown}'`,
			description: containing(`Closest: ${path}, `),
			itemIndex: 0,
		});
		expect(routes(emulator)).not.toContain('submit');
	});

	it('that is switched off is refused by name', async () => {
		const result = await submit(emulator, { offboardingReason: '工作产出低' });
		expect(errorOf(result).message).toBe(`'${REASON}' has no open reason '工作产出低'`);
		expect(routes(emulator)).not.toContain('submit');
	});

	it('that may be an identifier is sent where the list cannot be read, a name is not', async () => {
		withoutScope('corehr:common_data.preset_data');
		const id = await submit(emulator, { offboardingReason: '={{ "voluntary" }}' });
		expect(id.status).toBe('success');
		const name = await submit(emulator, { offboardingReason: '跳槽' });
		expect(errorOf(name).message).toContain('corehr:common_data.preset_data:read');
	});

	it.each([
		['跳槽', 'valid', true, 'Voluntary / Job change'],
		[
			'跳槽x',
			'invalid',
			false,
			"The tenant has no reason '跳槽x'. Closest: Voluntary / Job change",
		],
		['工作产出低', 'invalid', false, "The tenant has no open reason '工作产出低'"],
	])('is checked by Validate Only: %s', async (offboardingReason, outcome, passed, message) => {
		const options = { validateOnly: true };
		const [report] = jsons(await submit(emulator, { offboardingReason, options }));
		expect(report?.outcome).toBe(outcome);
		expect(report?.checks).toContainEqual(
			expect.objectContaining({
				check: 'Offboarding Reason',
				passed,
				message: containing(message),
			}),
		);
		const sent = at(report?.request, 'offboarding_reason_unique_identifier');
		expect(sent).toBe(passed ? 'job_change_saas' : offboardingReason);
		expect(emulator.requests('reasons')).toHaveLength(1);
	});
});

describe('a block reason', () => {
	it.each([
		['红线', 'block_reason_red_line'],
		['={{ "Dishonesty" }}', 'block_reason_dishonesty'],
		['block_reason_red_line', 'block_reason_red_line'],
	])('is taken by its label or ID: %s', async (blockReason, identifier) => {
		const { status } = await submit(emulator, blocked(blockReason));
		expect(status).toBe('success');
		expect(bodies(emulator, 'submit')).toMatchObject([{ block_reason: identifier }]);
	});

	it('that is unknown is refused by name, with the closest', async () => {
		const result = await submit(emulator, blocked('Red lines'));
		expect(errorOf(result)).toMatchObject({
			message: `'${BLOCK_REASON}' has no block reason 'Red lines'`,
			description: containing('Closest: Red line, Dishonesty.'),
		});
		expect(routes(emulator)).not.toContain('submit');
	});

	it('is checked by Validate Only', async () => {
		const options = { validateOnly: true };
		const [good] = jsons(await submit(emulator, { ...blocked('红线'), options }));
		expect(good).toMatchObject({
			outcome: 'valid',
			request: { block_reason: 'block_reason_red_line' },
		});
		const [bad] = jsons(await submit(emulator, { ...blocked('Red lines'), options }));
		expect(bad?.checks).toContainEqual(
			expect.objectContaining({
				check: 'Block Reason',
				passed: false,
				message: containing("The tenant has no block reason 'Red lines'. Closest: Red line"),
			}),
		);
	});
});

describe('names of reasons elsewhere', () => {
	const record = () => {
		const open = emulator.offboardings().find(({ status }) => status === 'NoNeedApproval');
		return open?.offboardingId ?? '';
	};
	const update = async (updateFields: INodeParameters) =>
		await run(emulator, {
			operation: 'update',
			offboarding: located('id', record()),
			updateFields,
		});

	it('are taken by Update', async () => {
		const result = await update({
			offboardingReason: '={{ "跳槽" }}',
			addToBlockList: true,
			blockReason: 'Dishonesty',
		});
		expect(errorOf(result).message).toBeUndefined();
		expect(at(bodies(emulator, 'edit')[0], 'update_data')).toEqual([
			{ field_name: 'reason', value: 'job_change_saas' },
			{ field_name: 'add_block_list', value: 'true' },
			{ field_name: 'block_reason', value: 'block_reason_dishonesty' },
		]);
	});

	it('are refused by Update where they are unknown', async () => {
		const result = await update({ offboardingReason: '跳槽x' });
		expect(errorOf(result).message).toBe(`'${REASON}' has no reason '跳槽x'`);
		expect(routes(emulator)).not.toContain('edit');
	});

	const getMany = async (filters: INodeParameters) =>
		await run(emulator, { operation: 'getAll', filters });

	it('are taken by the filters of Get Many, those of reasons that are switched off, too', async () => {
		await getMany({ reasons: '={{ "跳槽, Low productivity" }}', employeeReasons: ['voluntary'] });
		const [body] = bodies(emulator, 'search');
		expect(JSON.stringify(body)).toContain('["job_change_saas","low_productivity_saas"]');
		expect(JSON.stringify(body)).toContain('["voluntary"]');
	});

	it('are refused by the filters where they are unknown', async () => {
		const result = await getMany({ employeeReasons: ['跳槽x'] });
		expect(errorOf(result).message).toBe("'Employee Reason Names or IDs' has no reason '跳槽x'");
		expect(routes(emulator)).not.toContain('search');
	});
});
