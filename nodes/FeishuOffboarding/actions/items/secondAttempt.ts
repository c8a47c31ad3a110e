import { FeishuApiError } from '../../platform/answers/failure';
import type { CodeMeaning } from '../../platform/refusals/refusal';
import { rescue } from '../../platform/rescue';
import type { Run } from '../task';
import { addHint } from './hint';

/** What a second attempt at a write gets that the first one carried out. */
export interface Repeated {
	/** What Feishu says then. */
	readonly means: CodeMeaning;
	/** The same in words, with the code: the rest of a sentence that begins with the items. */
	readonly words: string;
	/** The choice with which such an item succeeds, as the editor shows it. */
	readonly remedy: string;
}

/**
 * n8n's Retry On Fail runs all items again, those that succeeded, too. n8n shows hints only of an attempt that ends
 * well; so the refusals that may come of it say it, too.
 */
export class SecondAttempt {
	private isTold = false;

	constructor(
		private readonly run: Run,
		private readonly repeated: Repeated,
	) {}

	/** Does the work of an item that fails where it was done before. */
	async watch<T>(work: () => Promise<T>): Promise<T> {
		if (this.run.context.getNode().retryOnFail !== true) return await work();
		this.tell();
		return await rescue<T, never>(work, (error) => {
			if (!this.isRepeated(error)) return undefined;
			throw error.advised(
				`It may be the doing of an earlier attempt, as 'Retry On Fail' is on: ${this.remedy}`,
			);
		});
	}

	private tell(): void {
		if (this.isTold) return;
		this.isTold = true;
		const { words } = this.repeated;
		addHint(
			this.run.context,
			'warning',
			`'Retry On Fail' is on: after a failure n8n sends all items again, and those that went through before ${words}. To avoid it, ${this.remedy}`,
		);
	}

	private isRepeated(error: unknown): error is FeishuApiError {
		return error instanceof FeishuApiError && error.means === this.repeated.means;
	}

	private get remedy(): string {
		return `${this.repeated.remedy}, or switch 'Retry On Fail' off in the settings of the node.`;
	}
}
