import { Revocations } from '../../../../nodes/FeishuOffboarding/domain/offboarding/revocations';
import { recordWith } from './samples';

const record = (status = 'Approving', offboardingId = '1') => recordWith({ offboardingId, status });

describe('a record that search shows as open', () => {
	it('is so where nobody here tried to withdraw it', () => {
		const revocations = new Revocations();
		revocations.confirm('2');
		expect(revocations.leavesOpen(record())).toBe(true);
		expect(revocations.isDone('1')).toBe(false);
	});

	it('may not be so where Feishu was asked to withdraw it, until it refuses', () => {
		const revocations = new Revocations();
		revocations.ask('1');
		expect(revocations.leavesOpen(record())).toBe(false);
		expect(revocations.isDone('1')).toBe(false);
		revocations.deny('1');
		expect(revocations.leavesOpen(record())).toBe(true);
	});

	it('is not so any more where Feishu has withdrawn it, whatever it says later', () => {
		const revocations = new Revocations();
		revocations.ask('1');
		revocations.confirm('1');
		revocations.ask('1');
		revocations.deny('1');
		expect(revocations.leavesOpen(record())).toBe(false);
		expect(revocations.isDone('1')).toBe(true);
	});
});

it('a record that search shows as ended is not open', () => {
	expect(new Revocations().leavesOpen(record('Withdrawn'))).toBe(false);
});

it('remembers the latest two thousand', () => {
	const revocations = new Revocations();
	for (let id = 0; id <= 2_000; id++) revocations.confirm(String(id));
	expect([0, 1, 2_000].map((id) => revocations.isDone(String(id)))).toEqual([false, true, true]);
});
