import documented from '../../../fixtures/approvalErrors.json';
import {
	approverTasksRefusals,
	batchGetRefusals,
	convertRefusals,
	customFieldRefusals,
	customFieldsRefusals,
	decideTaskRefusals,
	editRefusals,
	employeesRefusals,
	jobChangesRefusals,
	probationsRefusals,
	processRefusals,
	reasonRefusals,
	revokeProcessRefusals,
	scopesRefusals,
	searchRefusals,
	submitRefusals,
	transferTasksRefusals,
	withdrawProcessRefusals,
} from '../../../../nodes/FeishuOffboarding/domain/refusals';

const codes = (table: object) => Object.keys(table).map(Number);

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit
const editCodes = [
	1160102, 1160103, 1160200, 1160203, 1160204, 1160205, 1160300, 1160304, 1160601, 1160602, 1160603,
	1160604, 1160607, 1160608, 1160610, 1160617, 1160618, 1160619, 1160623, 1160624, 1160625, 1160630,
	1160631, 1160636, 1160637, 1160638, 1160639, 1160700, 1160710, 1161000, 1161001, 1161002,
];

describe('refusals of the other endpoints', () => {
	it.each([
		['edit', editRefusals, editCodes],
		['search', searchRefusals, [1160102, 1160103, 1160104, 1160999]],
		['reasons', reasonRefusals, [1160103, 1161000]],
		['custom fields', customFieldsRefusals, [1160005, 1160997, 1162010]],
		['custom field', customFieldRefusals, [1160005, 1160006, 1160997, 1162010, 1162020]],
		['employees', employeesRefusals, [1160102, 1160103]],
		['batch get', batchGetRefusals, [1160102, 1160104]],
		['convert', convertRefusals, [1160001]],
		['process', processRefusals, [1160101, 1160500]],
		[
			'job changes',
			jobChangesRefusals,
			[1160101, 1160102, 1160103, 1160104, 1160105, 1160106, 1160107],
		],
		['probations', probationsRefusals, [1160017]],
		['scopes', scopesRefusals, [212100]],
	])('explains exactly the codes of %s', (_endpoint, table, expected) => {
		expect(codes(table)).toEqual(expected);
	});

	const approvalTables: Readonly<Record<string, object>> = {
		decideTask: decideTaskRefusals,
		listApproverTasks: approverTasksRefusals,
		revokeProcess: revokeProcessRefusals,
		transferTasks: transferTasksRefusals,
		withdrawProcess: withdrawProcessRefusals,
	};

	it.each(documented.endpoints)('explains exactly the codes of the page of $name', (page) => {
		expect(codes(approvalTables[page.name] ?? {})).toEqual(
			page.rows.map(({ code }) => code).sort((a, b) => a - b),
		);
	});

	it.each([
		['non-compete, not the approval process', 1160700],
		['a revocation under approval, not a permission', 1161002],
	])('reads a code of edit as %s', (_reason, code) => {
		expect(editRefusals[code]?.message).not.toBe(submitRefusals[code]?.message);
	});

	it('says which companies can convert IDs at all', () => {
		expect(convertRefusals[1160001]?.advice).toContain('飞书人事新链路租户');
	});

	it('asks for a repair of a stored field, not for a parameter', () => {
		expect(customFieldRefusals[1160005]?.advice).toContain('Feishu support');
	});
});
