import '../environment';

import { createHash } from 'node:crypto';

import { DataDeduplicationService } from 'n8n-core';
import {
	jsonParse,
	type DeduplicationItemTypes,
	type DeduplicationScope,
	type ICheckProcessedContextData,
	type ICheckProcessedOptions,
	type IDataDeduplicator,
	type IDeduplicationOutput,
} from 'n8n-workflow';

interface ProcessedRow {
	readonly mode: string;
	readonly data: string[];
}

const notPart = (): Promise<never> => Promise.reject(new Error('Not part of the harness'));

/** A turn of the database, during which others have theirs. */
const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/**
 * n8n's table of what was processed, which all processes share: a row for each context, read and written as a whole,
 * without a lock.
 * https://github.com/n8n-io/n8n/blob/n8n%402.40.7/packages/cli/src/deduplication/deduplication-helper.ts
 */
class ProcessedData implements IDataDeduplicator {
	/** What n8n was asked, in order. */
	readonly asked: string[][] = [];

	/** That many of the next questions fail, as where the database does not answer. */
	broken = 0;

	/** Called between the reading of a row and its writing. */
	beforeWriting: () => Promise<void> = turn;

	private readonly rows = new Map<string, string>();

	reset(): void {
		this.rows.clear();
		this.asked.length = 0;
		this.broken = 0;
		this.beforeWriting = turn;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		this.asked.push(items.map(String));
		if (this.broken > 0) {
			this.broken -= 1;
			throw new Error('The database does not answer');
		}
		const key = keyOf(scope, context);
		await turn();
		const stored = this.rows.get(key);
		await this.beforeWriting();
		return stored === undefined
			? this.insert(key, items, options)
			: this.update(key, jsonParse<ProcessedRow>(stored), items, options);
	}

	/** The row has a primary key, so that only the first of several inserts succeeds. */
	private insert(
		key: string,
		items: DeduplicationItemTypes[],
		options: ICheckProcessedOptions,
	): IDeduplicationOutput {
		if (this.rows.has(key)) throw new Error('duplicate key value violates unique constraint');
		this.write(key, items.map(hash), options);
		return { new: items, processed: [] };
	}

	private update(
		key: string,
		{ data, mode }: ProcessedRow,
		items: DeduplicationItemTypes[],
		options: ICheckProcessedOptions,
	): IDeduplicationOutput {
		if (mode !== options.mode) throw new Error('Saved with an incompatible mode');
		const known = new Set(data);
		const output: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			if (known.has(hash(item))) output.processed.push(item);
			else output.new.push(item);
		}
		this.write(key, [...data, ...output.new.map(hash)], options);
		return output;
	}

	private write(key: string, data: string[], { mode, maxEntries }: ICheckProcessedOptions): void {
		const row = { mode, data: maxEntries ? data.slice(-maxEntries) : data };
		this.rows.set(key, JSON.stringify(row));
	}

	/** Lets n8n have that many values of a node. */
	fill(workflowId: string, nodeId: string, count: number): void {
		const data = Array.from({ length: count }, (_unused, index) => hash(`filled ${index}`));
		this.rows.set(`${workflowId} n:${nodeId}`, JSON.stringify({ mode: 'entries', data }));
	}

	/** How many values n8n keeps for the nodes of a workflow. */
	sizeOf(workflowId: string): number {
		const rows = [...this.rows].filter(([key]) => key.startsWith(`${workflowId} `));
		return rows.reduce((sum, [, row]) => sum + jsonParse<ProcessedRow>(row).data.length, 0);
	}

	removeProcessed = notPart;
	clearAllProcessedItems = notPart;
	getProcessedDataCount = notPart;
}

const keyOf = (scope: DeduplicationScope, { node, workflow }: ICheckProcessedContextData): string =>
	`${workflow.id} ${scope === 'node' ? `n:${node?.id}` : ''}`;

const hash = (item: DeduplicationItemTypes): string =>
	createHash('md5').update(item.toString()).digest('base64');

/** What n8n's database holds, for all workflows of the test. */
export const processedData = new ProcessedData();

// n8n keeps it for the life of its process, and so does a test's.
void DataDeduplicationService.init(processedData);
