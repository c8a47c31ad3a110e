import { headerOf, type Frame } from './frame';
import { readAcknowledgement } from './message';
import type { ConnectionView } from './peer';

/** What became of one push. */
export type PushResult =
	| { readonly kind: 'code'; readonly code: number }
	| { readonly kind: 'failure'; readonly reason: string };

interface Expected {
	readonly frames: readonly Frame[];
	/** What is answered does not arrive. */
	readonly isLost: boolean;
	isAnswered?: boolean;
	/** Absent once it is settled. */
	settle: ((result: PushResult) => void) | undefined;
}

/** Where acknowledgements of a connection arrive. */
export class Mailbox {
	private readonly all = new Map<string, Expected>();

	constructor(
		private readonly view: ConnectionView,
		private readonly answerMs: number,
	) {}

	/** Settles with the acknowledgement of the message that these frames are. */
	async expect(frames: readonly Frame[], isLost: boolean): Promise<PushResult> {
		return await new Promise((resolve) => {
			const entry: Expected = { frames, isLost, settle: undefined };
			const giveUp = () => settle(entry, { kind: 'failure', reason: 'no acknowledgement in time' });
			const timer = setTimeout(giveUp, this.answerMs);
			entry.settle = (result) => {
				clearTimeout(timer);
				resolve(result);
			};
			const [first] = frames;
			this.all.set((first && headerOf(first, 'message_id')) ?? '', entry);
		});
	}

	take(answer: Frame): void {
		const entry = this.all.get(headerOf(answer, 'message_id') ?? '');
		if (!entry) this.view.problems.push('an acknowledgement of a message that was not sent');
		else if (!entry.isLost) this.takeFor(entry, answer);
	}

	giveUp(reason: string): void {
		for (const entry of this.all.values()) settle(entry, { kind: 'failure', reason });
	}

	private takeFor(entry: Expected, answer: Frame): void {
		const read = readAcknowledgement(entry.frames, answer);
		if (read.kind === 'wrong') {
			this.view.problems.push(read.problem);
			settle(entry, { kind: 'failure', reason: read.problem });
			return;
		}
		if (entry.isAnswered) this.view.problems.push('a second acknowledgement of a message');
		else if (entry.settle === undefined) this.view.late += 1;
		else if (read.code === 200) this.view.acknowledged += 1;
		entry.isAnswered = true;
		settle(entry, read);
	}
}

function settle(entry: Expected, result: PushResult): void {
	entry.settle?.(result);
	entry.settle = undefined;
}
