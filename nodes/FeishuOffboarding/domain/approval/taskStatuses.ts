interface TaskStatus {
	readonly value: number;
	/** What outputs call it, and filters that can ask for it. */
	readonly name: string;
	readonly labels: { readonly 'zh-CN': string; readonly 'en-US': string };
	/** Whether Feishu takes it as a filter. */
	readonly filters: boolean;
}

const row = (value: number, name: string, zh: string, en: string, filters = true): TaskStatus => ({
	value,
	name,
	labels: { 'zh-CN': zh, 'en-US': en },
	filters,
});

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/approver/list */
export const STATUSES: readonly TaskStatus[] = [
	row(-2, 'Skipped', '跳过', 'Skipped', false),
	row(-1, 'Initiated', '发起', 'Initiated'),
	row(0, 'NotStarted', '未开始', 'Not Started', false),
	row(1, 'InProgress', '进行中', 'In Progress'),
	row(2, 'Rejected', '已拒绝', 'Rejected'),
	row(3, 'Approved', '已通过', 'Approved'),
	row(4, 'Withdrawn', '被撤回', 'Withdrawn', false),
	row(5, 'Copied', '抄送', 'Copied'),
	row(6, 'FormSubmitted', '表单提交', 'Form Submitted'),
	row(12, 'Failed', '失败', 'Failed'),
	row(14, 'Returned', '已回退', 'Returned'),
	row(16, 'RevocationInitiated', '发起撤销', 'Revocation Initiated', false),
	row(18, 'Intervened', '已干预', 'Intervened', false),
];

/** The states that tasks can be asked for by. */
export const filterableTaskStatuses: readonly TaskStatus[] = STATUSES.filter(
	({ filters }) => filters,
);

/** The calls that give all tasks wanted: Feishu takes one status a call. Undefined stands for every status. */
export const statusesToAskFor = (names: readonly string[]): ReadonlyArray<number | undefined> =>
	names.length === 0
		? [undefined]
		: STATUSES.filter(({ name }) => names.includes(name)).map(({ value }) => value);
