import { gatewayRefusals } from '../../../../nodes/FeishuOffboarding/platform/refusals/gatewayRefusals';
import { tokenRefusals } from '../../../../nodes/FeishuOffboarding/platform/refusals/tokenRefusals';

describe('gatewayRefusals', () => {
	it.each([
		['no token', 99991661],
		['an app that is not in use', 99991662],
		['a token that is not valid', 99991663],
		['an app access token that is not valid', 99991664],
		['an unknown tenant', 99991665],
		['the token of a user', 99991668],
		['a token in the wrong form', 99991671],
		['a missing scope', 99991672],
		['an app that is not installed', 99991673],
		['a token without permission', 99991676],
		['a caller outside the IP list', 99991401],
		['the rate limit', 99991400],
		['the monthly quota of Feishu', 99991403],
		['the monthly quota of Lark', 99991406],
		['a field that is not valid', 99992402],
		['an unknown path', 99991201],
		['the wrong method', 99991301],
		['an unknown open_id', 99992351],
		['an open_id of another app', 99992361],
		['a union_id of another tenant', 99992381],
		['the limit of Feishu CoreHR', 1161604],
		['a time-out of Feishu CoreHR', 1161204],
		...[2200, 5000, 1500, 1503].map((code) => ['trouble inside Feishu', code] as const),
		...[9499, 10002, 10003].map((code) => ['a parameter that is not valid', code] as const),
	] as const)('explains %s (%i)', (_reason, code) => {
		expect(gatewayRefusals[code]).toBeDefined();
	});

	it('keeps the monthly quota apart from the rate limit', () => {
		expect(gatewayRefusals[99991403]?.advice).toContain('Waiting a minute does not help');
		expect(gatewayRefusals[99991400]?.advice).toContain('again in a minute');
	});

	it.each([99992351, 99992352, 99992353, 99992359, 99992360, 99992361, 99992363, 99992364])(
		'points to User ID Type for %i',
		(code) => {
			expect(gatewayRefusals[code]?.advice).toContain("'User ID Type'");
		},
	);

	// They are what a wrong filter of employees gets.
	it.each([99992357, 99992358, 99992379, 99992380])(
		'points to where departments are given for %i',
		(code) => {
			expect(gatewayRefusals[code]?.advice).toContain("'Department IDs'");
			expect(gatewayRefusals[code]?.advice).toContain("'Department ID Type'");
		},
	);

	it.each([99991692, 99992500, 99992501])('explains %i, which says little by itself', (code) => {
		expect(gatewayRefusals[code]?.advice).toMatch(/.+/);
	});

	it('names the console page where a scope is added', () => {
		expect(gatewayRefusals[99991672]?.advice).toContain('权限管理');
	});
});

describe('tokenRefusals', () => {
	it.each([10003, 10005, 10014, 10015, 99991543, 2200])('explains %i', (code) => {
		expect(tokenRefusals[code]).toBeDefined();
	});

	it('says all that 10014 may mean', () => {
		expect(tokenRefusals[10014]?.message).toMatch(/App ID.*App Secret.*disabled/);
	});

	it.each([10003, 10014, 10015, 99991543])(
		'names the credential fields to check for %i',
		(code) => {
			expect(tokenRefusals[code]?.advice).toContain("'App Secret'");
		},
	);

	it('speaks of a value in a request where 10003 does not concern the credential', () => {
		expect(gatewayRefusals[10003]?.message).not.toBe(tokenRefusals[10003]?.message);
	});
});
