import type { AnswerClass } from '../answers/answerClass';
import type { Envelope } from '../answers/envelope';
import type { Exchange } from '../answers/exchange';
import type { Pacer, Slot } from './pacer';

/** What came of one attempt, as far as the pace is concerned. */
export interface Heard {
	readonly envelope: Envelope | undefined;
	readonly exchange: Exchange;
	readonly slot: Slot;
}

/** Feishu checks the token before the limit: whoever got past both and was answered had a place in the window. */
export function tellPacer(
	pacer: Pacer,
	answer: AnswerClass,
	{ envelope, exchange, slot }: Heard,
	nowMs: number,
): void {
	if (answer === 'throttled') return;
	if (exchange.kind === 'answer' && answer !== 'token')
		pacer.accepted(slot, nowMs, envelope?.rateLimit);
	else pacer.ended(slot);
}
