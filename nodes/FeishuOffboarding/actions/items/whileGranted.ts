import { FeishuApiError } from '../../platform/answers/failure';
import { asError } from '../../platform/asError';

type Ask<Answer> = (questions: readonly string[], itemIndex: number) => Promise<Answer>;

/**
 * Asks no more once Feishu has said that the app lacks the scope: the answer would be the same for every item
 * of the run. `asker` tells apart those who may get another one.
 */
export function whileGranted<Answer>(
	asker: (itemIndex: number) => Promise<string>,
	ask: Ask<Answer>,
): Ask<Answer> {
	const refusals = new Map<string, Error>();
	return async (questions, itemIndex) => {
		const key = await asker(itemIndex);
		const refusal = refusals.get(key);
		if (refusal !== undefined) throw refusal;
		try {
			return await ask(questions, itemIndex);
		} catch (error: unknown) {
			if (error instanceof FeishuApiError && error.means === 'scopeMissing') {
				refusals.set(key, error);
			}
			throw asError(error);
		}
	};
}
