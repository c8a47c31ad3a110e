import { revokeRefusals, submitRefusals } from '../../../nodes/FeishuOffboarding/domain/refusals';
import type { CodeRow } from '../../../nodes/FeishuOffboarding/platform/refusals/refusal';
import revokeErrors from '../../fixtures/revokeErrors.json';
import submitErrors from '../../fixtures/submitErrors.json';
import {
	emulateEach,
	emulator,
	errorOf,
	jsons,
	matching,
	revokeParameters,
	run,
	type RunOptions,
	submit,
	submitParameters,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

emulateEach();

interface Row {
	code: number;
	httpStatus: number;
	msg: string;
}

/** After these nobody knows what became of the call, however often it is looked up or repeated. */
const unsettledCodes = [1160101, 1160103, 1161000];

const inDays = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Submits whoever is refused with the code; what depends on the request alone is scripted. */
async function submitRefused({ code, httpStatus, msg }: Row, options: RunOptions = {}) {
	const person = emulator.personForCode[code];
	if (!person) emulator.fail('submit', { kind: 'answer', status: httpStatus, code, msg });
	const parameters = submitParameters({
		offboardingMode: [1160700, 1160701, 1160702].includes(code) ? 'approval' : 'direct',
		offboardingDate: inDays(60),
	});
	const { employmentId } = person ?? emulator.people.liNa;
	const items = [{ employee: employmentId, row: 7 }];
	const { result } = await elapse(
		async () => await run(emulator, parameters, { items, ...options }),
	);
	return result;
}

async function revokeRefused({ code }: Row, options: RunOptions = {}) {
	const items = [{ offboarding: emulator.recordForCode[code] ?? '', row: 7 }];
	const { result } = await elapse(
		async () => await run(emulator, revokeParameters(), { items, ...options }),
	);
	return result;
}

/** A refusal for an open offboarding goes on with which one it is. */
const messageOf = (row: CodeRow | undefined): unknown =>
	row?.means === 'openRecord'
		? matching(new RegExp(`^${row.message}: .+ \\(\\d+\\)$`))
		: row?.message;

const logIdOf = (code: number) =>
	emulator
		.requests()
		.filter((entry) => entry.code === code)
		.at(-1)?.logId;

const operations = [
	[
		'submit',
		submitErrors.rows,
		submitRefused,
		submitRefusals,
		'POST /open-apis/corehr/v2/offboardings/submit_v2',
	],
	[
		'revoke',
		revokeErrors.rows,
		revokeRefused,
		revokeRefusals,
		'POST /open-apis/corehr/v2/offboardings/revoke',
	],
] as const;

describe.each(operations)(
	'a %s that Feishu refuses',
	(_name, rows, refused, refusals, endpoint) => {
		it.each([...rows])('is explained in the error: $code, $msg', async (row) => {
			const { code } = row;
			const result = await refused(row);
			expect(errorOf(result)).toEqual({
				name: 'NodeApiError',
				message: messageOf(refusals[code]),
				description: `${refusals[code]?.advice}<br>${endpoint}, Feishu code ${code}, log ID ${logIdOf(code)}`,
				itemIndex: 0,
			});
			// The editor shows it as the error code.
			expect(result.error).toMatchObject({ httpCode: String(code) });
		});

		it.each([...rows])('is explained in the item: $code, $msg', async (row) => {
			const { code, httpStatus, msg } = row;
			const result = await refused(row, { onError: 'continueRegularOutput' });
			expect(result.status).toBe('success');
			expect(jsons(result)).toEqual([
				{
					error: messageOf(refusals[code]),
					details: {
						advice: refusals[code]?.advice,
						endpoint,
						code,
						vendorMessage: msg,
						httpStatus,
						logId: logIdOf(code),
						...(unsettledCodes.includes(code) ? { outcomeUnknown: true } : {}),
					},
				},
			]);
		});

		it('goes to the error output with its input', async () => {
			const [row] = rows.filter(({ code }) => code === 1160203);
			if (row === undefined) throw new Error('The table has no such row');
			const result = await refused(row, { onError: 'continueErrorOutput' });
			expect(jsons(result)).toEqual([]);
			expect(jsons(result, 1)).toMatchObject([
				{ row: 7, error: refusals[1160203]?.message, details: { code: 1160203 } },
			]);
		});
	},
);

describe('a refusal of the gateway', () => {
	it('names the missing scope and the page of the console', async () => {
		const { main } = emulator.apps;
		emulator.setScopes(main.appId, []);
		const { result } = await elapse(async () => await submit(emulator));
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message:
				'The app lacks a permission scope that this request needs: corehr:offboarding.submit:write',
			description: matching(
				/Open <a href="\S+\/auth\?q=corehr:offboarding\.submit:write\S+" target="_blank">\S+\/auth<\/a> to add it\.<br>POST .*submit_v2, Feishu code 99991672, log ID \S+$/,
			),
		});
		expect(result.error?.description).toContain(`"${emulator.url}/app/${main.appId}/auth?`);
	});

	it('names the fields that Feishu does not accept', async () => {
		emulator.fail('submit', {
			kind: 'answer',
			status: 400,
			rawBody: JSON.stringify({
				code: 99992402,
				msg: 'field validation failed',
				error: {
					log_id: '2030',
					field_violations: [{ field: 'initiator_id', description: 'the max len is 50' }],
				},
			}),
			headers: { 'Content-Type': 'application/json' },
		});
		const { result } = await elapse(async () => await submit(emulator));
		expect(result.error?.message).toContain('initiator_id: the max len is 50');
	});

	it.each([
		[99991401, 400, 'IP allowlist'],
		[99991403, 429, 'upgrade the plan'],
		[99992361, 400, "'User ID Type'"],
		[99991662, 400, 'log ID'],
	])('is said in its own words and not tried again: %i', async (code, status, words) => {
		emulator.fail('submit', { kind: 'answer', status, code, msg: 'no' }, { times: 2 });
		const { result } = await elapse(async () => await submit(emulator));
		expect(result.error?.description).toContain(words);
		expect(result.error?.description).toContain(`Feishu code ${code}`);
		expect(emulator.requests('submit')).toHaveLength(1);
	});

	it('keeps the words of Feishu for a code that no page lists', async () => {
		emulator.fail('submit', { kind: 'answer', status: 400, code: 4242, msg: 'some new rule' });
		const { result } = await elapse(async () => await submit(emulator));
		expect(errorOf(result)).toMatchObject({
			message: 'Feishu refused the request: some new rule',
			description: matching(/submit_v2.*<br>POST .*Feishu code 4242, log ID/),
		});
	});

	it('keeps them where n8n would take a word for a code of Node', async () => {
		const msg = 'employeeExists';
		emulator.fail('submit', { kind: 'answer', status: 400, code: 4243, msg });
		const { result } = await elapse(async () => await submit(emulator));
		expect(result.error?.message).toBe(`Feishu refused the request: ${msg}`);
	});

	it.each([404, 302])('tells an address that is not of Feishu: HTTP %i', async (status) => {
		emulator.fail('submit', { kind: 'answer', status, rawBody: '<html></html>' });
		const { result } = await elapse(async () => await submit(emulator));
		expect(errorOf(result)).toMatchObject({
			message: `The address answered HTTP ${status} without a Feishu envelope`,
			description: matching(/'Region' or 'Base URL'/),
		});
		expect(emulator.requests('submit')).toHaveLength(1);
	});
});
