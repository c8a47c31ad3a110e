import { contracts } from '../../../../nodes/FeishuOffboarding/domain/employment/contracts';
import { submitRefusals } from '../../../../nodes/FeishuOffboarding/domain/refusals';
import contractsExample from '../../../fixtures/contractsExample.json';

const DATE = '2030-06-30';

const contract = (changes: object = {}) => ({
	employmentId: '1',
	type: 'labor_contract',
	start: '2028-01-01',
	plannedEnd: '2031-01-01',
	actualEnd: '',
	...changes,
});

type Contracts = Parameters<typeof contracts.judge>[0];
const judge = (...held: Contracts) => contracts.judge(held, DATE);

describe('what contracts say of leaving on a date', () => {
	it.each<[string, Contracts, string]>([
		['one in force', [contract()], 'from 2028-01-01 to 2031-01-01'],
		['one that begins that day', [contract({ start: DATE })], `from ${DATE}`],
		['one that ends that day', [contract({ plannedEnd: DATE })], `to ${DATE}`],
		['one without an end', [contract({ plannedEnd: '' })], 'since 2028-01-01, without an end'],
		['one to the last day', [contract({ plannedEnd: '9999-12-31' })], 'without an end'],
		['one that has not been ended', [contract({ actualEnd: '9999-12-31' })], 'without an end'],
		['one after another', [contract({ plannedEnd: '2029-01-01' }), contract()], 'to 2031-01-01'],
		[
			'a later agreement not to compete',
			[contract(), contract({ type: 'noncompete_agreement', start: '2030-07-01' })],
			'to 2031-01-01',
		],
	])('%s lets the person leave', (_case, held, words) => {
		expect(judge(...held)).toEqual({
			verdict: 'clear',
			message: expect.stringContaining(words) as unknown,
		});
	});

	it.each<[string, Contracts, number, string]>([
		['no contract', [], 1160203, 'shows no contract'],
		[
			'an agreement on secrecy alone',
			[contract({ type: 'confidential_agreement' })],
			1160203,
			'shows no contract',
		],
		[
			'contracts that are over',
			[contract({ plannedEnd: '2030-06-29' }), contract({ plannedEnd: '2029-01-01' })],
			1160203,
			'ends on 2030-06-29',
		],
		[
			'one that was ended before its time',
			[contract({ actualEnd: '2030-01-01' })],
			1160203,
			'ends on 2030-01-01',
		],
		[
			'one that begins later',
			[contract(), contract({ start: '2030-07-01' })],
			1160204,
			'starts on 2030-07-01',
		],
		[
			'one that has an actual end',
			[contract({ actualEnd: '2030-12-31' })],
			1160205,
			'actual end date 2030-12-31',
		],
	])('%s is doubtful, in the words of submit', (_case, held, code, words) => {
		const { message, verdict } = judge(...held);
		expect(verdict).toBe('doubtful');
		expect(message).toContain(words);
		expect(message).toContain(`(${code}). ${submitRefusals[code]?.advice ?? 'no advice'}`);
	});

	it('contracts whose period the app may not see say nothing', () => {
		const { message, verdict } = judge(contract({ start: '', plannedEnd: '' }));
		expect(verdict).toBe('unknown');
		expect(message).toContain('corehr:contract.period:read');
	});

	it('are read from the example of the page', () => {
		expect(contracts.decode(contractsExample.response.data)).toEqual([
			{
				employmentId: '6893014062142064135',
				type: 'labor_contract',
				start: '2023-01-01',
				plannedEnd: '2024-01-01',
				actualEnd: '2023-11-01',
			},
		]);
	});
});
