import { NodeOperationError, type ITriggerFunctions } from 'n8n-workflow';

import { settingsOf } from '../../fields/parameters';
import { NO_EVENT_CHOSEN, wantedAdditions, wantedEvents } from '../wantedEvents';
import { connectionOptions } from './properties';
import type { ReceiverSettings } from './receiver';
import { hasWebSocket } from './socket';

/**
 * What the user has set. Throws NodeOperationError where the trigger could never start its workflow, and InvalidInput
 * for what is of another type.
 */
export function receiverSettings(context: ITriggerFunctions): ReceiverSettings {
	const settings = settingsOf(context);
	const wanted = wantedEvents(settings);
	if (wanted.eventTypes.length === 0) {
		throw new NodeOperationError(context.getNode(), NO_EVENT_CHOSEN);
	}
	if (!hasWebSocket()) {
		throw new NodeOperationError(
			context.getNode(),
			'This n8n runs on a Node.js without WebSocket, which a long connection needs. Run n8n on Node.js 22 or newer, or use the Feishu Offboarding Polling Trigger',
		);
	}
	return { wanted, additions: wantedAdditions(settings, connectionOptions) };
}
