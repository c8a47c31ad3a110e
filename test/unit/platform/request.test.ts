import {
	endpointLabel,
	perMinute,
	perSecond,
	requestPath,
} from '../../../nodes/FeishuOffboarding/platform/request';
import { endpointWith } from '../samples';

describe('limits', () => {
	it('are counted in milliseconds', () => {
		expect(perSecond(20)).toEqual({ requests: 20, windowMs: 1_000 });
		expect(perMinute(100)).toEqual({ requests: 100, windowMs: 60_000 });
	});
});

describe('endpointLabel', () => {
	it('is the method and the path', () => {
		expect(endpointLabel(endpointWith({ method: 'GET', path: '/a/{id}' }))).toBe('GET /a/{id}');
	});
});

describe('requestPath', () => {
	const endpoint = endpointWith({ path: '/processes/{process_id}/approvers/{approver_id}' });

	it.each([
		['plain', '/a/b', undefined, '/a/b'],
		['with one place', '/a/{id}', { id: '7' }, '/a/7'],
	])('builds a path %s', (_reason, path, values, expected) => {
		const request = { endpoint: endpointWith({ path }), ...(values && { path: values }) };
		expect(requestPath(request)).toBe(expected);
	});

	it.each(['..', '.', '../b', 'a.b', 'a b', 'a?b=c', 'a#b', '%2e%2e', 'a_b', '', undefined])(
		'refuses %j, which could lead elsewhere',
		(id) => {
			const request = {
				endpoint: endpointWith({ path: '/a/{id}/b' }),
				path: id === undefined ? {} : { id },
			};
			expect(() => requestPath(request)).toThrow("'id' is not an ID");
			expect(() => requestPath({ endpoint: request.endpoint })).toThrow("'id' is not an ID");
		},
	);

	it('fills every place', () => {
		const path = { process_id: '1', approver_id: '2' };
		expect(requestPath({ endpoint, path })).toBe('/processes/1/approvers/2');
	});
});
