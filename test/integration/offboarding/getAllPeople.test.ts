import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	routes,
	run,
	type RunOptions,
} from '../support/sandbox';

emulateEach();

const filtered = async (
	filters: INodeParameters,
	more: INodeParameters = {},
	options?: RunOptions,
) => await run(emulator, { operation: 'getAll', filters, returnAll: true, ...more }, options);

const leavers = () => {
	const { leavingSoon, gone } = emulator.people;
	return [leavingSoon, gone];
};

describe('Get Many of offboardings, by people', () => {
	it.each([
		['employee numbers', () => ({ employeeNumbers: numbers() })],
		['work emails', () => ({ emails: leavers().map(({ email }) => email) })],
		['several ways', mixed],
	] as const)('takes %s, those of people who have left, too', async (_way, filters) => {
		const result = await filtered(filters());
		expect(errorOf(result).message).toBeUndefined();
		const ids = leavers().map(({ employmentId }) => employmentId);
		expect(bodies(emulator, 'search')).toEqual([{ employment_ids: ids }]);
		expect(new Set(jsons(result).map((item) => item.employment_id))).toEqual(new Set(ids));
	});

	it('gives IDs of the chosen type', async () => {
		const [leaver] = leavers();
		await filtered({ employeeNumbers: leaver?.employeeNumber ?? '' }, { userIdType: 'open_id' });
		expect(bodies(emulator, 'search')).toEqual([{ employment_ids: [leaver?.openId] }]);
	});

	it.each([
		[
			{ employeeNumbers: 'E9999' },
			"'Employee Numbers' matches nobody: E9999 is no employee number",
		],
		[{ emails: 'x@example.com' }, "'Emails' matches nobody: x@example.com is no work email"],
	])('refuses nobody: %j', async (filters, message) => {
		expect(errorOf(await filtered(filters)).message).toContain(message);
		expect(routes(emulator)).not.toContain('search');
	});

	function numbers(): string {
		return leavers()
			.map(({ employeeNumber }) => employeeNumber)
			.join(', ');
	}

	function mixed(): INodeParameters {
		const [first, second] = leavers();
		return {
			employeeIds: first?.employmentId ?? '',
			employeeNumbers: second?.employeeNumber ?? '',
		};
	}
});
