import { NodeOperationError, type ITriggerFunctions } from 'n8n-workflow';

import { choicesIn, settingsOf } from '../../fields/parameters';
import { checklistStatusFilter, filters, statusFilter, triggerOn } from '../webhook/properties';
import { fetchRecord } from './properties';
import type { ReceiverSettings } from './receiver';
import { hasWebSocket } from './socket';

/**
 * What the user has set. Throws NodeOperationError where the trigger could never start its workflow, and InvalidInput
 * for what is of another type.
 */
export function receiverSettings(context: ITriggerFunctions): ReceiverSettings {
	const settings = settingsOf(context);
	const eventTypes = settings.choices(triggerOn);
	const filter = settings.fields(filters);
	// n8n shows the message alone where publishing fails, so it says what to do as well.
	if (eventTypes.length === 0) {
		throw new NodeOperationError(
			context.getNode(),
			"'Trigger On' is empty. Choose at least one event",
		);
	}
	if (!hasWebSocket()) {
		throw new NodeOperationError(
			context.getNode(),
			'This n8n runs on a Node.js without WebSocket, which a long connection needs. Run n8n on Node.js 22 or newer, or use the Feishu Offboarding Polling Trigger',
		);
	}
	return {
		wanted: {
			eventTypes,
			statuses: choicesIn(filter, statusFilter),
			checklistStatuses: choicesIn(filter, checklistStatusFilter),
		},
		isFetched: settings.flag(fetchRecord),
	};
}
