import fc from 'fast-check';

import { AppTokens } from '../../../nodes/FeishuOffboarding/platform/appTokens';
import type { TenantAccessToken } from '../../../nodes/FeishuOffboarding/platform/token';

const token = (value: string, usableUntilMs = 1_000): TenantAccessToken => ({
	value,
	usableUntilMs,
});

const renew = (tokens: AppTokens, fetched: TenantAccessToken) => {
	const renewal = tokens.beginRenewal();
	const kept = renewal.keep(fetched);
	renewal.end({ kind: 'renewed' });
	return kept;
};

describe('the token to use', () => {
	it('is the process’s own, else the stored one, else none', () => {
		const tokens = new AppTokens();
		expect(tokens.usable(undefined, 0)).toBeUndefined();
		expect(tokens.usable(token('stored'), 0)).toMatchObject({ value: 'stored', fetchedAt: 0 });
		renew(tokens, token('own'));
		expect(tokens.usable(token('stored'), 0)?.value).toBe('own');
	});

	it('is none that is over', () => {
		const tokens = new AppTokens();
		renew(tokens, token('own', 1_000));
		expect(tokens.usable(token('stored', 2_000), 999)?.value).toBe('own');
		expect(tokens.usable(token('stored', 2_000), 1_000)?.value).toBe('stored');
		expect(tokens.usable(token('stored', 2_000), 2_000)).toBeUndefined();
		expect(tokens.usable(token('stored', Number.NaN), 0)?.value).toBe('own');
	});

	it('is none that was refused, however many were', () => {
		const tokens = new AppTokens();
		tokens.refuse(renew(tokens, token('own')));
		tokens.refuse(token('stored'));
		tokens.refuse(token('third'));
		for (const value of ['own', 'stored', 'third']) {
			expect(tokens.usable(token(value), 0)).toBeUndefined();
		}
	});
});

describe('a token that Feishu gives out again', () => {
	it('is good where it was asked for after its refusal', () => {
		const tokens = new AppTokens();
		const refusedAt = tokens.refuse(renew(tokens, token('same')));
		const again = renew(tokens, token('same'));
		expect(again.fetchedAt).toBeGreaterThan(refusedAt);
		expect(tokens.usable(undefined, 0)).toEqual(again);
	});

	it('stays refused where it was asked for before', () => {
		const tokens = new AppTokens();
		const renewal = tokens.beginRenewal();
		const refusedAt = tokens.refuse(token('same'));
		expect(renewal.keep(token('same')).fetchedAt).toBeLessThan(refusedAt);
		expect(tokens.usable(undefined, 0)).toBeUndefined();
	});
});

const wait = async ({ renewal }: AppTokens) => await renewal;

describe('a renewal', () => {
	it('tells all who wait how it ended, once', async () => {
		const tokens = new AppTokens();
		const renewal = tokens.beginRenewal();
		const waiting = Promise.all([wait(tokens), wait(tokens)]);
		const exchange = { kind: 'notSent', reason: 'ECONNRESET' } as const;
		renewal.end({ kind: 'notSent', exchange });
		renewal.end({ kind: 'renewed' });
		await expect(waiting).resolves.toEqual(Array(2).fill({ kind: 'notSent', exchange }));
		expect(tokens.renewal).toBeUndefined();
	});

	it('that ends late leaves the next one alone', () => {
		const tokens = new AppTokens();
		const first = tokens.beginRenewal();
		first.end({ kind: 'renewed' });
		tokens.beginRenewal();
		first.end({ kind: 'renewed' });
		expect(tokens.renewal).toBeDefined();
	});
});

it('never gives out a token between its refusal and the fetch of it that follows', () => {
	const values = ['a', 'b', 'c'];
	const step = fc.record({
		what: fc.constantFrom('refuse', 'renew'),
		value: fc.constantFrom(...values),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(...values), (steps, stored) => {
			const tokens = new AppTokens();
			const refused = new Set<string>();
			for (const { what, value } of steps) {
				if (what === 'refuse') {
					tokens.refuse(token(value));
					refused.add(value);
				} else {
					renew(tokens, token(value));
					refused.delete(value);
				}
				const usable = tokens.usable(token(stored), 0);
				expect(refused.has(usable?.value ?? '')).toBe(false);
				if (!refused.has(stored)) expect(usable).toBeDefined();
			}
		}),
	);
});
