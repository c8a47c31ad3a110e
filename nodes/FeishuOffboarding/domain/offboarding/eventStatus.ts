/** The words that the search call uses for the state of an offboarding. */
export const statusNames = [
	'Approving',
	'Approved',
	'Offboarded',
	'Rejected',
	'Withdrawn',
	'NoNeedApproval',
] as const;
export type StatusName = (typeof statusNames)[number];

/** The words that the search call uses for the state of the hand-over. */
const checklistStatusNames = [
	'AntiBegin',
	'Approving',
	'Finished',
	'Rejected',
	'Withdrawn',
] as const;
export type ChecklistStatusName = (typeof checklistStatusNames)[number];

// The old event counts the same states in another order, and knows no direct offboarding.
const oldStatusNames: readonly StatusName[] = [
	'Approving',
	'Withdrawn',
	'Rejected',
	'Approved',
	'Offboarded',
];

/** Events count from 1. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/updated */
const nameOf = <T>(names: readonly T[], number: number | undefined): T | undefined =>
	number === undefined ? undefined : names[number - 1];

export const statusName = (number: number | undefined): StatusName | undefined =>
	nameOf(statusNames, number);

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/events/updated */
export const oldStatusName = (number: number | undefined): StatusName | undefined =>
	nameOf(oldStatusNames, number);

export const checklistStatusName = (number: number | undefined): ChecklistStatusName | undefined =>
	nameOf(checklistStatusNames, number);
