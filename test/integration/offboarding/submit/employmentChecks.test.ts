import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RouteName } from '../../../emulator/gateway/route';
import { isRecord } from '../../../emulator/json';
import { daysFrom } from '../../../emulator/tenant/dates';
import {
	at,
	bodies,
	closeEmulators,
	containing,
	emulate,
	emulateEach,
	emulator,
	employeeItems,
	jsons,
	run,
	submitParameters,
	type RunOptions,
} from '../../support/sandbox';

emulateEach();
afterEach(closeEmulators);

const SEARCHES: readonly RouteName[] = ['contracts', 'jobChanges', 'probations'];
const CHECKS = ['Contract', 'Job Change', 'Probation'];

const validating = (more: INodeParameters = {}): INodeParameters =>
	submitParameters({
		offboardingDate: daysFrom(Date.now(), 60),
		options: { validateOnly: true },
		...more,
	});

/** Items for the people whose offboarding is refused with those codes; 0 for an ordinary one. */
const itemsFor = (...codes: number[]): IDataObject[] =>
	codes.map((code) => ({
		employee: (emulator.personForCode[code] ?? emulator.people.liNa).employmentId,
	}));

const callsOf = (other = emulator): number[] =>
	SEARCHES.map((route) => other.requests(route).length);

/** The lines about the employment. */
const linesOf = ({ checks }: IDataObject): unknown[] =>
	(Array.isArray(checks) ? checks : []).filter(
		(line) => isRecord(line) && CHECKS.includes(String(line.check)),
	);

const warning = (check: string, message: string) => ({
	check,
	passed: false,
	severity: 'warning',
	message: containing(message),
});
const passing = (check: string) => ({
	check,
	passed: true,
	severity: 'warning',
	message: expect.any(String) as unknown,
});

const withoutScopes = (...missing: string[]) => {
	const { appId, scopes } = emulator.apps.main;
	emulator.setScopes(
		appId,
		scopes.filter((scope) => !missing.includes(scope)),
	);
};

describe('what Validate Only knows of the employment', () => {
	it('warns, and makes no item invalid', async () => {
		const result = await run(emulator, validating(), { items: itemsFor(1160203, 0, 1160200) });
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(['valid', 'valid', 'valid']);
		const [expired, ordinary, moving] = jsons(result).map(linesOf);
		expect(expired).toEqual([
			warning('Contract', 'The last contract ends on'),
			passing('Job Change'),
			passing('Probation'),
		]);
		expect(ordinary).toEqual(CHECKS.map(passing));
		expect(moving).toEqual([
			passing('Contract'),
			warning('Job Change', 'is under approval'),
			passing('Probation'),
		]);
		expect(callsOf()).toEqual([1, 1, 1]);
	});

	it.each([1160200, 1160203, 1160204, 1160205, 1160602, 1160603])(
		'foresees that Feishu refuses with %d',
		async (code) => {
			const items = itemsFor(code);
			const [report] = jsons(await run(emulator, validating(), { items }));
			const doubts = linesOf(report ?? {}).filter((line) => at(line, 'passed') === false);
			expect(doubts).toEqual([
				expect.objectContaining({ message: containing(`(${code})`) }) as unknown,
			]);
			const { error } = await run(emulator, validating({ options: {} }), { items });
			expect(error?.description).toContain(`Feishu code ${code}`);
		},
	);

	it('asks with each search for as many people as it takes', async () => {
		const other = await emulate({ extraPeople: 100 });
		const items = employeeItems(other, 100);
		const result = await run(other, validating(), { items });
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(items.map(() => 'valid'));
		expect(jsons(result).flatMap(linesOf)).toEqual(items.flatMap(() => CHECKS.map(passing)));
		expect(callsOf(other)).toEqual([5, 4, 1]);
		const asked = bodies(other, 'contracts').flatMap((body) => at(body, 'employment_id_list'));
		expect([...asked].sort()).toEqual(items.map(({ employee }) => employee).sort());
	});

	it('asks about each date, and from the earliest on', async () => {
		const dates = [30, 400, 300].map((days) => daysFrom(Date.now(), days));
		const [early = '', , later = ''] = dates;
		const people = itemsFor(1160603, 1160603, 1160603);
		const result = await run(emulator, validating({ offboardingDate: '={{ $json.date }}' }), {
			items: people.map((item, index) => ({ ...item, date: dates[index] ?? '' })),
		});
		const changes = jsons(result).map((item) => linesOf(item)[1]);
		expect(changes.map((line) => at(line, 'passed'))).toEqual([false, true, false]);
		expect(later > early).toBe(true);
		expect(bodies(emulator, 'jobChanges')).toMatchObject([{ effective_date_start: early }]);
	});

	it('tells people apart by the type of ID that each item has', async () => {
		const { personForCode, people } = emulator;
		const items = [
			{ employee: personForCode[1160203]?.openId ?? '', type: 'open_id' },
			{ employee: people.liNa.employmentId, type: 'people_corehr_id' },
			{ employee: people.zhangWei.openId, type: 'open_id' },
		];
		const result = await run(emulator, validating({ userIdType: '={{ $json.type }}' }), { items });
		expect(jsons(result).map((item) => at(linesOf(item)[0], 'passed'))).toEqual([
			false,
			true,
			true,
		]);
		expect(callsOf()).toEqual([2, 2, 2]);
	});

	it('asks an app without the scopes once, and says what it cannot know', async () => {
		const other = await emulate({ extraPeople: 100 });
		const { appId, scopes } = other.apps.main;
		const mine = scopes.filter((scope) => !/:(contract|job_change|probation)[.:]/.test(scope));
		other.setScopes(appId, mine);
		const result = await run(other, validating(), { items: employeeItems(other, 100) });
		expect(callsOf(other)).toEqual([1, 1, 1]);
		for (const report of jsons(result)) {
			expect(report.outcome).toBe('valid');
			expect(linesOf(report)).toEqual([
				warning('Contract', 'corehr:contract:read or corehr:contract:write'),
				warning('Job Change', 'corehr:job_change:read or corehr:job_change:write'),
				warning('Probation', 'corehr:probation:read or corehr:probation:write'),
			]);
			expect(linesOf(report).map((line) => at(line, 'message'))).toEqual(
				CHECKS.map(() => containing('Unknown. ')),
			);
		}
	});

	it('asks for what the app may see, where it may not see all', async () => {
		withoutScopes('corehr:job_change:read', 'corehr:contract.period:read');
		const [report] = jsons(await run(emulator, validating(), { items: itemsFor(1160203) }));
		expect(linesOf(report ?? {})).toEqual([
			warning('Contract', 'add the scope corehr:contract.period:read'),
			warning('Job Change', 'Unknown. Could not be checked: '),
			passing('Probation'),
		]);
	});

	it('takes trouble of a search for nothing but an unknown', async () => {
		const trouble = { kind: 'answer', status: 400, code: 1160107, msg: 'no' } as const;
		emulator.fail('jobChanges', trouble, { times: 9 });
		const [report] = jsons(await run(emulator, validating(), { items: itemsFor(0) }));
		expect(report?.outcome).toBe('valid');
		expect(linesOf(report ?? {})[1]).toEqual(warning('Job Change', 'Unknown. '));
	});

	it.each<[string, boolean]>([
		['stops the workflow', false],
		['goes on', true],
	])('an item that cannot be read %s', async (_case, continueOnFail) => {
		const items = itemsFor(0, 0, 1160203).map((item, index) => ({ ...item, wait: index }));
		const parameters = validating({
			options: { validateOnly: true, maxWait: '={{ $json.wait === 1 ? "soon" : 600 }}' },
		});
		const options: RunOptions = {
			items,
			...(continueOnFail ? { onError: 'continueErrorOutput' } : {}),
		};
		const result = await run(emulator, parameters, options);
		if (!continueOnFail) {
			expect(result.error?.message).toContain('Max Wait');
			return;
		}
		expect(jsons(result).map((item) => at(linesOf(item)[0], 'passed'))).toEqual([true, false]);
		expect(jsons(result, 1)).toMatchObject([{ error: containing('Max Wait') }]);
	});

	it('asks nothing about an item without a date, or with nobody to offboard', async () => {
		const { gone } = emulator.people;
		await run(emulator, validating({ offboardingDate: '2030-02-30' }), { items: itemsFor(0) });
		await run(emulator, validating(), { items: [{ employee: gone.employmentId }] });
		expect(callsOf()).toEqual([0, 0, 0]);
	});

	it('asks nothing for a submit', async () => {
		await run(emulator, submitParameters(), { items: itemsFor(0) });
		expect(emulator.requests('submit')).toHaveLength(1);
		expect(callsOf()).toEqual([0, 0, 0]);
	});
});
