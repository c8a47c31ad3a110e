import type { Access } from '../../app/capability';
import type { eventTypes } from './event';

/**
 * What an app needs for each event, by the name under which the triggers offer it. The scope that all of them
 * and the search of offboardings share stands first.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/status_updated
 */
export const eventAccess: Readonly<Record<keyof typeof eventTypes, Access>> = {
	checklistUpdated: {
		name: 'Checklist Status Changed',
		scopes: [
			'corehr:offboarding:read',
			'corehr:offboarding.checklist_status_message:read',
			'corehr:offboarding:write',
			'corehr:employment:readonly',
			'corehr:employment',
		],
	},
	statusUpdated: {
		name: 'Offboarding Status Changed',
		scopes: [
			'corehr:offboarding:read',
			'corehr:offboarding.status_message_v2:read',
			'corehr:offboarding:write',
			'corehr:employment:readonly',
			'corehr:employment',
		],
	},
	updated: {
		name: 'Offboarding Information Changed',
		scopes: [
			'corehr:offboarding:read',
			'corehr:offboarding.update_field_message:read',
			'corehr:offboarding.submit:write',
		],
	},
};
