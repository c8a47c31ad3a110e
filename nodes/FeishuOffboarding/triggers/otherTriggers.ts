import type { IRelatedNode } from 'n8n-workflow';

const PACKAGE = 'n8n-nodes-feishu-corehr';

/** By what n8n's AI builder chooses among the triggers. */
const reasons = {
	feishuOffboardingTrigger: 'Events at once, where Feishu can reach n8n',
	feishuOffboardingLongConnectionTrigger: 'Events at once, without a public address',
	feishuOffboardingPollingTrigger: 'Changes on a schedule, without an event subscription',
};

/** What n8n's AI builder is told of both triggers that get events. */
export const directSendsTwo =
	'A direct offboarding sends two events: to start once, filter by the status NoNeedApproval.';

/** All triggers for the action node, and for a trigger the others. */
export const otherTriggers = (own?: keyof typeof reasons): IRelatedNode[] =>
	Object.entries(reasons)
		.filter(([name]) => name !== own)
		.map(([name, relationHint]) => ({ nodeType: `${PACKAGE}.${name}`, relationHint }));
