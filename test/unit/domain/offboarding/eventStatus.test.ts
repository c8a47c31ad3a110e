import {
	checklistStatusName,
	oldStatusName,
	statusName,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/eventStatus';
import { statusLabel } from '../../../../nodes/FeishuOffboarding/domain/offboarding/record';

describe('the numbers of events', () => {
	// The words that the pages of the events use, beside the ones that search uses.
	it.each([
		['审批中', 1, 1],
		['审批通过', 2, 4],
		['已离职', 3, 5],
		['已拒绝', 4, 3],
		['已撤销', 5, 2],
		['无需审批', 6, undefined],
	])('mean %s as %s, in the old event as %s', (word, number, oldNumber) => {
		expect(statusLabel(statusName(number) ?? '', 'zh-CN')).toBe(word);
		if (oldNumber !== undefined) expect(oldStatusName(oldNumber)).toBe(statusName(number));
	});

	it.each([
		[1, 'AntiBegin'],
		[2, 'Approving'],
		[3, 'Finished'],
		[4, 'Rejected'],
		[5, 'Withdrawn'],
	])('mean of the checklist: %i is %s', (number, expected) => {
		expect(checklistStatusName(number)).toBe(expected);
	});

	it.each([undefined, 0, -1, 7, 1.5, Number.NaN])('have no name for %s', (number) => {
		expect([statusName, oldStatusName, checklistStatusName].map((name) => name(number))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	it('have no name for direct offboarding in the old event', () => {
		expect(oldStatusName(6)).toBeUndefined();
		expect(checklistStatusName(6)).toBeUndefined();
	});
});
