import { createClient, paths } from '../../emulator/client';
import { createEmulator, type Emulator } from '../../emulator/server';
import { isRecord } from '../../emulator/json';
import { pages } from '../support/reportPages';
import { markedTenant, marksOf, withKeys, withMarks } from '../support/reportMarks';
import { answerWith } from '../support/scriptedAnswer';
import { cellsOf, reportOn, wishOf } from '../support/tenantReport';

/** The texts that stand in the report although they must not, in any case of letters. */
const leaked = (markdown: string, texts: readonly string[]): string[] => {
	const lower = markdown.toLowerCase();
	return texts.filter((text) => lower.includes(text.toLowerCase()));
};

/** What nobody but app and Feishu may know. */
const secretsOf = ({ apps: { main } }: Emulator): string[] => [main.appId, main.appSecret];

describe('a report holds nothing of the tenant', () => {
	let emulator: Emulator;
	beforeEach(async () => {
		emulator = await createEmulator();
	});
	afterEach(() => emulator.close());

	it('neither of its people, reasons, departments and fields nor of its offboardings', async () => {
		const marks = markedTenant(emulator);
		const client = createClient(emulator);
		const { body } = await client.send({
			path: paths.employees,
			query: { user_id_type: 'people_corehr_id', page_size: '1' },
			body: { fields: ['person_info.preferred_name', 'employee_number'] },
		});
		expect(marks.filter((mark) => JSON.stringify(body).includes(mark)).length).toBeGreaterThan(1);
		const token = await client.fetchToken();
		const { markdown } = await reportOn(emulator);
		expect(leaked(markdown, [...marks, ...secretsOf(emulator), token, emulator.url])).toEqual([]);
	});

	it('nor of the person who is submitted and revoked', async () => {
		const marks = markedTenant(emulator);
		const typed = emulator.people.wangFang.employmentId;
		const { markdown, said } = await reportOn(emulator, { wish: wishOf(emulator), typed });
		expect(markdown).toContain('The offboarding was submitted and revoked.');
		expect(leaked(markdown, [...marks, ...marksOf(emulator), ...secretsOf(emulator)])).toEqual([]);
		expect(leaked(said.join('\n'), secretsOf(emulator))).toEqual([]);
	});

	it('where every value of every answer is one of somebody', async () => {
		const marks: string[] = [];
		for (const [route, , { response }] of pages) {
			answerWith(emulator, route, { body: withMarks(response, marks) });
		}
		const { markdown } = await reportOn(emulator);
		expect(marks.length).toBeGreaterThan(300);
		expect(leaked(markdown, marks)).toEqual([]);
		expect(cellsOf(markdown, 'POST /open-apis/corehr/v2/contracts/search')[0]).toBe('200');
	});

	it.each([
		['an ID', '7140964208476371555'],
		['an ID of an account', 'ou_7d8a6e6df7621556ce0d21922b67aaaa'],
		['a number of an employee', 'E07777'],
		['an email address', 'marker.zhao@example.com'],
		['a phone number', '+8613877778888'],
		['a Chinese name', '标记赵'],
		['a name', 'Marker Zhao'],
		['a family name', 'Markerzhao'],
		['a name in capitals', 'MARKER_ZHAO'],
		['a field of the company', 'marker_zhao__c'],
		['a UUID', 'ac1f77aa-7777-4c7a-9c77-0242ac130777'],
		['a date', '1977-07-07'],
		['a cell of a table', '| marker | zhao |'],
	])('where a key of each object is %s', async (_what, key) => {
		for (const [route, , { response }] of pages) {
			answerWith(emulator, route, { body: withKeys(response, () => key) });
		}
		const { markdown } = await reportOn(emulator);
		expect(leaked(markdown, [key])).toEqual([]);
		expect(markdown).toContain(`(a name of ${key.length} characters, withheld)`);
	});

	it.each([
		['is the name of an employee', 'marker_zhao'],
		['is the name of an employee, turned round', 'zhao_marker'],
		['is written as one word', 'markerzhao'],
		['holds the name of an employee', 'reviewed_by_marker'],
		['is written with humps', 'zhaoMarker'],
	])('where a key that could be a field %s', async (_what, key) => {
		Object.assign(emulator.people.liNa, {
			englishName: 'Marker Zhao',
			email: 'marker.zhao@example.com',
		});
		answerWith(emulator, 'reasons', { body: withKeys(emptyPage('reasons'), () => key) });
		const { markdown } = await reportOn(emulator);
		expect(leaked(markdown, [key])).toEqual([]);
		expect(markdown).toContain(`(a name of ${key.length} characters, withheld)`);
	});

	it('where objects are maps by people whose names stand nowhere else', async () => {
		const people = Object.fromEntries(
			['wang_marker', 'marker', 'liMarker'].map((name) => [name, { level: 1 }]),
		);
		for (const [route, , { response }] of pages) {
			const page = isRecord(response) ? response : {};
			answerWith(emulator, route, { body: { ...page, data: people } });
		}
		const { markdown } = await reportOn(emulator);
		expect(leaked(markdown, ['marker'])).toEqual([]);
		expect(markdown).toContain('`data.(a name of 11 characters, withheld)`: not on the page');
	});

	const mark = 'marker-zhao';
	it.each([
		['msg', { body: { code: 0, msg: mark, data: {} } }],
		['msg of a refusal', { status: 400, body: { code: 1160201, msg: mark, error: { a: mark } } }],
		['a code that is text', { status: 400, body: { code: mark, msg: '' } }],
		['a body that is text', { status: 502, body: `<p>${mark}</p>` }],
		['a body that is a list', { body: [mark] }],
		['a log ID', { headers: { 'X-Tt-Logid': mark }, body: { code: 0 } }],
		['a log ID behind another', { headers: { 'X-Tt-Logid': `20260101000000AAAAAAAAAA ${mark}` } }],
		['the type', { headers: { 'Content-Type': mark }, body: { code: 0 } }],
		['the limit', { headers: { 'x-ogw-ratelimit-limit': mark, 'x-ogw-ratelimit-reset': mark } }],
		['the limit of a refusal', { status: 429, headers: { 'x-ogw-ratelimit-limit': mark } }],
		['another header', { headers: { 'x-request-id': mark, [`x-${mark}`]: mark } }],
		['an address', { status: 302, headers: { Location: `https://${mark}.example` } }],
	])('where it stands in %s', async (_what, answer) => {
		for (const [route] of pages) answerWith(emulator, route, { body: {}, ...answer });
		const { markdown } = await reportOn(emulator);
		expect(leaked(markdown, ['marker'])).toEqual([]);
	});

	it.each([
		['a code', { body: { code: 13877778888, msg: '' } }, '13877778888'],
		['a code of nine digits', { body: { code: 387777888, msg: '' } }, '387777888'],
		['a broken code', { body: { code: 1387777.5, msg: '' } }, '1387777'],
		[
			'two IDs',
			{ headers: { 'X-Tt-Logid': '71409642084763715557140964208476371555' } },
			'71409642',
		],
		['the limit', { headers: { 'x-ogw-ratelimit-limit': '13877778888' } }, '13877778888'],
	])('where a number stands in the place of %s', async (_what, answer, number) => {
		for (const [route] of pages) answerWith(emulator, route, { body: { code: 0 }, ...answer });
		const { markdown } = await reportOn(emulator);
		expect(leaked(markdown, [number])).toEqual([]);
	});

	it('where Feishu says the App Secret or the token back', async () => {
		const { appSecret } = emulator.apps.main;
		const token = 't-marker0000000000000000';
		const body = { code: 0, msg: appSecret, tenant_access_token: token, expire: 7200 };
		answerWith(emulator, 'tenantAccessToken', {
			body: { ...body, [appSecret]: 1, [token]: 2, [`is_${token.slice(2)}`]: 3 },
		});
		for (const [route] of pages) {
			answerWith(emulator, route, {
				body: { code: 0, msg: token, [token]: { [appSecret]: 1 }, [appSecret]: token },
			});
		}
		const { markdown } = await reportOn(emulator);
		expect(leaked(markdown, [token, appSecret, 'marker'])).toEqual([]);
	});

	it('nor does the sentence that there is no token', async () => {
		const { appSecret } = emulator.apps.main;
		const answer = { code: 10014, msg: `app secret ${appSecret}`, [appSecret]: appSecret };
		answerWith(emulator, 'tenantAccessToken', { body: answer });
		const message = await reportOn(emulator).then(String, String);
		expect(message).toContain('code 10014');
		expect(leaked(message, [appSecret])).toEqual([]);
	});

	const emptyPage = (name: string): unknown =>
		pages.find(([route]) => route === name)?.[2].response;
});
