import { NodeOperationError, type ITriggerFunctions, type ITriggerResponse } from 'n8n-workflow';

import type { Clock } from '../../platform/time/clock';
import type { Refusal } from '../../platform/refusals/refusal';
import { toNodeError } from '../../transport/nodeErrors';
import { connectedApp, type ConnectedApp } from './connectedApp';
import type { Hub, Joined, Member } from './hub';
import { Receiver } from './receiver';
import { receiverSettings } from './settings';

/** Nobody looks on at these: a failure would only keep the trigger from being tried again. */
const PATIENT_MODES = new Set(['init', 'leadershipChange']);

/** What n8n does with the trigger of a workflow. */
export async function listen(
	context: ITriggerFunctions,
	hub: Hub,
	clock: Clock,
): Promise<ITriggerResponse> {
	try {
		const receiver = new Receiver(context, receiverSettings(context), clock, hub);
		const subscription = new Subscription(context, hub, receiver);
		if (context.getMode() === 'manual') {
			return {
				closeFunction: async () => await subscription.close(),
				// n8n replaces `emit` only when trigger() has returned.
				manualTriggerFunction: async () => await subscription.open(false),
			};
		}
		await subscription.open(PATIENT_MODES.has(context.getActivationMode()));
		return { closeFunction: async () => await subscription.close() };
	} catch (error: unknown) {
		throw toNodeError(context.getNode(), error);
	}
}

/** A trigger's share of the connection. */
class Subscription implements Member {
	private app: ConnectedApp | undefined;
	private isClosed = false;

	constructor(
		readonly context: ITriggerFunctions,
		private readonly hub: Hub,
		private readonly receiver: Receiver,
	) {}

	async open(isPatient: boolean): Promise<void> {
		this.app = await connectedApp(this.context);
		const joined = await this.hub.join(this, this.app, isPatient);
		if (joined.kind === 'joined') return;
		await this.hub.leave(this);
		throw this.errorFor(joined);
	}

	/** n8n keeps a trigger whose closing throws and never starts it again. */
	async close(): Promise<void> {
		this.isClosed = true;
		await this.hub.leave(this);
	}

	async take(body: Record<string, unknown>, arrivedMs: number): Promise<boolean> {
		return await this.receiver.take(body, arrivedMs);
	}

	refused(refusal: Refusal): void {
		void this.recover(refusal);
	}

	/** The secret may have been changed in the credential since the connection was opened with it. */
	private async recover(refusal: Refusal): Promise<void> {
		const app = await connectedApp(this.context).catch(() => undefined);
		if (this.isClosed) return;
		if (app === undefined || isSame(app, this.app)) return this.tell(refusal);
		this.app = app;
		await this.hub.join(this, app, true);
	}

	/** Not `emitError`: n8n would start the trigger again at once, only to be refused again. */
	private tell(refusal: Refusal): void {
		const error = this.errorFor({ kind: 'refused', refusal });
		const { context } = this;
		if (context.getMode() === 'manual') return context.emitError(error);
		// Older versions of n8n cannot show it.
		if (typeof context.saveFailedExecution === 'function') context.saveFailedExecution(error);
		else context.logger.error(error.message);
	}

	/** n8n shows the message alone where publishing fails, so it says what to do as well. */
	private errorFor(joined: Exclude<Joined, { kind: 'joined' }>): NodeOperationError {
		const node = this.context.getNode();
		return joined.kind === 'refused'
			? new NodeOperationError(
					node,
					`${joined.refusal.message}. ${joined.refusal.advice}. Then publish the workflow again`,
				)
			: new NodeOperationError(
					node,
					`The long connection to Feishu could not be opened, because ${joined.trouble.reason}. Try again in a few minutes`,
				);
	}
}

const isSame = (app: ConnectedApp, before: ConnectedApp | undefined): boolean =>
	app.fingerprint === before?.fingerprint;
