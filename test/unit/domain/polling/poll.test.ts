import fc from 'fast-check';

import type { OffboardingFilter } from '../../../../nodes/FeishuOffboarding/domain/offboarding/search';
import type { PolledRecord } from '../../../../nodes/FeishuOffboarding/domain/polling/polledRecord';
import { firstPoll, newestRecord, poll } from '../../../../nodes/FeishuOffboarding/domain/polling/poll';
import { isWanted, pollItem } from '../../../../nodes/FeishuOffboarding/domain/polling/pollItem';
import type { PolledChange } from '../../../../nodes/FeishuOffboarding/domain/polling/pollOutcome';
import { lookUps } from '../../../../nodes/FeishuOffboarding/domain/polling/pollPlan';
import {
	pack,
	readPollState,
	unpack,
	type PollState,
} from '../../../../nodes/FeishuOffboarding/domain/polling/pollState';

const NOW_MS = Date.parse('2024-12-01T08:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const record = (id: string, change: Partial<PolledRecord> = {}): PolledRecord => ({
	offboardingId: id,
	employmentId: `person of ${id}`,
	status: 'Approving',
	offboardingDate: '2024-12-31',
	checklistStatus: 'AntiBegin',
	initiatingTime: '2024-12-01 07:00:00',
	processId: `process of ${id}`,
	raw: { offboarding_id: id },
	...change,
});

/** Open records are found by status, everything else by its person; notes what was asked. */
function tenantOf(records: readonly PolledRecord[]) {
	const asked: OffboardingFilter[] = [];
	const find = (filter: OffboardingFilter) => {
		asked.push(filter);
		const { statuses, employmentIds, initiated } = filter;
		return Promise.resolve(
			records.filter(
				({ status, employmentId, initiatingTime }) =>
					(statuses?.includes(status) ?? true) &&
					(employmentIds?.includes(employmentId) ?? true) &&
					(initiated === undefined || Date.parse(`${initiatingTime}Z`) >= initiated.fromMs),
			),
		);
	};
	return { asked, find };
}

const start = async (...records: PolledRecord[]): Promise<PollState> =>
	(await firstPoll(tenantOf(records).find, 'app', undefined, NOW_MS)).state;

const next = async (state: PollState, ...records: PolledRecord[]) =>
	await poll(tenantOf(records).find, state, NOW_MS + MINUTE_MS);

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
	it('takes the newest of the last month', async () => {
		const records = [
			record('2'),
			record('1', { initiatingTime: '2024-12-01 07:59:00' }),
			record('3', { initiatingTime: '2024-12-01 07:30:00' }),
		];
		const newest = await newestRecord(tenantOf(records).find, NOW_MS);
		expect(newest?.offboardingId).toBe('1');
	});

	it('goes further back where there is none', async () => {
		const lastYear = record('1', { initiatingTime: '2024-03-01 00:00:00' });
		const longAgo = record('0', { initiatingTime: '2020-03-01 00:00:00' });
		const both = tenantOf([longAgo, lastYear]);
		expect((await newestRecord(both.find, NOW_MS))?.offboardingId).toBe('1');
		expect(both.asked).toHaveLength(2);
		expect((await newestRecord(tenantOf([longAgo]).find, NOW_MS))?.offboardingId).toBe('0');
		expect(await newestRecord(tenantOf([]).find, NOW_MS)).toBeUndefined();
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

	it('packs whatever the vendor writes', () => {
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

describe('pollItem', () => {
	it('uses the words that events use', () => {
		const previous = { ...record('1'), missingSinceMs: 0, offboardingDate: '2024-11-30' };
		const change: PolledChange = {
			kind: 'changed',
			fields: ['offboarding_date'],
			previous,
			record: record('1'),
		};
		const state = { status_name: 'Approving', checklist_status_name: 'AntiBegin' };
		expect(pollItem(change)).toEqual({
			change: 'changed',
			changed_fields: ['offboarding_date'],
			previous: { ...state, offboarding_date: '2024-11-30' },
			offboarding_id: '1',
			employment_id: 'person of 1',
			...state,
			offboarding_date: '2024-12-31',
			process_id: 'process of 1',
			apply_initiating_time: '2024-12-01 07:00:00',
		});
	});

	it('has nothing previous for a new record', () => {
		const change = {
			kind: 'created',
			fields: [],
			previous: undefined,
			record: record('1'),
		} as const;
		expect(pollItem(change)).not.toHaveProperty('previous');
	});
});

describe('isWanted', () => {
	const change = (kind: PolledChange['kind'], ...fields: PolledChange['fields']): PolledChange => ({
		kind,
		fields,
		previous: undefined,
		record: record('1'),
	});

	it.each([
		['a new record', change('created'), ['created'], true],
		['a new record, unwanted', change('created'), ['status'], false],
		['a changed field', change('changed', 'status', 'offboarding_date'), ['status'], true],
		['another field', change('changed', 'offboarding_date'), ['status', 'created'], false],
		['a record that is open again', change('changed'), ['status'], true],
		['a record that is open again, unwanted', change('changed'), ['created'], false],
	])('judges %s', (_reason, told, changes, expected) => {
		expect(isWanted(told, { changes, statuses: [] })).toBe(expected);
	});

	it('filters by the status that the record has now', () => {
		const changes = ['created'];
		expect(isWanted(change('created'), { changes, statuses: ['Approving'] })).toBe(true);
		expect(isWanted(change('created'), { changes, statuses: ['Approved'] })).toBe(false);
	});
});
