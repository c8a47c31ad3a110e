import { readDiscovery } from '../../../../../nodes/FeishuOffboarding/platform/events/connection/discovery';

const answer = (body: unknown, status = 200) =>
	readDiscovery({ kind: 'answer', status, headers: {}, body });
const address =
	'wss://msg-frontier.feishu.cn/ws/v2?fpid=493&device_id=1&access_key=k&service_id=33554678&ticket=t';
const named = (URL: unknown) => answer({ code: 0, msg: '', data: { URL } });

describe('the answer to a discovery', () => {
	it('names the address, unchanged, and what to do with it', () => {
		const ClientConfig = { PingInterval: 90 };
		expect(answer({ code: 0, msg: 'ok', data: { URL: address, ClientConfig } })).toEqual({
			kind: 'found',
			url: address,
			service: 33554678,
			config: ClientConfig,
		});
	});

	it.each([
		'wss://example.com/?service_id=1',
		'ws://localhost:1/?service_id=1',
		'ws://127.0.0.1/?service_id=2147483647',
		'ws://[::1]:8080/?service_id=1',
	])('may be %s', (url) => {
		expect(named(url)).toMatchObject({ kind: 'found', url, config: undefined });
	});

	it.each([
		'',
		undefined,
		7,
		'no address',
		'ws://example.com/?service_id=1',
		'https://example.com/?service_id=1',
		'wss://example.com/',
		'wss://example.com/?service_id=x',
		'wss://example.com/?service_id=2147483648',
	])('is asked for again later where the address is %s', (url) => {
		expect(named(url)).toMatchObject({ kind: 'failed', trouble: { isCrowded: false } });
	});

	it.each([1, 1000040343])('is asked for again later with code %d', (code) => {
		expect(answer({ code, msg: 'busy', data: { URL: '' } })).toMatchObject({
			kind: 'failed',
			trouble: { isCrowded: false },
		});
	});

	it('says where there are too many connections', () => {
		expect(answer({ code: 1000040350, msg: '' })).toMatchObject({
			kind: 'failed',
			trouble: { isCrowded: true, reason: expect.stringMatching(/50/) as unknown },
		});
	});

	it.each([
		[403, /App ID.*App Secret.*enabled/],
		[514, /App ID.*App Secret.*enabled/],
		[1000040344, /App ID/],
		[1000040345, /'App ID' or 'App Secret' is wrong/],
		[1000040346, /'App ID'/],
		[1000040347, /store app/],
		[1000040351, /'Region'/],
		[1000049999, /code 1000049999: what Feishu says/],
	])('is a refusal for good with code %d, and says what is wrong', (code, sentence) => {
		const discovered = answer({ code, msg: 'what Feishu says' });
		expect(discovered.kind).toBe('refused');
		if (discovered.kind !== 'refused') return;
		expect(`${discovered.refusal.message}. ${discovered.refusal.advice}`).toMatch(sentence);
	});

	it.each([
		['HTTP 502', answer('<html>', 502)],
		['HTTP 404', answer('404 page not found', 404)],
		['a page', answer('<html>')],
		['nothing', answer(undefined)],
		['no connection', readDiscovery({ kind: 'notSent', reason: 'ECONNREFUSED' })],
		['no answer', readDiscovery({ kind: 'interrupted', reason: 'ECONNABORTED' })],
	])('is asked for again later after %s', (_what, discovered) => {
		expect(discovered.kind).toBe('failed');
	});
});
