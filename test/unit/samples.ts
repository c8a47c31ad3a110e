import { InvalidInput } from '../../nodes/FeishuOffboarding/platform/invalidInput';
import type { Exchange } from '../../nodes/FeishuOffboarding/platform/answers/exchange';
import type { Endpoint } from '../../nodes/FeishuOffboarding/platform/request';

/** An endpoint of nobody's, for rules that hold at any endpoint. */
export const endpointWith = (changes: Partial<Endpoint> = {}): Endpoint => ({
	name: 'Do it',
	method: 'POST',
	path: '/open-apis/anything/v1/do',
	limits: [],
	scopes: ['anything:do:write', 'anything:all'],
	writes: true,
	repeatable: false,
	refusals: {},
	documentation: 'https://open.feishu.cn/document/anything',
	...changes,
});

export const answer = (
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): Extract<Exchange, { kind: 'answer' }> => ({ kind: 'answer', status, headers, body });

/** What is wrong with the input; fails where nothing is, and where something else is thrown. */
export function faultOf(run: () => unknown): InvalidInput {
	try {
		run();
	} catch (error: unknown) {
		if (error instanceof InvalidInput) return error;
		throw error;
	}
	throw new Error('Nothing was refused');
}
