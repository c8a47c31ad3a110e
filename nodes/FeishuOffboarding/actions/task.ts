import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Access, Capability } from '../domain/app/capability';
import type { FeishuClient } from '../transport/client';

/** One run of an operation over the node's input items. */
export interface Run {
	readonly context: IExecuteFunctions;
	/** How many items there are. */
	readonly count: number;
	/** A client with the item's credential and options. */
	client(itemIndex: number): Promise<FeishuClient>;
}

/** Does the work for one item and gives its output items. */
export type ItemTask = (itemIndex: number) => Promise<IDataObject[]>;

/** What an operation does. */
export interface Task {
	/** Rows of the endpoint table that it calls whatever its parameters are: Check Setup tells whether the app may. */
	readonly calls: readonly Access[];
	/** Parts of it that make calls of their own, and without which it works: each is told for itself. */
	readonly parts?: readonly Capability[];
	/** Called once per run; what items share is kept in the closure of the task. */
	start(run: Run): ItemTask;
}
