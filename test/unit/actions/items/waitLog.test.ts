import { WaitLog } from '../../../../nodes/FeishuOffboarding/actions/items/waitLog';
import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';

describe('WaitLog', () => {
	it.each([
		['no wait', [], []],
		['a wait that nobody notices', [[0, 999]], []],
		[
			'several of them, one after the other',
			[
				[0, 400],
				[500, 900],
				[1_000, 1_200],
			],
			['1 s'],
		],
		['a wait', [[1_000, 61_400]], ['60 s']],
		[
			'items that wait side by side',
			[
				[0, 10_000],
				[0, 10_000],
				[5_000, 12_000],
			],
			['12 s'],
		],
		[
			'waits with a gap',
			[
				[0, 10_000],
				[20_000, 25_000],
			],
			['15 s'],
		],
		[
			'a wait that began and ended with another',
			[
				[0, 10_000],
				[4_000, 10_000],
			],
			['10 s'],
		],
	])('counts time by the clock on the wall: %s', (_reason, waits, expected) => {
		const log = new WaitLog();
		for (const [fromMs = 0, untilMs = 0] of waits) log.add(endpoints.submit, fromMs, untilMs);
		expect(log.sentences().map((sentence) => /\d+ s/.exec(sentence)?.[0])).toEqual(expected);
	});

	it('names each limit that was waited for', () => {
		const log = new WaitLog();
		log.add(endpoints.submit, 0, 60_000);
		log.add(endpoints.revoke, 0, 2_000);
		log.add(endpoints.listCustomFields, 0, 1_000);
		expect(log.sentences()).toEqual([
			"Waited 60 s for Feishu's limit of 100 per minute (Submit offboarding)",
			"Waited 2 s for Feishu's limit of 20 per second (Revoke offboarding)",
			"Waited 1 s for Feishu's limit of 1000 per minute and 50 per second (Get custom fields)",
		]);
	});
});
