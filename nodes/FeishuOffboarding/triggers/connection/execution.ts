import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import type { Clock } from '../../platform/time/clock';
import { within } from '../../platform/time/within';

/** Without a word for that long, n8n is asked again: the workflow takes long, or n8n does. */
const QUIET_MS = 1_000;

/** An n8n that does not know keys can be asked nothing: no refusal within that time counts as stored. */
const TRUST_MS = 2_000;

/** Few, because an n8n that is slow would only become slower by them. */
const MOST_QUESTIONS = 4;

/** How long a question counts as one that n8n is busy with. */
const QUESTION_MS = 10_000;

/** The questions of this process that n8n has not answered. */
export class Doubts {
	private asked = 0;

	get mayAsk(): boolean {
		return this.asked < MOST_QUESTIONS;
	}

	async ask(question: Promise<unknown>, clock: Clock): Promise<void> {
		this.asked += 1;
		await within(clock, question, QUESTION_MS, undefined);
		this.asked -= 1;
	}
}

/** An execution that n8n is to make of an event, once. */
export class Execution {
	/** Whether n8n's `emit` takes a deduplication key, as it does from n8n-workflow 2.20 on. */
	static hasKeys({ emit }: Pick<ITriggerFunctions, 'emit'>): boolean {
		return emit.length > 3;
	}

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly items: INodeExecutionData[][],
		private readonly key: string,
		private readonly clock: Clock,
	) {}

	/**
	 * Whether n8n has stored it, once that is known. n8n says only when an execution has ended, or could not be stored;
	 * but it refuses a second one with the same key, and that proves the first. So it is asked for a second one where
	 * nothing is heard.
	 * https://github.com/n8n-io/n8n/blob/n8n%402.40.7/packages/cli/src/workflows/triggers/trigger-execution-context.factory.ts
	 */
	async stored(doubts: Doubts): Promise<boolean> {
		const first = this.begin();
		if (!Execution.hasKeys(this.context)) return await within(this.clock, first, TRUST_MS, true);
		for (;;) {
			const word = await within(this.clock, first, QUIET_MS, undefined);
			if (word !== undefined) return word;
			if (doubts.mayAsk) break;
		}
		const second = this.begin();
		void doubts.ask(second, this.clock);
		return await Promise.race([either(first, second), either(second, first)]);
	}

	/** Whether n8n has it, when it has ended or was refused as a duplicate. Never rejects. */
	private async begin(): Promise<boolean> {
		const done = this.context.helpers.createDeferredPromise<IRun>();
		try {
			this.context.emit(this.items, undefined, done, this.key);
			await done.promise;
			return true;
		} catch (error: unknown) {
			const reason = error instanceof Error ? error.message : String(error);
			this.context.logger.error(`n8n did not take an event of Feishu: ${reason}`);
			return false;
		}
	}
}

const either = async (one: Promise<boolean>, other: Promise<boolean>): Promise<boolean> =>
	(await one) || (await other);
