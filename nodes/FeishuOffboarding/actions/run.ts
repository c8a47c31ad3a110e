import type { IExecuteFunctions } from 'n8n-workflow';

import { patienceOf } from '../fields/options';
import { valueOf } from '../fields/parameters';
import { FeishuClient } from '../transport/client';
import { toNodeError } from '../transport/nodeErrors';
import { addHint } from './items/hint';
import { WaitLog } from './items/waitLog';
import { findOperation } from './index';
import type { Operation } from './operation';
import type { ItemTask } from './task';

/** A second's worth of the tightest limit per second, so that a full window leaves at once: 20 revokes. */
const IN_FLIGHT_MAX = 20;

/** A run under way, as the node drives it. */
export interface StartedRun {
	readonly task: ItemTask;
	/** How many items may be under way at once. */
	width(continueOnFail: boolean): number;
	/** Tells the user about long waits. */
	end(): void;
}

/** Throws NodeOperationError where the node's operation does not exist. */
export async function beginRun(context: IExecuteFunctions, count: number): Promise<StartedRun> {
	const operation = operationOf(context);
	const does = await operation.task();
	const waits = new WaitLog();
	const clients = new Map<number, Promise<FeishuClient>>();
	const clientFor = async (itemIndex: number): Promise<FeishuClient> => {
		const options = { ...patienceOf(context, itemIndex), waits };
		const client = clients.get(itemIndex) ?? FeishuClient.create(context, options, itemIndex);
		clients.set(itemIndex, client);
		return await client;
	};
	const task = does.start({ context, count, client: clientFor });
	return {
		task: async (itemIndex) => {
			// Read first, as an item with options that cannot be must not have sent anything by then.
			patienceOf(context, itemIndex);
			return await task(itemIndex).finally(() => clients.delete(itemIndex));
		},
		// While a failed item stops the workflow, nothing may be sent that comes after it.
		width: (continueOnFail) => (operation.writes && !continueOnFail ? 1 : IN_FLIGHT_MAX),
		end: () => {
			for (const message of waits.sentences()) {
				addHint(context, 'info', message);
			}
		},
	};
}

function operationOf(context: IExecuteFunctions): Operation {
	try {
		return findOperation(valueOf(context, 'resource', 0), valueOf(context, 'operation', 0));
	} catch (error: unknown) {
		throw toNodeError(context.getNode(), error);
	}
}
