import {
	revokeProcess,
	withdrawProcess,
	type EndingInput,
} from '../../../../nodes/FeishuOffboarding/domain/approval/ending';
import { requestPath } from '../../../../nodes/FeishuOffboarding/platform/request';

const input: EndingInput = {
	userIdType: 'open_id',
	processId: '7328345170959681068',
	operatorId: undefined,
	reason: undefined,
};
const SENT = 1_800_000_000_000;

describe.each([
	['withdraw', withdrawProcess],
	['revoke', revokeProcess],
] as const)('to %s an approval', (name, end) => {
	it('is what the system does unless somebody is named', () => {
		const { request } = end(input);
		expect(requestPath(request)).toBe(`/open-apis/corehr/v2/process_${name}/7328345170959681068`);
		expect(request.body).toEqual({ system_user: true });
		const named = end({ ...input, operatorId: 'ou_1', reason: 'The employee stays' });
		expect(named.request.body).toEqual({ user_id: 'ou_1', reason: 'The employee stays' });
	});

	it.each<[Partial<EndingInput>, string]>([
		[{ processId: ' ' }, "'Process ID' is empty"],
		[{ operatorId: 'E0001' }, "'Operator ID'"],
		[{ reason: 'x'.repeat(501) }, "'Reason' has 501 characters, more than the 500"],
	])('is refused for %j', (changes, message) => {
		expect(() => end({ ...input, ...changes })).toThrow(message);
	});
});

const complete_time = String(SENT + 500);
const long_ago = String(SENT - 3_600_000);

describe('what a process tells', () => {
	it.each([
		['asBefore', { status: 1 }],
		['carriedOut', { status: 4, complete_time }],
		['carriedOut', { status: 4 }],
		['overtaken', { status: 4, complete_time: long_ago }],
		['overtaken', { status: 2 }],
		['overtaken', { status: 8 }],
		['overtaken', { status: 9 }],
		['overtaken', { status: 15 }],
		['unclear', { status: 3 }],
		['unclear', { status: '4' }],
		['unclear', {}],
	])('of a withdrawal is %s for %j', (finding, process) => {
		expect(withdrawProcess(input).findingIn(process, SENT)).toBe(finding);
	});

	it.each([
		['asBefore', { status: 9 }],
		['carriedOut', { status: 8 }],
		['carriedOut', { status: 15 }],
		['overtaken', { status: 1 }],
		['overtaken', { status: 2 }],
		['overtaken', { status: 4 }],
		['unclear', { status: 3 }],
		['unclear', {}],
	])('of a revocation is %s for %j', (finding, process) => {
		expect(revokeProcess(input).findingIn(process, SENT)).toBe(finding);
	});
});
