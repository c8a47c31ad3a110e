import { createEmulator, type Emulator } from '../../emulator/server';
import { isRecord, type JsonObject } from '../../emulator/json';
import type { RouteName } from '../../emulator/gateway/route';
import approversExample from '../../fixtures/approversExample.json';
import connectionCountExample from '../../fixtures/connectionCountExample.json';
import contractsExample from '../../fixtures/contractsExample.json';
import customFieldExample from '../../fixtures/customFieldExample.json';
import customFieldsExample from '../../fixtures/customFieldsExample.json';
import employeeBatchExample from '../../fixtures/employeeBatchExample.json';
import employeesExample from '../../fixtures/employeesExample.json';
import idConvertExample from '../../fixtures/idConvertExample.json';
import jobChangesExample from '../../fixtures/jobChangesExample.json';
import probationExample from '../../fixtures/probationExample.json';
import processExample from '../../fixtures/processExample.json';
import reasonsExample from '../../fixtures/reasonsExample.json';
import scopesExample from '../../fixtures/scopesExample.json';
import searchExample from '../../fixtures/searchExample.json';
import { pages } from '../support/reportPages';
import { answerWith, type ScriptedAnswer } from '../support/scriptedAnswer';
import { cellsOf, differencesIn, reportOn } from '../support/tenantReport';

/** A deep copy of a page's answer, changed at a place such as `data.items.0.status`. */
function altered(
	response: unknown,
	place: string,
	change: (holder: JsonObject, key: string) => void,
) {
	const copy: unknown = structuredClone(response);
	const keys = place.split('.');
	const key = keys.pop() ?? '';
	let holder: unknown = copy;
	for (const each of keys) {
		holder = Array.isArray(holder) ? holder[Number(each)] : isRecord(holder) ? holder[each] : {};
	}
	if (!isRecord(holder)) throw new Error(`There is no ${place}`);
	change(holder, key);
	return copy;
}

const set =
	(value: unknown) =>
	(holder: JsonObject, key: string): void => {
		Object.assign(holder, { [key]: value });
	};
const drop = (holder: JsonObject, key: string): void => void delete holder[key];
const rename =
	(name: string) =>
	(holder: JsonObject, key: string): void => {
		Object.assign(holder, { [name]: holder[key] });
		drop(holder, key);
	};

describe('a report on answers that are as the pages show them', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await createEmulator();
	});
	afterAll(() => emulator.close());

	it('names no difference, for any read endpoint', async () => {
		for (const [route, , { response }] of pages) {
			answerWith(emulator, route, { body: response }, 1);
		}
		const { markdown } = await reportOn(emulator);
		for (const [, name] of pages) expect([name, differencesIn(markdown, name)]).toEqual([name, []]);
		const lines = markdown.split('\n').filter((line) => line.startsWith('| `'));
		expect(lines).toHaveLength(pages.length + 1);
		for (const line of lines)
			expect(line).toMatch(/\| 200 \| 0 \| \d{14}[0-9A-F]+ \| none \| none \|$/);
	});
});

describe('a report on answers that were altered', () => {
	let emulator: Emulator;
	beforeEach(async () => {
		emulator = await createEmulator();
	});
	afterEach(() => emulator.close());

	const report = async (route: RouteName, body: unknown, more: ScriptedAnswer = {}) => {
		answerWith(emulator, route, { body, ...more }, 1);
		return (await reportOn(emulator)).markdown;
	};

	const item = 'data.items.0';
	it.each([
		[
			'a field is missing',
			['search', 'Search offboardings', searchExample],
			[`${item}.offboarding_info.offboarding_date`, drop],
			['`data.items[].offboarding_info.offboarding_date`: missing (1 of 2)'],
		],
		[
			'a field is of another type',
			['connectionCount', 'Count long connections', connectionCountExample],
			['data.online_instance_cnt', set(true)],
			['`data.online_instance_cnt`: boolean where the page has number (1 of 1)'],
		],
		[
			'a field is new',
			['scopes', 'Get scopes of app', scopesExample],
			['data.scopes.0.scope_type', set('tenant')],
			['`data.scopes[].scope_type`: not on the page: text (1 of 1)'],
		],
		[
			'a field is null',
			['contracts', 'Search contracts', contractsExample],
			[`${item}.contract_end_date`, set(null)],
			['`data.items[].contract_end_date`: null where the page has date as text (1 of 1)'],
		],
		[
			'a number is a text',
			['process', 'Get approval process', processExample],
			['data.status', set('9')],
			['`data.status`: text where the page has number (1 of 1)'],
		],
		[
			'a text is a number',
			['approvers', 'Get approval tasks', approversExample],
			['data.approver_list.0.process_id', set(7410781046418966)],
			['`data.approver_list[].process_id`: number where the page has text (1 of 1)'],
		],
		[
			'an object is a list',
			['customField', 'Get custom field', customFieldExample],
			['data.data.common_schema_config', set([])],
			['`data.data.common_schema_config`: list where the page has object (1 of 1)'],
		],
		[
			'a list is an object',
			['convertIds', 'Convert employee identifiers', idConvertExample],
			['data.items', set({})],
			['`data.items`: object where the page has list (1 of 1)'],
		],
		[
			'a field has another name',
			['probations', 'Search probations', probationExample],
			[`${item}.probation_id`, rename('probation_record_id')],
			[
				'`data.items[].probation_id`: missing (1 of 1)',
				'`data.items[].probation_record_id`: not on the page: text (1 of 1)',
			],
		],
		[
			'a list is empty',
			['jobChanges', 'Search job changes', jobChangesExample],
			['data.items', set([])],
			['`data.items`: an empty list, so its elements were not compared'],
		],
		[
			'a time is written in another way',
			['reasons', 'Get offboarding reasons', reasonsExample],
			[`${item}.created_time`, set('2021-08-20T20:28:23Z')],
			['`data.items[].created_time`: text where the page has time as text (1 of 1)'],
		],
		[
			'the data is not there',
			['customFields', 'Get custom fields', customFieldsExample],
			['data', drop],
			['`data`: missing (1 of 1)'],
		],
		[
			'a field that was asked for is missing in an excerpt',
			['employees', 'Search employees', employeesExample],
			[`${item}.person_info.preferred_name`, drop],
			['`data.items[].person_info.preferred_name`: missing (1 of 1)'],
		],
		[
			'a field of an excerpt is of another type',
			['employeeBatch', 'Get employees', employeeBatchExample],
			[`${item}.department.department_name`, set('HR')],
			['`data.items[].department.department_name`: text where the page has list (1 of 1)'],
		],
	] as const)('says so where %s', async (_what, [route, name, page], [place, change], lines) => {
		const markdown = await report(route, altered(page.response, place, change));
		expect(differencesIn(markdown, name)).toEqual(lines);
	});

	const counted = JSON.stringify(connectionCountExample.response);
	const call = 'GET /open-apis/event/v1/connection';
	it.each([
		['content-type', 'text/plain', ['not application/json'], 'none'],
		['content-type', '', ['missing'], 'none'],
		[
			'x-ogw-ratelimit-limit',
			'50',
			['there, although this is no refusal for the rate'],
			'limit 50',
		],
		[
			'x-ogw-ratelimit-reset',
			'soon',
			['there, although this is no refusal for the rate', 'not a whole number'],
			'reset no whole number',
		],
	])('says so where the header %s is %s', async (header, value, whats, limit) => {
		const headers = { [header === 'content-type' ? 'Content-Type' : header]: value };
		const markdown = await report('connectionCount', counted, { headers });
		expect(differencesIn(markdown, 'Count long connections')).toEqual(
			whats.map((what) => `\`header ${header}\`: ${what}`),
		);
		expect(cellsOf(markdown, call)[3]).toBe(limit);
	});

	it('says so where there is no log ID', async () => {
		const markdown = await report('connectionCount', counted, {
			headers: { 'X-Tt-Logid': '' },
		});
		expect(differencesIn(markdown, 'Count long connections')).toEqual([
			'`header x-tt-logid`: missing',
		]);
	});

	it.each([
		[1160201, 'search', 'POST /open-apis/corehr/v1/offboardings/search', 'on no page'],
		[1160102, 'search', 'POST /open-apis/corehr/v1/offboardings/search', "on the endpoint's page"],
		[
			99991672,
			'search',
			'POST /open-apis/corehr/v1/offboardings/search',
			'on the page of all endpoints',
		],
	] as const)('tells the code %i, and whether a page has it', async (code, route, path, where) => {
		const markdown = await report(route, { code, msg: 'no' }, { status: 400 });
		expect(cellsOf(markdown, path).slice(0, 2)).toEqual(['400', `${code} (${where})`]);
		expect(differencesIn(markdown, 'Search offboardings')).toEqual([]);
		expect(markdown).toContain(`Search offboardings, code ${code}, HTTP 400`);
	});

	it.each([
		['<html>502</html>', 502],
		['', 200],
		['["a list"]', 200],
	])('tells that %s is no answer of Feishu', async (body, status) => {
		const markdown = await report('scopes', body, { status });
		expect(differencesIn(markdown, 'Get scopes of app')).toEqual(['`the body`: no JSON object']);
		expect(cellsOf(markdown, 'GET /open-apis/application/v6/scopes')[0]).toBe(String(status));
	});

	it('compares a refusal for the rate, waits as long as it says, and asks again', async () => {
		emulator.fail('reasons', { kind: 'rateLimit', resetSeconds: 7 });
		emulator.fail('reasons', { kind: 'rateLimit' });
		const waits: number[] = [];
		const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
		const { markdown } = await reportOn(emulator, { sleep });
		expect(waits).toEqual([7_000, 5_000]);
		expect(differencesIn(markdown, 'Get offboarding reasons')).toEqual([
			'`header x-ogw-ratelimit-reset`: missing on a refusal for the rate',
		]);
	});

	it('says so where a refusal names another limit than the page', async () => {
		emulator.fail('connectionCount', { kind: 'rateLimit', resetSeconds: 1 });
		const { markdown } = await reportOn(emulator);
		expect(differencesIn(markdown, 'Count long connections')).toEqual([
			"`header x-ogw-ratelimit-limit`: 100, which is not the limit of the endpoint's page",
		]);
	});

	it('goes on after a connection that broke, and says what it could not ask', async () => {
		emulator.fail('employees', { kind: 'resetBefore' });
		const { markdown } = await reportOn(emulator);
		expect(cellsOf(markdown, 'POST /open-apis/corehr/v2/employees/search')[0]).toMatch(/cut|used/);
		expect(cellsOf(markdown, 'POST /open-apis/corehr/v2/contracts/search').at(-1)).toBe(
			'not called: it lacks an employee whom the app may see',
		);
	});
});
