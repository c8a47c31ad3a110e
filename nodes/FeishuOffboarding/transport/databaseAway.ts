import { reasonInWords } from '../platform/answers/exchange';
import { textAt } from '../platform/json';
import type { Refusal } from '../platform/refusals/refusal';
import { faultOf } from './causes';

/** n8n's own database did not answer. Where it is read for Feishu's sake, that looks as if Feishu had not. */
export class DatabaseAway extends Error implements Refusal {
	override readonly name = 'DatabaseAway';

	readonly advice =
		"This is about n8n, not about Feishu. Check that n8n's database runs and that this n8n process reaches it, then run the item again.";

	/** @param reason the connection's fault, as Node or the database names it */
	constructor(readonly reason: string) {
		super(
			`The credential could not be read: n8n's own database did not answer (${reasonInWords(reason)})`,
		);
	}
}

/**
 * How Node names it, and PostgreSQL:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html, connection exceptions, shutdown, start, no
 * connection free.
 */
const CODES =
	/^(ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|08[0-9A-Z]{3}|57P0[1-3]|53300)$/;

/** What n8n and its driver say without a code. */
const MESSAGES =
	/connection terminated|timeout exceeded when trying to connect|not queryable|after calling end on the pool|driver not connected|connection is not yet established|connection lease already released|database connection (timed out|recovery)/i;

/** What failed, if that was the connection to n8n's database; `chain` is the error and what caused it. */
export function databaseAway(
	chain: ReadonlyArray<Record<string, unknown>>,
): DatabaseAway | undefined {
	const isAway = chain.some((cause) => {
		const { code, syscall } = faultOf([cause]);
		return (
			CODES.test(code) || syscall === 'connect' || MESSAGES.test(textAt(cause, 'message') ?? '')
		);
	});
	return isAway ? new DatabaseAway(faultOf(chain).code) : undefined;
}
