import { Cancelled } from '../platform/time/clock';
import { onCancel } from './onCancel';

/**
 * What the work gives, or Cancelled as soon as the execution is. n8n ends a request of its own then,
 * but not the call for a token before it. What the work gives after that is dropped.
 */
export async function unlessCancelled<T>(
	work: Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T> {
	return await new Promise((resolve, reject) => {
		const forget = onCancel(signal, () => reject(new Cancelled()));
		work.then(resolve, reject).finally(forget);
	});
}
