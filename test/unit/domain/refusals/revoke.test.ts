import {
	revokeRefusals,
	submitRefusals,
} from '../../../../nodes/FeishuOffboarding/domain/refusals';
import revokeErrors from '../../../fixtures/revokeErrors.json';

const codes = (table: object) => Object.keys(table).map(Number).sort();

describe('revokeRefusals', () => {
	it('explains exactly the codes that the page lists', () => {
		expect(codes(revokeRefusals)).toEqual(revokeErrors.rows.map(({ code }) => code).sort());
	});

	it.each([1160103, 1160201, 1160203, 1160204, 1160205])(
		'does not say of %i what it means for a submit',
		(code) => {
			expect(revokeRefusals[code]?.message).not.toBe(submitRefusals[code]?.message);
			expect(revokeRefusals[code]?.advice).not.toBe(submitRefusals[code]?.advice);
		},
	);

	it('names the parameter that makes an earlier revocation a success', () => {
		expect(revokeRefusals[1160202]?.advice).toContain("'If Already Revoked'");
	});
});
