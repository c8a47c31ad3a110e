import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { requireUsableLeavers } from '../../../demo/leaversFile';

const usable = 'employee_number,name,offboarding_date,offboarding_reason';

let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'leavers-'));
});

afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

/** What the demo says of a list before anything is set up; nothing, if it takes it. */
async function said(text: string): Promise<string> {
	const file = join(folder, 'leavers.csv');
	await writeFile(file, text);
	return await requireUsableLeavers(file).then(
		() => '',
		(error: unknown) => String(error),
	);
}

it.each([
	['plain', `${usable}\nE0002,张伟,2030-03-29,voluntary\n`],
	['with a byte order mark and lines as Windows ends them', `\uFEFF${usable}\r\nE0002,a,b,c\r\n`],
	['with a comma in a quoted value', `${usable}\nE0002,"Zhang, Wei",2030-03-29,voluntary\n`],
	[
		'with quoted headers, one of which has a comma and a line break',
		'"employee_number","name,\nas in the passport","offboarding_date","offboarding_reason"\na,b,c,d\n',
	],
	['with no rows', `${usable}\n`],
])('a list %s is taken', async (_, text) => {
	expect(await said(text)).toBe('');
});

it.each([
	['absent', 'name,offboarding_date,offboarding_reason\na,b,c\n'],
	[
		'only part of a quoted header',
		`"name, employee_number,x",offboarding_date,offboarding_reason\n`,
	],
	['spelt with a space that n8n keeps', ` ${usable}\n`],
])('a column that is %s is missed', async (_, text) => {
	expect(await said(text)).toMatch(/it lacks employee_number \(/);
});

it('an empty file lacks every column', async () => {
	expect(await said('')).toMatch(
		/it lacks employee_number, offboarding_date, offboarding_reason \(/,
	);
});

it.each([
	['has a value more than there are columns', `${usable}\na,b,c,d\nE0002,Zhang, Wei,c,d\n`],
	['opens a quote and never closes it', `${usable}\na,b,c,d\nE0002,"Zhang,b,c\n`],
])('a list whose line 3 %s is refused as n8n would refuse it', async (_, text) => {
	expect(await said(text)).toMatch(/leavers\.csv cannot be read as CSV: .*line 3/);
});
