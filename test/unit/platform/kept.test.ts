import { kept } from '../../../nodes/FeishuOffboarding/platform/kept';

it('loads at the first call, and keeps what came', async () => {
	let loads = 0;
	const get = kept(async () => await Promise.resolve({ load: ++loads }));
	expect(loads).toBe(0);
	expect(await get()).toEqual({ load: 1 });
	expect(await get()).toEqual({ load: 1 });
});

it('loads again after a failure', async () => {
	let loads = 0;
	const get = kept(async () => {
		if (++loads === 1) throw new Error('The file is not there');
		return await Promise.resolve({ load: loads });
	});
	await expect(get()).rejects.toThrow('The file is not there');
	expect(await get()).toEqual({ load: 2 });
});
