import fc from 'fast-check';

import type { OffboardingFilter } from '../../../../nodes/FeishuOffboarding/domain/offboarding/search';
import {
	firstPoll,
	newestRecord,
	poll,
} from '../../../../nodes/FeishuOffboarding/domain/polling/poll';
import type { PolledChange } from '../../../../nodes/FeishuOffboarding/domain/polling/pollOutcome';
import { lookUps } from '../../../../nodes/FeishuOffboarding/domain/polling/pollPlan';
import {
	pack,
	readPollState,
	unpack,
} from '../../../../nodes/FeishuOffboarding/domain/polling/pollState';
import { record } from '../../../support/polledRecord';
import { DAY_MS, MINUTE_MS, next, NOW_MS, start, tenantOf } from './polledTenant';

describe('firstPoll', () => {
	it('tells nothing of what is there', async () => {
		const outcome = await firstPoll(tenantOf([record('1')]).find, 'app', undefined, NOW_MS);
		expect(outcome.changes).toEqual([]);
		expect(Object.keys(outcome.state.records)).toEqual(['1']);
	});

	it('tells what was started since a day, oldest first', async () => {
		const records = [
			record('1', { initiatingTime: '2024-11-01 00:00:00' }),
			record('3', { initiatingTime: '2024-11-21 00:00:00' }),
			record('2', { initiatingTime: '2024-11-22 00:00:00', status: 'Withdrawn' }),
		];
		const startMs = Date.parse('2024-11-20T00:00:00Z');
		const { changes, state } = await firstPoll(tenantOf(records).find, 'app', startMs, NOW_MS);
		expect(changes.map(({ kind, record: told }) => [kind, told.offboardingId])).toEqual([
			['created', '3'],
			['created', '2'],
		]);
		expect((await next(state, ...records)).changes).toEqual([]);
	});

	it('takes a day to come for no day', async () => {
		const { asked, find } = tenantOf([record('1')]);
		const { changes } = await firstPoll(find, 'app', NOW_MS + DAY_MS, NOW_MS);
		expect(changes).toEqual([]);
		expect(asked).toHaveLength(3);
	});
});

describe('poll', () => {
	it('tells a new record', async () => {
		const { changes } = await next(await start(), record('1'));
		expect(changes).toMatchObject([{ kind: 'created', fields: [], previous: undefined }]);
	});

	it.each([
		['status', { status: 'Approved' }],
		['offboarding_date', { offboardingDate: '2025-01-31' }],
		['checklist_status', { checklistStatus: 'Approving' }],
	])('tells a change of %s, and tells it once', async (field, change) => {
		const { changes, state } = await next(await start(record('1')), record('1', change));
		expect(changes).toMatchObject([
			{ kind: 'changed', fields: [field], previous: { status: 'Approving' } },
		]);
		expect((await next(state, record('1', change))).changes).toEqual([]);
	});

	it('looks up what the scans do not show any more, and then lets go of it', async () => {
		const closed = record('1', { status: 'Rejected', initiatingTime: '2024-10-01 00:00:00' });
		const find = async (filter: OffboardingFilter) =>
			await Promise.resolve(filter.employmentIds ? [closed] : []);
		const { changes, state } = await poll(find, await start(record('1')), NOW_MS + MINUTE_MS);
		expect(changes).toMatchObject([{ kind: 'changed', fields: ['status'] }]);
		expect(state.records).toEqual({});
		expect((await poll(find, state, NOW_MS + 2 * MINUTE_MS)).changes).toEqual([]);
	});

	it('tells nothing of what else the person of a look-up has', async () => {
		const old = record('0', { status: 'Withdrawn', employmentId: 'person of 1' });
		const find = async (filter: OffboardingFilter) =>
			await Promise.resolve(filter.employmentIds ? [old] : []);
		const { changes } = await poll(find, await start(record('1')), NOW_MS + MINUTE_MS);
		expect(changes).toEqual([]);
	});

	it('keeps a record that search does not show for a week', async () => {
		let state = await start(record('1'));
		for (let day = 1; day <= 7; day++) {
			({ state } = await poll(tenantOf([]).find, state, NOW_MS + day * DAY_MS));
			expect(Object.keys(state.records)).toEqual(['1']);
		}
		({ state } = await poll(tenantOf([]).find, state, NOW_MS + 8 * DAY_MS));
		expect(state.records).toEqual({});
	});

	it('calls a record changed that comes back long after it was closed', async () => {
		const reopened = record('1', { initiatingTime: '2024-10-01 00:00:00' });
		const { changes } = await next(await start(), reopened);
		expect(changes).toMatchObject([{ kind: 'changed', fields: [], previous: undefined }]);
	});

	it('calls a record new that search was late to show', async () => {
		const late = record('1', { initiatingTime: '2024-11-30 12:00:00' });
		expect((await next(await start(), late)).changes).toMatchObject([{ kind: 'created' }]);
	});

	it('calls a record without a time new', async () => {
		const direct = record('1', { initiatingTime: '' });
		expect((await next(await start(), direct)).changes).toMatchObject([{ kind: 'created' }]);
	});

	it('says of a new record whose status is not its first that the status has changed', async () => {
		const records = [
			record('1', { initiatingTime: '2024-12-01 07:00:01', status: 'Withdrawn' }),
			record('2', { initiatingTime: '2024-12-01 07:00:02', status: 'Offboarded' }),
			record('3', { initiatingTime: '2024-12-01 07:00:03', status: 'Approved' }),
			record('4', { initiatingTime: '2024-12-01 07:00:04', status: 'Approving' }),
			record('5', { initiatingTime: '2024-12-01 07:00:05', status: 'NoNeedApproval' }),
		];
		const { changes } = await next(await start(), ...records);
		expect(changes.map(({ kind, fields }) => [kind, ...fields])).toEqual([
			['created', 'status'],
			['created', 'status'],
			['created', 'status'],
			['created'],
			['created'],
		]);
	});

	it('does not forget a closed record that is dated far ahead', async () => {
		const far = record('1', {
			offboardingDate: '2026-12-31',
			initiatingTime: '2024-10-01 00:00:00',
		});
		const closed = { ...far, status: 'Withdrawn' };
		let state = await start(far);
		const told: PolledChange[] = [];
		for (const day of [1, 2, 100, 400, 600, 740]) {
			const outcome = await poll(tenantOf([closed]).find, state, NOW_MS + day * DAY_MS);
			({ state } = outcome);
			told.push(...outcome.changes);
		}
		expect(told).toMatchObject([{ kind: 'changed', fields: ['status'] }]);
	});

	it('takes no record for new that was closed, and dated far ahead, when the trigger started', async () => {
		const closed = record('1', {
			offboardingDate: '2026-12-31',
			initiatingTime: '',
			status: 'Withdrawn',
		});
		let state = await start(closed);
		for (const day of [1, 400, 740]) {
			const outcome = await poll(tenantOf([closed]).find, state, NOW_MS + day * DAY_MS);
			({ state } = outcome);
			expect(outcome.changes).toEqual([]);
		}
	});

	it('goes on counting where the clock is set back', async () => {
		const state = await start();
		const { state: after } = await poll(tenantOf([]).find, state, NOW_MS - DAY_MS);
		expect(after.polledAtMs).toBe(state.polledAtMs + 1);
	});

	it('gives no state where a search fails', async () => {
		const find = () => Promise.reject(new Error('The search failed'));
		await expect(poll(find, await start(), NOW_MS)).rejects.toThrow('The search failed');
	});
});

describe('lookUps', () => {
	it('asks for a hundred people at a time, and for each once', async () => {
		const records = Array.from({ length: 250 }, (_unused, index) =>
			record(String(index), { employmentId: `person ${index % 240}` }),
		);
		const state = await start(...records, record('x', { employmentId: '' }));
		const filters = lookUps(state, new Map());
		expect(filters.map(({ employmentIds }) => employmentIds?.length)).toEqual([100, 100, 40]);
	});
});

describe('newestRecord', () => {
	const all = { statuses: [] };

	it('prefers one that the filter lets through, and shows another rather than none', async () => {
		const rejected = record('1', { status: 'Rejected', initiatingTime: '2024-11-20 07:00:00' });
		const { find } = tenantOf([record('2'), rejected, record('3')]);
		const newestIn = async (...statuses: string[]) =>
			(await newestRecord(find, { statuses }, NOW_MS))?.offboardingId;
		expect(await newestIn('Rejected', 'Withdrawn')).toBe('1');
		expect(await newestIn('Withdrawn')).toBe('3');
	});

	it('takes the newest of the last month', async () => {
		const records = [
			record('2'),
			record('1', { initiatingTime: '2024-12-01 07:59:00' }),
			record('3', { initiatingTime: '2024-12-01 07:30:00' }),
		];
		const newest = await newestRecord(tenantOf(records).find, all, NOW_MS);
		expect(newest?.offboardingId).toBe('1');
	});

	it('goes further back where there is none', async () => {
		const lastYear = record('1', { initiatingTime: '2024-03-01 00:00:00' });
		const longAgo = record('0', { initiatingTime: '2020-03-01 00:00:00' });
		const both = tenantOf([longAgo, lastYear]);
		expect((await newestRecord(both.find, all, NOW_MS))?.offboardingId).toBe('1');
		expect(both.asked).toHaveLength(2);
		expect((await newestRecord(tenantOf([longAgo]).find, all, NOW_MS))?.offboardingId).toBe('0');
		expect(await newestRecord(tenantOf([]).find, all, NOW_MS)).toBeUndefined();
	});
});

describe('the state of a poll', () => {
	it('survives being stored', async () => {
		const state = await start(record('1'), record('2'));
		expect(readPollState(JSON.parse(JSON.stringify(state)), 'app')).toEqual(state);
	});

	it.each([
		['nothing', undefined],
		['text', 'state'],
		['another version', { version: 2, app: 'app', polledAtMs: 1, records: {} }],
		['another app', { version: 1, app: 'other', polledAtMs: 1, records: {} }],
		['no time', { version: 1, app: 'app', records: {} }],
	])('starts anew from %s', (_reason, stored) => {
		expect(readPollState(stored, 'app')).toBeUndefined();
	});

	it('leaves out what is no record', () => {
		const stored = { version: 1, app: 'app', polledAtMs: 1, records: { a: 1, b: 'text' } };
		expect(readPollState(stored, 'app')?.records).toEqual({ b: 'text' });
	});

	it('packs whatever Feishu writes', () => {
		const snapshot = fc.record({
			status: fc.string(),
			offboardingDate: fc.string(),
			checklistStatus: fc.string(),
			employmentId: fc.string(),
			missingSinceMs: fc.nat(),
		});
		fc.assert(fc.property(snapshot, (value) => expect(unpack(pack(value))).toEqual(value)));
	});

	it.each(['', 'text', '{}', '[]', '[1]', '["a","b"]', '["a","b","c","d"]', '["a","b",1,"d",0]'])(
		'does not unpack %s',
		(text) => {
			expect(unpack(text)).toBeUndefined();
		},
	);
});
