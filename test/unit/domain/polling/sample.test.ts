import { isWanted, pollItem } from '../../../../nodes/FeishuOffboarding/domain/polling/pollItem';
import { sampleChange } from '../../../../nodes/FeishuOffboarding/domain/polling/sample';
import { record } from '../../../support/polledRecord';

const wanting = (...changes: string[]) => ({ changes, statuses: [] });

describe('sampleChange', () => {
	it.each([
		['status', 'status_name'],
		['offboarding_date', 'offboarding_date'],
		['checklist_status', 'checklist_status_name'],
	])('tells a change of the kind that is wanted first: %s', (first, key) => {
		const change = sampleChange(record('1'), wanting(first, 'created'));
		const item = pollItem(change);
		expect(item).toMatchObject({ change: 'changed', changed_fields: [first] });
		const now = pollItem({ ...change, previous: undefined });
		expect(item.previous).not.toHaveProperty([key], now[key]);
		expect(Object.keys(item.previous as object)).toHaveLength(3);
		expect(isWanted(change, wanting(first))).toBe(true);
	});

	it.each([[['created', 'status']], [[]]])('tells a new record for %j', (changes) => {
		expect(sampleChange(record('1'), wanting(...changes))).toEqual({
			kind: 'created',
			fields: [],
			previous: undefined,
			record: record('1'),
		});
	});

	it('moves the date, over the end of a year', () => {
		const moved = sampleChange(
			{ ...record('1'), offboardingDate: '2025-01-03' },
			wanting('offboarding_date'),
		);
		expect(moved.previous?.offboardingDate).toBe('2024-12-27');
	});

	it('leaves out a date that cannot be read', () => {
		const strange = { ...record('1'), offboardingDate: '' };
		expect(sampleChange(strange, wanting('offboarding_date')).previous?.offboardingDate).toBe('');
	});
});
