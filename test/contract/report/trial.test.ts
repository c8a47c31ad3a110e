import type { Wish } from '../../../report/trial/wish';
import { createEmulator, type Emulator } from '../../emulator/server';
import { cellsOf, leavingDate, partOf, reportOn, wishOf } from '../support/tenantReport';

const SUBMIT = 'POST /open-apis/corehr/v2/offboardings/submit_v2';
const REVOKE = 'POST /open-apis/corehr/v2/offboardings/revoke';
const EVENTS_MS = 20_000;
const DONE = 'The offboarding was submitted and revoked.';
const LEFT = '**The offboarding was submitted and is still open.**';
const STATUS = 'corehr.offboarding.status_updated_v2';

describe('a report that submits and revokes', () => {
	let emulator: Emulator;
	let wish: Wish;
	beforeEach(async () => {
		emulator = await createEmulator({ events: { by: 'connection' } });
		wish = wishOf(emulator);
	});
	afterEach(() => emulator.close());

	/** Instead of waiting for events, takes those that the emulator has sent. */
	const sleep = (ms: number) =>
		ms === EVENTS_MS ? emulator.deliveriesSettled() : Promise.resolve();
	const run = (more: object = {}) =>
		reportOn(emulator, { wish, typed: wish.employeeId, sleep, ...more });
	const records = () =>
		emulator.offboardings().filter(({ employmentId }) => employmentId === wish.employeeId);
	const statuses = () => records().map(({ status }) => status);
	const sent = () => [emulator.requests('submit').length, emulator.requests('revoke').length];

	it('submits a direct offboarding, revokes it, and tells which events came', async () => {
		const { left, markdown, said } = await run();
		expect(records()).toMatchObject([
			{ status: 'Withdrawn', mode: 1, offboardingDate: leavingDate },
		]);
		expect(sent()).toEqual([1, 1]);
		expect(left).toBeUndefined();
		expect(markdown).toContain(DONE);
		expect(cellsOf(markdown, SUBMIT).slice(0, 2)).toEqual(['200', '0']);
		expect(cellsOf(markdown, REVOKE).slice(0, 2)).toEqual(['200', '0']);
		const heard = emulator.deliveries().map(({ eventType }) => eventType);
		expect(new Set(heard).size).toBeGreaterThan(1);
		const updates = partOf(markdown, 'Updated fields');
		expect(updates).toMatch(/^\*\*Evidence\.\*\* Events in their order: /);
		for (const eventType of heard) expect(updates).toContain(`\`${eventType}\``);
		expect(updates).toContain('with `status`');
		expect(said).toHaveLength(2);
	});

	it('tells the time zone of the created time, and what Validate Only would have said', async () => {
		const { markdown } = await run();
		expect(partOf(markdown, 'Time zone')).toContain('`created_time` is UTC+8');
		expect(partOf(markdown, 'Contracts, job changes and probation')).toMatch(
			/said .*: clear.*Submit then answered with code 0, HTTP 200/,
		);
	});

	it.each([
		['cut', { kind: 'resetAfter' }],
		['that of a gateway', { kind: 'gatewayAfter', status: 502 }],
		['cut off', { kind: 'truncatedAfter' }],
	] as const)('finds and revokes an offboarding whose answer was %s', async (_what, fault) => {
		emulator.fail('submit', fault);
		const { left, markdown } = await run();
		expect([statuses(), sent(), left]).toEqual([['Withdrawn'], [1, 1], undefined]);
		expect(markdown).toContain(DONE);
	});

	it('says loudly that nobody knows, where a submit was lost and the search shows nothing', async () => {
		emulator.fail('submit', { kind: 'resetBefore' });
		const { left, markdown, said } = await run();
		expect([statuses(), sent()]).toEqual([[], [1, 0]]);
		expect(markdown).toContain('**Nobody knows whether the offboarding was made.**');
		expect(left).toContain('NOBODY KNOWS WHETHER AN OFFBOARDING WAS MADE.');
		expect(left).toContain('look again after a few minutes');
		expect(said).toContain(left);
	});

	it.each([
		['cut', { kind: 'resetAfter' }],
		['that of a gateway', { kind: 'gatewayAfter', status: 504 }],
		['one that leaves it open', { kind: 'codeAfter', status: 500, code: 1160101, msg: '' }],
	] as const)('revokes again where the answer to the revoke was %s', async (_what, fault) => {
		emulator.fail('revoke', fault);
		const { left, markdown } = await run();
		expect([statuses(), sent(), left]).toEqual([['Withdrawn'], [1, 2], undefined]);
		expect(markdown).toContain(DONE);
		expect(cellsOf(markdown, REVOKE)[1]).toBe("1160202 (on the endpoint's page)");
	});

	it('says loudly what to do, step by step, where Feishu refuses the revoke', async () => {
		emulator.fail('revoke', { kind: 'answer', status: 400, code: 1160205, msg: 'no' });
		const { left = '', markdown, said } = await run();
		const [{ offboardingId = '' } = {}] = records();
		expect([statuses(), sent()]).toEqual([['NoNeedApproval'], [1, 1]]);
		expect(markdown).toContain(LEFT);
		expect(markdown).not.toContain(offboardingId);
		expect(said.at(-1)).toBe(left);
		const logId = emulator.requests('revoke')[0]?.logId ?? '';
		expect(left.split('\n').slice(2, -2)).toEqual([
			`THE OFFBOARDING ${offboardingId} IS STILL OPEN: Feishu refused the revoke (HTTP 400, code 1160205 (on the endpoint's page), log ID ${logId}). A change to this offboarding is under approval, so it cannot be revoked now.`,
			`If it stays, the employee leaves on ${leavingDate}. To revoke it by hand:`,
			'1. Open CoreHR admin (人事管理后台) > Offboarding management (离职管理).',
			`2. Look for the employee whose employment ID is ${wish.employeeId}, among the offboardings that are not completed.`,
			`3. If there is one with the offboarding date ${leavingDate}, open it and choose Revoke (撤销).`,
			`Or in n8n: Feishu Offboarding > Offboarding > Revoke, with the offboarding ID ${offboardingId}.`,
		]);
	});

	it('tries four times to revoke, and then says that no answer tells', async () => {
		emulator.fail('revoke', { kind: 'gatewayBefore', status: 503 }, { times: 9 });
		const { left, markdown } = await run();
		expect([statuses(), sent()]).toEqual([['NoNeedApproval'], [1, 4]]);
		expect(markdown).toContain(LEFT);
		expect(left).toContain('no answer says that it was revoked (the last one: HTTP 503');
	});

	it('revokes nothing where Feishu refuses the submit', async () => {
		emulator.fail('submit', { kind: 'answer', status: 500, code: 1160203, msg: 'no' });
		const { left, markdown } = await run();
		expect([statuses(), sent(), left]).toEqual([[], [1, 0], undefined]);
		expect(markdown).toContain('Feishu refused the submit');
		expect(cellsOf(markdown, SUBMIT).slice(0, 2)).toEqual([
			'500',
			"1160203 (on the endpoint's page)",
		]);
	});

	it.each([
		['nothing', ''],
		['yes', 'yes'],
		['another ID', '7140964208476371110'],
	])('writes nothing where %s is typed', async (_what, typed) => {
		await expect(run({ typed })).rejects.toThrow('so nothing was submitted');
		expect([statuses(), sent()]).toEqual([[], [0, 0]]);
	});

	it('writes nothing where the employee has an open offboarding', async () => {
		wish = { ...wish, employeeId: emulator.people.leavingSoon.employmentId };
		const message = 'The employee has an open offboarding, so nothing was submitted.';
		await expect(run({ typed: wish.employeeId })).rejects.toThrow(message);
		expect([statuses(), sent()]).toEqual([['NoNeedApproval'], [0, 0]]);
	});

	it('writes nothing where the app may not search', async () => {
		emulator.fail('search', { kind: 'answer', status: 400, code: 99991672 }, { times: 99 });
		await expect(run()).rejects.toThrow('cannot search for offboardings, so nothing was submitted');
		expect(sent()).toEqual([0, 0]);
	});

	it('leaves the events to a connection that the app has', async () => {
		const counted = { online_instance_cnt: 1 };
		emulator.fail('connectionCount', {
			kind: 'answer',
			status: 200,
			rawBody: JSON.stringify({ code: 0, msg: '', data: counted }),
		});
		const { markdown } = await run();
		expect(markdown).toContain(DONE);
		expect(emulator.longConnections.list()).toEqual([]);
		expect(partOf(markdown, 'Updated fields')).toContain('has a long connection open');
	});

	it('refuses an event about somebody else, so that Feishu sends it again', async () => {
		const { approved } = emulator.people;
		const other = emulator
			.offboardings()
			.find(({ employmentId }) => employmentId === approved.employmentId);
		emulator.chooseFault(({ route }) => {
			if (route === 'revoke') emulator.setStatus(other?.offboardingId ?? '', 'Withdrawn');
			return undefined;
		});
		const { markdown } = await run();
		const pushed = emulator.deliveries(STATUS);
		const isOther = ({ rawBody }: { rawBody: string }) => rawBody.includes(approved.employmentId);
		const ours = pushed.filter((each) => !isOther(each)).map(({ outcome }) => outcome);
		const others = pushed.filter(isOther).map(({ outcome }) => outcome);
		expect(new Set(ours)).toEqual(new Set(['accepted']));
		expect(new Set(others)).toEqual(new Set(['failed']));
		expect(partOf(markdown, 'Updated fields')).toContain(
			`\`${STATUS}\` without \`updated_fields\`: ${ours.length}`,
		);
	});
});
