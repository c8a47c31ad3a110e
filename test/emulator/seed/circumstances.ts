import { daysFrom } from '../tenant/dates';
import type { Contract, Person, Transfer } from '../tenant/person';
import type { StaffRow } from './staff';

/** What sets a person apart from an ordinary one. */
export interface Circumstance {
	row: StaffRow;
	contracts?: readonly Contract[];
	transfers?: readonly Transfer[];
	/** The day of hire, when absent. */
	probationFrom?: string;
	confirmedOn?: string;
	hasJobData?: false;
	inDataScope?: false;
	hasAccount?: false;
	breakdown?: Person['breakdown'];
	leftOn?: string;
}

function contractTrouble(now: number): Circumstance[] {
	const longAgo = daysFrom(now, -900);
	return [
		{
			row: ['E0042', '卢凯', 'Kevin Lu', 'lu.kai', 'sales', 900, 'E0013'],
			contracts: [{ start: longAgo, expectedEnd: daysFrom(now, -10) }],
		},
		{
			row: ['E0043', '蒋欣', 'Cynthia Jiang', 'jiang.xin', 'product', 900, 'E0001'],
			contracts: [
				{ start: longAgo, expectedEnd: daysFrom(now, 364) },
				{ start: daysFrom(now, 365) },
			],
		},
		{
			row: ['E0044', '蔡明', 'Max Cai', 'cai.ming', 'people', 900, 'E0005'],
			contracts: [{ start: longAgo, actualEnd: daysFrom(now, 400) }],
		},
	];
}

function recordTrouble(now: number): Circumstance[] {
	return [
		{
			row: ['E0041', '苏敏', 'Susan Su', 'su.min', 'engineering', 900, 'E0012'],
			breakdown: 'internal',
		},
		{
			row: ['E0045', '贾玲', 'Linda Jia', 'jia.ling', 'product', 100, 'E0001'],
			confirmedOn: daysFrom(now, 365),
		},
		{
			row: ['E0046', '丁宁', 'Denny Ding', 'ding.ning', 'platform', 900, 'E0006'],
			transfers: [{ effectiveOn: daysFrom(now, 365), state: 'done' }],
		},
		{
			row: ['E0047', '魏巍', 'Victor Wei', 'wei.wei', 'platform', 900, 'E0006'],
			transfers: [{ effectiveOn: daysFrom(now, 365), state: 'approving' }],
		},
		{
			row: ['E0048', '薛佳', 'Jasmine Xue', 'xue.jia', 'sales', 900, 'E0013'],
			hasJobData: false,
		},
		{
			row: ['E0049', '叶青', 'Yasmin Ye', 'ye.qing', 'engineering', 900, 'E0012'],
			breakdown: 'upstream',
		},
	];
}

function unusualPeople(now: number): Circumstance[] {
	return [
		{
			row: ['E0050', '阎军', 'Yale Yan', 'yan.jun', 'company', 1500, 'E0011'],
			inDataScope: false,
		},
		{
			row: ['E0051', '余华', 'Hugh Yu', 'yu.hua', 'sales', 1300, 'E0013'],
			leftOn: daysFrom(now, -90),
		},
		{ row: ['E0052', '潘虹', 'Holly Pan', 'pan.hong', 'laboratory', 700, 'E0012'] },
		{ row: ['E0053', '杜鹃', 'Judy Du', 'du.juan', 'warehouse', 700, 'E0013'] },
		{ row: ['E0054', '戴维', 'David Dai', 'dai.wei', 'advertising', 700, 'E0013'] },
		{ row: ['E0055', '夏雨', 'Summer Xia', 'xia.yu', 'product', 800, 'E0001'] },
		{ row: ['E0056', '钟声', 'Bell Zhong', 'zhong.sheng', 'engineering', 800, 'E0012'] },
		{ row: ['E0057', '汪洋', 'Ocean Wang', 'wang.yang', 'closedBranch', 800, 'E0013'] },
		{ row: ['E0058', '田甜', 'Candy Tian', 'tian.tian', 'people', 800, 'E0005'] },
		{ row: ['E0059', '任重', 'Ron Ren', 'ren.zhong', 'platform', 800, 'E0006'] },
		{ row: ['E0060', '姜文', 'Vincent Jiang', 'jiang.wen', 'sales', 800, 'E0013'] },
		{ row: ['E0061', '范冰', 'Iris Fan', 'fan.bing', 'product', 800, 'E0001'] },
		{ row: ['E0062', '方圆', 'Yuan Fang', 'fang.yuan', 'sales', 800, 'E0013'] },
		{ row: ['E0063', '石磊', 'Rocky Shi', 'shi.lei', 'engineering', 800, 'E0012'] },
		{
			row: ['E0064', '姚远', 'Yao Yuan', 'yao.yuan', 'warehouse', 240, 'E0013'],
			hasAccount: false,
		},
		{
			row: ['E0065', '邱实', 'Quincy Qiu', 'qiu.shi', 'company', 1600, 'E0011'],
			inDataScope: false,
		},
		{ row: ['E0066', '史笔', 'Stephen Shi', 'shi.bi', 'engineering', 800, 'E0012'] },
		{ row: ['E0067', '龙飞', 'Logan Long', 'long.fei', 'engineering', 800, 'E0012'] },
	];
}

/** People who are leaving, and for whom one date or another is out of the question. */
function dateTrouble(now: number): Circumstance[] {
	return [
		{
			row: ['E0068', '温雅', 'Wendy Wen', 'wen.ya', 'product', 900, 'E0001'],
			probationFrom: daysFrom(now, -880),
			contracts: [
				{ start: daysFrom(now, -860), expectedEnd: daysFrom(now, -400) },
				{ start: daysFrom(now, -380), expectedEnd: daysFrom(now, 100) },
			],
			transfers: [{ effectiveOn: daysFrom(now, -300), state: 'done' }],
		},
		{
			row: ['E0069', '康健', 'Ken Kang', 'kang.jian', 'sales', 800, 'E0013'],
			contracts: [],
		},
		{
			row: ['E0070', '白杨', 'Poppy Bai', 'bai.yang', 'people', 800, 'E0005'],
			contracts: [{ start: daysFrom(now, -800), actualEnd: daysFrom(now, 400) }],
		},
		{
			row: ['E0071', '江南', 'Jonah Jiang', 'jiang.nan', 'platform', 800, 'E0006'],
			transfers: [{ effectiveOn: daysFrom(now, 10), state: 'approving' }],
		},
	];
}

export function createCircumstances(now: number): Circumstance[] {
	return [
		...contractTrouble(now),
		...recordTrouble(now),
		...unusualPeople(now),
		...dateTrouble(now),
	];
}
