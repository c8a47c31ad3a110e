import { createClient, paths, type Client } from '../../emulator/client';
import { daysFrom } from '../../emulator/tenant/dates';
import { createEmulator, type Emulator } from '../../emulator/server';

describe('scripted faults', () => {
	let emulator: Emulator;
	let client: Client;
	let recordsBefore: number;

	beforeEach(async () => {
		emulator = await createEmulator();
		client = createClient(emulator);
		recordsBefore = emulator.offboardings().length;
		await client.send({ path: paths.reasons, body: {} });
	});
	afterEach(() => emulator.close());

	const submit = () =>
		client.send({
			path: paths.submit,
			body: {
				offboarding_mode: 1,
				employment_id: emulator.people.liNa.employmentId,
				offboarding_date: daysFrom(Date.now(), 60),
				offboarding_reason_unique_identifier: 'voluntary',
			},
		});
	const created = () => emulator.offboardings().length - recordsBefore;
	const rawSubmit = async () => {
		const token = await client.fetchToken();
		return fetch(`${emulator.url}${paths.submit}`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
			body: JSON.stringify({
				offboarding_mode: 1,
				employment_id: emulator.people.liNa.employmentId,
				offboarding_date: daysFrom(Date.now(), 60),
				offboarding_reason_unique_identifier: 'voluntary',
			}),
		});
	};

	it.each([
		['resetBefore', 0],
		['resetAfter', 1],
		['truncatedAfter', 1],
	] as const)('%s ends the connection with %i record made', async (kind, records) => {
		emulator.fail('submit', { kind });
		await expect(submit()).rejects.toThrow();
		expect(created()).toBe(records);
	});

	it.each([
		['hangBefore', 0],
		['hangAfter', 1],
	] as const)('%s never answers, with %i record made', async (kind, records) => {
		emulator.fail('submit', { kind });
		const silence = submit();
		await expect(
			Promise.race([silence, new Promise((resolve) => setTimeout(resolve, 150, 'silence'))]),
		).resolves.toBe('silence');
		expect(created()).toBe(records);
		await emulator.close();
		await expect(silence).rejects.toThrow();
	});

	it.each([
		['gatewayBefore', 502, 0],
		['gatewayAfter', 504, 1],
	] as const)('%s answers HTTP %i in HTML, with %i record made', async (kind, status, records) => {
		emulator.fail('submit', { kind, status });
		const response = await rawSubmit();
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('text/html');
		expect(await response.text()).toContain('<h1>');
		expect(created()).toBe(records);
	});

	it('codeAfter does the work and reports a failure', async () => {
		const msg = 'general internal server error code';
		emulator.fail('submit', { kind: 'codeAfter', status: 500, code: 1160103, msg });
		const { status, body } = await submit();
		expect([status, body.code, body.msg, created()]).toEqual([500, 1160103, msg, 1]);
	});

	it.each([
		[{ kind: 'rateLimit', resetSeconds: 3 }, 429, 99991400, '3'],
		[{ kind: 'rateLimit', status: 400 }, 400, 99991400, null],
		[{ kind: 'token', code: 99991664 }, 400, 99991664, null],
		[{ kind: 'answer', status: 503, code: 1161204, msg: 'timeout' }, 503, 1161204, null],
	] as const)('%j is not done', async (fault, status, code, reset) => {
		emulator.fail('submit', fault);
		const heard = await submit();
		expect([heard.status, heard.body.code]).toEqual([status, code]);
		expect(heard.headers.get('x-ogw-ratelimit-reset')).toBe(reset);
		expect(created()).toBe(0);
		expect(emulator.requests('submit').at(-1)).toMatchObject({ status, code });
	});

	it('an answer can be anything', async () => {
		const headers = { 'X-Extra': 'yes', 'Content-Type': 'text/plain' };
		emulator.fail('submit', { kind: 'answer', status: 200, rawBody: 'not JSON', headers });
		const response = await rawSubmit();
		expect(response.headers.get('x-extra')).toBe('yes');
		expect(await response.text()).toBe('not JSON');
	});

	it('scripts are played in order, after the calls they skip', async () => {
		emulator.fail('submit', { kind: 'token', code: 1 }, { skip: 1, times: 2 });
		emulator.fail('*', { kind: 'token', code: 2 });
		const heard: unknown[] = [];
		for (let call = 0; call < 5; call++) heard.push((await submit()).body.code);
		expect(heard).toEqual([0, 1, 1, 2, 1160210]);
	});

	it('a chooser decides on calls without a script', async () => {
		emulator.chooseFault(({ route, number }) =>
			route === 'submit' && number % 2 === 0 ? { kind: 'token', code: number } : undefined,
		);
		const { number } = emulator.requests().at(-1) ?? { number: 0 };
		const heard = [(await submit()).body.code, (await submit()).body.code];
		expect(heard).toContain(number + (number % 2 === 0 ? 2 : 1));
		expect(heard).toContain(0);
	});

	it('a delay holds the answer back', async () => {
		emulator.fail('submit', { kind: 'delay', ms: 120 });
		const before = performance.now();
		await submit();
		expect(performance.now() - before).toBeGreaterThanOrEqual(110);
	});
});
