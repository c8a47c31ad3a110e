import {
	checklistStatusName,
	closedStatuses,
	isLaterStatus,
	isOpenChecklist,
	isOpenStatus,
	oldStatusName,
	openStatuses,
	statusLabel,
	statusName,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/status';

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

describe('openStatuses', () => {
	it('are those after which nobody can be offboarded again', () => {
		expect(openStatuses).toEqual(['Approving', 'Approved', 'NoNeedApproval']);
	});
});

describe('closedStatuses', () => {
	it('are all the others that search knows', () => {
		expect(closedStatuses).toEqual(['Offboarded', 'Rejected', 'Withdrawn']);
	});
});

describe('statusLabel', () => {
	// The words of the search page
	it.each([
		['Approving', '审批中'],
		['Approved', '审批通过'],
		['Offboarded', '已离职'],
		['Rejected', '已拒绝'],
		['Withdrawn', '已撤销'],
		['NoNeedApproval', '无需审批'],
	])('names %s as Feishu does', (status, chinese) => {
		expect(statusLabel(status, 'zh-CN')).toBe(chinese);
		expect(statusLabel(status, 'en-US')).toMatch(/^[A-Z][A-Za-z ]+$/);
	});

	it.each(['', 'Suspended', 'constructor', '__proto__'])(
		'keeps %j, which it does not know',
		(status) => {
			expect(statusLabel(status, 'en-US')).toBe(status);
		},
	);
});

describe('isOpenStatus and isLaterStatus', () => {
	it.each([
		['Approving', true, false],
		['NoNeedApproval', true, false],
		['Approved', true, true],
		['Offboarded', false, true],
		['Rejected', false, true],
		['Withdrawn', false, true],
		['Suspended', false, false],
		['', false, false],
	])('judge %j', (word, isOpen, isLater) => {
		expect([isOpenStatus(word), isLaterStatus(word)]).toEqual([isOpen, isLater]);
	});
});

describe('isOpenChecklist', () => {
	it('knows the hand-over that is under way', () => {
		const words = ['AntiBegin', 'Approving', 'Finished', 'Rejected', 'Withdrawn', ''];
		expect(words.filter(isOpenChecklist)).toEqual(['Approving']);
	});
});
