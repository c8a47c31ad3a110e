import { Cancelled } from '../../../../nodes/FeishuOffboarding/platform/time/clock';

describe('Cancelled', () => {
	it('says that the execution was ended by somebody', () => {
		const cancelled = new Cancelled();
		expect(cancelled).toBeInstanceOf(Error);
		expect(cancelled.name).toBe('Cancelled');
		expect(cancelled.message).toContain('canceled');
	});
});
