import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

import { numberIn, settingsOf } from '../../fields/parameters';
import { asError } from '../../platform/asError';
import { InvalidInput } from '../../platform/invalidInput';
import { textAt } from '../../platform/json';
import { CREDENTIAL } from '../../transport/roundTrip';
import type { EventSecrets } from '../../platform/events/openCall';
import type { WantedCalls } from '../../domain/offboarding/events/receiveEvent';
import { triggerName } from '../triggerName';
import { NO_EVENT_CHOSEN, wantedAdditions, wantedEvents } from '../wantedEvents';
import { options, replayWindow } from './properties';

export interface TriggerSettings {
	readonly secrets: EventSecrets;
	readonly wanted: WantedCalls;
}

/** What the user has set, in the node and in the credential. Throws InvalidInput for what is of another type. */
export async function triggerSettings(
	context: IHookFunctions | IWebhookFunctions,
): Promise<TriggerSettings> {
	const secrets = await secretsOf(context);
	const settings = settingsOf(context);
	// Needed only inside the execution, where a wrong type would cost the event: what is refused here comes again.
	wantedAdditions(settings, options);
	const minutes = numberIn(settings.fields(options), replayWindow);
	return {
		secrets,
		wanted: {
			...wantedEvents(settings),
			replayWindowMs: minutes === undefined ? undefined : minutes * 60_000,
		},
	};
}

const readings = new Map<string, Promise<EventSecrets>>();

/**
 * Calls side by side share one reading. n8n builds a sandbox for each reading of a credential, which is
 * much of what a call costs: in a burst more answers would come too late for Feishu.
 */
async function secretsOf(context: IHookFunctions | IWebhookFunctions): Promise<EventSecrets> {
	const { credentials } = context.getNode();
	const key = `${triggerName(context)} ${credentials?.[CREDENTIAL]?.id ?? ''}`;
	const reading = readings.get(key) ?? readSecrets(context).finally(() => readings.delete(key));
	readings.set(key, reading);
	return await reading;
}

async function readSecrets(context: IHookFunctions | IWebhookFunctions): Promise<EventSecrets> {
	const credentials = await context.getCredentials(CREDENTIAL);
	return {
		encryptKey: textAt(credentials, 'encryptKey') ?? '',
		verificationToken: textAt(credentials, 'verificationToken') ?? '',
	};
}

/** Throws NodeOperationError where the trigger could never tell Feishu from anybody else, or would never fire. */
export async function checkReady(context: IHookFunctions): Promise<void> {
	// n8n shows the message alone where publishing fails, so it says what to do as well.
	const refuse = (message: string): NodeOperationError =>
		new NodeOperationError(context.getNode(), message);
	const { secrets, wanted } = await triggerSettings(context).catch((error: unknown) => {
		throw error instanceof InvalidInput
			? refuse(`${error.message}. ${error.advice.replace(/\.$/, '')}`)
			: asError(error);
	});
	if (secrets.encryptKey === '' && secrets.verificationToken === '') {
		throw refuse(
			"The credential has neither an 'Encrypt Key' nor a 'Verification Token', so anybody could start this workflow. Copy them from the Developer Console > Events & Callbacks (事件与回调) > Encryption Strategy (加密策略)",
		);
	}
	if (secrets.encryptKey === '' && wanted.replayWindowMs !== undefined) {
		throw refuse(
			"'Replay Window' needs an 'Encrypt Key' in the credential, because calls carry no signed time without it. Set one in the Developer Console and in the credential, or remove 'Replay Window'",
		);
	}
	if (wanted.eventTypes.length === 0) {
		throw refuse(NO_EVENT_CHOSEN);
	}
}
