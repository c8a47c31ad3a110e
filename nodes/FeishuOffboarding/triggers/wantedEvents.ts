import type { INodeProperties } from 'n8n-workflow';

import type { WantedEvents } from '../domain/offboarding/events/chooseEvent';
import { eventTypes } from '../domain/offboarding/events/event';
import { choicesIn, type settingsOf } from '../fields/parameters';
import { checklistStatusOptions, statusOptions } from '../fields/statusOptions';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/status_updated */
export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: [
		{
			name: 'Checklist Status Changed',
			value: eventTypes.checklistUpdated,
			description: 'The hand-over was started, finished, rejected or withdrawn (离职流转状态变更)',
		},
		{
			name: 'Offboarding Information Changed',
			value: eventTypes.updated,
			description: 'A date, reason or other field was edited (离职信息变更)',
		},
		{
			name: 'Offboarding Status Changed',
			value: eventTypes.statusUpdated,
			description:
				'An offboarding was started, approved, rejected, withdrawn or took effect (离职申请状态变更). A direct offboarding sends two events: Approving and No Approval Needed.',
		},
	],
	default: [eventTypes.statusUpdated],
};

const checklistStatusFilter: INodeProperties = {
	displayName: 'Checklist Statuses',
	name: 'checklistStatuses',
	type: 'multiOptions',
	options: checklistStatusOptions,
	default: [],
	description:
		'Only events with one of these hand-over states; events without a hand-over state always pass. Leave empty for all.',
};

const statusFilter: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: statusOptions,
	default: [],
	description:
		'Only events with one of these offboarding states; events without an offboarding state always pass. Leave empty for all. Choose No Approval Needed without Approving to start once for a direct offboarding.',
};

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [checklistStatusFilter, statusFilter],
};

/** Which events the user has chosen. Throws InvalidInput for what is of another type. */
export function wantedEvents(settings: ReturnType<typeof settingsOf>): WantedEvents {
	const filter = settings.fields(filters);
	return {
		eventTypes: settings.choices(triggerOn),
		statuses: choicesIn(filter, statusFilter),
		checklistStatuses: choicesIn(filter, checklistStatusFilter),
	};
}

/** n8n shows the message alone where publishing fails, so it says what to do as well. */
export const NO_EVENT_CHOSEN = "'Trigger On' is empty. Choose at least one event";

/** What has to be done in Feishu's console, for a notice: the editor leaves only links and lists of points in one. */
export const consoleSteps = (steps: readonly string[], note: string): string =>
	[
		'Once for your app, in the <a href="https://open.feishu.cn/app" target="_blank">Developer Console</a> under Events & Callbacks (事件与回调), in this order:',
		`<ul>${steps.map((step) => `<li>${step}</li>`).join('')}</ul>`,
		note,
	].join('');
