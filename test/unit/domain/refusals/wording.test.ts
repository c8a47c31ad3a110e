import * as endpointTables from '../../../../nodes/FeishuOffboarding/domain/refusals';
import { gatewayRefusals } from '../../../../nodes/FeishuOffboarding/platform/refusals/gatewayRefusals';
import { tokenRefusals } from '../../../../nodes/FeishuOffboarding/platform/refusals/tokenRefusals';

const tables = Object.entries({ ...endpointTables, gatewayRefusals, tokenRefusals });

const rows = tables.flatMap(([table, refusals]) =>
	Object.entries(refusals).map(([code, refusal]) => ({ table, code, ...refusal })),
);

const editorNames = [
	'Employee',
	'Offboarding Date',
	'Offboarding Reason',
	'Reason Explanation',
	'Add to Block List',
	'Block Reason',
	'Block Reason Explanation',
	'Custom Fields',
	'Offboarding Mode',
	'Initiator ID',
	'Operator ID',
	'Offboarding',
	'User ID Type',
	'From ID Type',
	'Process ID',
	'Approver ID',
	'Approver IDs',
	'To Employee',
	'If Already Offboarding',
	'If Already Revoked',
	'Retain Account',
	'App ID',
	'App Secret',
	'Region',
	'Base URL',
	'Department IDs',
	'Department ID Type',
];

const discouraged = /\b(error|problem|failure|mistake)s?\b/i;

const withoutEditorNames = (text: string) =>
	editorNames.reduce((rest, name) => rest.replaceAll(`'${name}'`, ''), text);

describe.each(tables)('%s', (_table, refusals) => {
	it.each(['message', 'advice'] as const)('gives each code its own %s', (part) => {
		const texts = Object.values(refusals).map((refusal) => refusal[part]);
		expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
	});
});

describe.each(rows)('$table $code', ({ message, advice }) => {
	it('says what happened in one short sentence without a period', () => {
		expect(message).toMatch(/^[A-Z].*[^.\s]$/);
		expect(message).not.toContain('. ');
		expect(message.length).toBeLessThanOrEqual(120);
	});

	it('ends the advice with a period', () => {
		expect(advice).toMatch(/^['A-Z].*[^.\s]\.$/);
	});

	it('avoids the words that only alarm', () => {
		expect(`${message} ${advice}`).not.toMatch(discouraged);
	});

	it('names things as the panel does, and not as the wire or another product does', () => {
		// What people see in an output, and the names of scopes, they look for as they are written.
		const words = `${message} ${advice}`.replaceAll('process_id', '').replaceAll(/corehr:\S+/g, '');
		expect(words).not.toMatch(/\b[a-z]+_[a-z]|People admin|Feishu People/);
	});

	it('quotes nothing but names that the editor shows', () => {
		expect(withoutEditorNames(advice)).not.toContain("'");
		expect(message).not.toContain("'");
	});
});
