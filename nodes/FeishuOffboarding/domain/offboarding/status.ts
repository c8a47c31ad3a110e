import { textAt, withoutGaps, type JsonObject } from '../../platform/json';
import type { LabelLanguage } from '../labels';
import type { SearchedRecord } from './searchedRecord';

interface Row {
	/** The word of the search call: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
	readonly name: string;
	/** The number in events: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/updated */
	readonly number: number;
	/** What people read: in Chinese as Feishu's pages say. */
	readonly labels: Readonly<Record<LabelLanguage, string>>;
	/** Whether it may still change by itself. */
	readonly isOpen: boolean;
	readonly description?: string;
}

interface StatusRow extends Row {
	/**
	 * The number in the old event, which knows no direct offboarding:
	 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/events/updated
	 */
	readonly oldNumber: number | undefined;
	/** Whether an offboarding can begin with it. */
	readonly isFirst: boolean;
}

/** The states of an offboarding. An open one bars another offboarding of the same employee. */
export const statuses = [
	{
		name: 'Approving',
		number: 1,
		oldNumber: 1,
		isOpen: true,
		isFirst: true,
		labels: { 'zh-CN': '审批中', 'en-US': 'Approving' },
	},
	{
		name: 'Approved',
		number: 2,
		oldNumber: 4,
		isOpen: true,
		isFirst: false,
		labels: { 'zh-CN': '审批通过', 'en-US': 'Approved' },
	},
	{
		name: 'Offboarded',
		number: 3,
		oldNumber: 5,
		isOpen: false,
		isFirst: false,
		labels: { 'zh-CN': '已离职', 'en-US': 'Offboarded' },
		description: 'The person has left',
	},
	{
		name: 'Rejected',
		number: 4,
		oldNumber: 3,
		isOpen: false,
		isFirst: false,
		labels: { 'zh-CN': '已拒绝', 'en-US': 'Rejected' },
	},
	{
		name: 'Withdrawn',
		number: 5,
		oldNumber: 2,
		isOpen: false,
		isFirst: false,
		labels: { 'zh-CN': '已撤销', 'en-US': 'Withdrawn' },
		description: 'Revoked',
	},
	{
		name: 'NoNeedApproval',
		number: 6,
		oldNumber: undefined,
		isOpen: true,
		isFirst: true,
		labels: { 'zh-CN': '无需审批', 'en-US': 'No Approval Needed' },
		description: 'Entered as decided, waiting for its date',
	},
] as const satisfies readonly StatusRow[];

/** The states of the hand-over (离职流转). */
export const checklistStatuses = [
	{
		name: 'AntiBegin',
		number: 1,
		isOpen: false,
		labels: { 'zh-CN': '未发起', 'en-US': 'Not Started' },
	},
	{
		name: 'Approving',
		number: 2,
		isOpen: true,
		labels: { 'zh-CN': '进行中', 'en-US': 'In Progress' },
	},
	{
		name: 'Finished',
		number: 3,
		isOpen: false,
		labels: { 'zh-CN': '已完成', 'en-US': 'Finished' },
	},
	{
		name: 'Rejected',
		number: 4,
		isOpen: false,
		labels: { 'zh-CN': '已拒绝', 'en-US': 'Rejected' },
	},
	{
		name: 'Withdrawn',
		number: 5,
		isOpen: false,
		labels: { 'zh-CN': '已撤销', 'en-US': 'Withdrawn' },
	},
] as const satisfies readonly Row[];

export type StatusName = (typeof statuses)[number]['name'];
export type ChecklistStatusName = (typeof checklistStatuses)[number]['name'];

export const statusNames = statuses.map(({ name }) => name);
export const openStatuses = statuses.filter(({ isOpen }) => isOpen).map(({ name }) => name);
/**
 * Open, and decided about: Feishu refuses to change an offboarding while its approval is running (1160623 of
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit).
 */
export const editableStatuses = openStatuses.filter((name) => name !== 'Approving');
export const closedStatuses = statuses.filter(({ isOpen }) => !isOpen).map(({ name }) => name);

/** What search, or whoever else uses its words, calls a status. Any other word is none of these. */
export const isOpenStatus = (word: string): boolean =>
	statuses.some(({ isOpen, name }) => isOpen && name === word);

/** Whether an offboarding in that status has had another one before. False for a word that search does not have. */
export const isLaterStatus = (word: string): boolean =>
	statuses.some(({ isFirst, name }) => !isFirst && name === word);

export const isOpenChecklist = (word: string): boolean =>
	checklistStatuses.some(({ isOpen, name }) => isOpen && name === word);

/** Undefined for a number that is not documented, as with the two below. */
export const statusName = (number: number | undefined): StatusName | undefined =>
	statuses.find((row) => row.number === number)?.name;

export const oldStatusName = (number: number | undefined): StatusName | undefined =>
	number === undefined ? undefined : statuses.find((row) => row.oldNumber === number)?.name;

export const checklistStatusName = (number: number | undefined): ChecklistStatusName | undefined =>
	checklistStatuses.find((row) => row.number === number)?.name;

/** The word itself where it is not documented. */
export const statusLabel = (word: string, language: LabelLanguage): string =>
	statuses.find(({ name }) => name === word)?.labels[language] ?? word;

/** The words of a record that search gave, under the names that they have in every output; those that it has. */
export const namedStatuses = (record: SearchedRecord): JsonObject =>
	withoutGaps<JsonObject>({
		status_name: textAt(record, 'status'),
		checklist_status_name: textAt(record, 'checklistStatus'),
	});
