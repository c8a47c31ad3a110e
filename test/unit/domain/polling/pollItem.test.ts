import { isWanted, pollItem } from '../../../../nodes/FeishuOffboarding/domain/polling/pollItem';
import type { PolledChange } from '../../../../nodes/FeishuOffboarding/domain/polling/pollOutcome';
import { record } from '../../../support/polledRecord';

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
		['a new record that is closed', change('created', 'status'), ['status'], true],
		[
			'a new record that is closed, unwanted',
			change('created', 'status'),
			['offboarding_date'],
			false,
		],
		['a new record that is closed, wanted', change('created', 'status'), ['created'], true],
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
