import {
	countConnections,
	decodeConnectionCount,
	decodeScopes,
	listScopes,
} from '../../../../nodes/FeishuOffboarding/domain/app/facts';
import { decodeAnybody, findAnybody } from '../../../../nodes/FeishuOffboarding/domain/app/people';

const told = (...scopes: object[]) => {
	const { granted, waiting } = decodeScopes({ scopes: scopes.map((scope) => ({ ...scope })) });
	return { granted: [...granted], waiting: [...waiting] };
};

describe('the scopes of an app', () => {
	it('are in force with status 1, and wait with status 2', () => {
		expect(
			told({ scope_name: 'a', grant_status: 1 }, { scope_name: 'b', grant_status: 2 }),
		).toEqual({ granted: ['a'], waiting: ['b'] });
	});

	it('are those of the app, not of its users', () => {
		expect(
			told(
				{ scope_name: 'a', grant_status: 2, scope_type: 'tenant' },
				{ scope_name: 'a', grant_status: 1, scope_type: 'user' },
			),
		).toEqual({ granted: [], waiting: ['a'] });
	});

	it('do not wait where they are in force as well', () => {
		expect(
			told({ scope_name: 'a', grant_status: 2 }, { scope_name: 'a', grant_status: 1 }),
		).toEqual({ granted: ['a'], waiting: [] });
	});

	it.each([
		['nothing', {}],
		['no list', { scopes: 'all' }],
		['entries of another form', { scopes: ['a', null, {}, { grant_status: 1 }] }],
	])('are none in an answer with %s', (_what, data) => {
		const { granted, waiting } = decodeScopes(data);
		expect(granted.size + waiting.size).toBe(0);
	});
});

describe('the number of connections', () => {
	it.each([
		[0, { online_instance_cnt: 0 }],
		[3, { online_instance_cnt: 3 }],
		[undefined, {}],
		[undefined, { online_instance_cnt: '3' }],
	])('is %p in %j', (expected, data) => {
		expect(decodeConnectionCount(data)).toBe(expected);
	});
});

describe('anybody', () => {
	it.each([
		[true, { items: [{}], has_more: false }],
		[true, { items: [], has_more: true }],
		[false, { items: [], has_more: false }],
		[false, {}],
	])('is there: %p for %j', (expected, data) => {
		expect(decodeAnybody(data)).toBe(expected);
	});

	it('is asked for without anything about them', () => {
		const { body, query } = findAnybody();
		expect(body?.fields).toEqual(['employment_id']);
		expect(query).toMatchObject({ page_size: 1 });
	});
});

it('the requests have neither body nor query', () => {
	for (const request of [listScopes(), countConnections()]) {
		expect(Object.keys(request)).toEqual(['endpoint']);
	}
});
