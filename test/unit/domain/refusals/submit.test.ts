import { submitRefusals } from '../../../../nodes/FeishuOffboarding/domain/refusals';
import submitErrors from '../../../fixtures/submitErrors.json';

const codes = (table: object) => Object.keys(table).map(Number).sort();

describe('submitRefusals', () => {
	it('explains exactly the codes that the page lists', () => {
		expect(codes(submitRefusals)).toEqual(submitErrors.rows.map(({ code }) => code).sort());
	});

	it.each([
		['a date later than a contract allows', 1160204, "'Offboarding Date'"],
		['a reason left empty', 1160621, "'Offboarding Reason'"],
		['an explanation that is too long', 1160604, "'Reason Explanation'"],
		['block list settings that clash', 1160710, "'Block Reason Explanation'"],
		['a person in a custom field', 1160636, "'Custom Fields'"],
		['an employee who has left', 1160631, "'Employee'"],
		['a missing approval process', 1160700, "'Offboarding Mode'"],
		['an open offboarding', 1160201, "'If Already Offboarding'"],
		['an employee outside the data scope', 1161002, '员工资源'],
	])('points to the place to look for %s', (_reason, code, place) => {
		expect(submitRefusals[code]?.advice).toContain(place);
	});

	it.each([1160103, 1161000])('asks to look for the record before a repeat of %i', (code) => {
		expect(submitRefusals[code]?.advice).toContain('Offboarding management (离职管理)');
	});
});
