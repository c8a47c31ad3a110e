import { rescue } from '../../../nodes/FeishuOffboarding/platform/rescue';

const failing = (thrown: unknown) => async (): Promise<string> => {
	await Promise.resolve();
	throw thrown;
};

describe('rescue', () => {
	it('gives what the work gives', async () => {
		expect(
			await rescue(
				async () => await Promise.resolve('done'),
				() => 'instead',
			),
		).toBe('done');
	});

	it('gives what stands in for a failure, now or later', async () => {
		expect(await rescue(failing(new Error('no')), () => 'instead')).toBe('instead');
		const later = async () => await Promise.resolve('later');
		expect(await rescue(failing(new Error('no')), later)).toBe('later');
	});

	it('lets a failure pass that nothing stands in for, as an error', async () => {
		const failure = new RangeError('no');
		await expect(rescue(failing(failure), () => undefined)).rejects.toBe(failure);
		await expect(rescue(failing('text'), () => undefined)).rejects.toThrow('text');
	});
});
