import type { Capability } from '../../../../nodes/FeishuOffboarding/domain/app/capability';
import {
	linesWithoutToken,
	setupLines,
} from '../../../../nodes/FeishuOffboarding/domain/app/setup';

const app = { host: 'https://open.feishu.cn', appId: 'cli_1' };
const read = { name: 'Read it', scopes: ['x:read', 'x:write'] };
const write = { name: 'Write it', scopes: ['x:write'] };
const free = { name: 'Look', scopes: [] };
const capabilities: Capability[] = [
	{ name: 'Both', calls: [read, write] },
	{ name: 'Free', calls: [free] },
];
const link = (scopes: string) =>
	`https://open.feishu.cn/app/cli_1/auth?q=${scopes}&op_from=openapi&token_type=tenant`;
const page = 'https://open.feishu.cn/app/cli_1';

const refusal = { message: 'No', advice: 'Ask.' };
const unknown = { kind: 'unknown', refusal, url: page } as const;
const known = <T>(value: T) => ({ kind: 'known', value }) as const;

function linesOf(granted: string[], waiting: string[] = [], more: object = {}) {
	const lines = setupLines(capabilities, {
		app,
		scopes: known({ granted: new Set(granted), waiting: new Set(waiting) }),
		seesPeople: known(true),
		connections: known(1),
		...more,
	});
	return new Map(lines.map((line) => [line.capability, line]));
}

describe('a capability', () => {
	it('is ready with one scope for each call', () => {
		expect(linesOf(['x:write']).get('Both')).toEqual({
			capability: 'Both',
			status: 'ready',
			scopes_needed: ['x:read', 'x:write'],
			scopes_granted: ['x:write'],
			message: 'Granted: x:write',
			advice: '',
			url: '',
		});
	});

	it('is missing as long as one call has none, and the link has what that call needs', () => {
		expect(linesOf(['x:read']).get('Both')).toMatchObject({
			status: 'missing',
			scopes_granted: ['x:read'],
			message: 'Not granted: x:write, for: Write it',
			url: link('x:write'),
		});
		expect(linesOf([]).get('Both')).toMatchObject({ url: link('x:read,x:write') });
	});

	it('is to be released where all that is missing has been added', () => {
		expect(linesOf(['x:read'], ['x:write']).get('Both')).toMatchObject({
			status: 'missing',
			message: 'Added, but not released and approved yet: x:write',
			url: page,
		});
	});

	it('is ready without any scope where it needs none', () => {
		expect(linesOf([]).get('Free')).toMatchObject({ status: 'ready', scopes_needed: [] });
		expect(linesOf([], [], { scopes: unknown }).get('Free')).toMatchObject({ status: 'ready' });
	});

	it('is unknown where the scopes are, and still says what it needs', () => {
		expect(linesOf([], [], { scopes: unknown }).get('Both')).toMatchObject({
			status: 'unknown',
			scopes_needed: ['x:read', 'x:write'],
			...refusal,
			url: page,
		});
	});
});

describe('the other lines', () => {
	it('have one for everything', () => {
		expect(linesOf([]).get('Everything above')).toMatchObject({ url: link('x:read,x:write') });
		expect(linesOf(['x:write']).get('Everything above')).toMatchObject({ status: 'ready' });
	});

	it('say whether anybody is seen', () => {
		expect(linesOf([]).get('Employee data')).toMatchObject({ status: 'ready', url: '' });
		expect(linesOf([], [], { seesPeople: known(false) }).get('Employee data')).toMatchObject({
			status: 'missing',
			advice: expect.stringContaining('员工数据 > 员工资源') as unknown,
			url: `${page}/auth`,
		});
		expect(linesOf([], [], { seesPeople: unknown }).get('Employee data')).toMatchObject({
			status: 'unknown',
			...refusal,
		});
	});

	it.each([
		[0, 'ready', /unless a workflow/],
		[1, 'ready', /^$/],
		[2, 'ready', /at random/],
		[49, 'ready', /at random/],
		[50, 'missing', /not needed/],
		[undefined, 'unknown', /事件与回调/],
	])('say of %p long connections: %s', (open, status, advice) => {
		const line = linesOf([], [], { connections: known(open) }).get('Long connection');
		expect(line).toMatchObject({ status, advice: expect.stringMatching(advice) as unknown });
	});

	it('are all unknown without a token, but for its own', () => {
		const lines = linesWithoutToken(capabilities, app, { status: 'missing', refusal });
		expect(lines.map(({ capability, status }) => [capability, status])).toEqual([
			['Both', 'unknown'],
			['Free', 'ready'],
			['Everything above', 'unknown'],
			['Employee data', 'unknown'],
			['Token', 'missing'],
			['Long connection', 'unknown'],
		]);
		expect(lines[4]).toMatchObject(refusal);
	});
});
