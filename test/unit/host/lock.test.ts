import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { lock } from 'proper-lockfile';

import { withLock } from '../../host/install/lock';

let folder = '';
const file = () => join(folder, 'inner', 'build.lock');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lock-'));
});

afterEach(async () => {
	await rm(folder, { recursive: true, force: true });
});

const left = async () => await readdir(join(folder, 'inner'));

it('nobody else gets the lock while the work lasts, and anybody does afterwards', async () => {
	const options = { realpath: false, lockfilePath: file() };
	const outcome = await withLock(file(), 'testing', async () => {
		await expect(lock(file(), options)).rejects.toMatchObject({ code: 'ELOCKED' });
		return 'done';
	});
	expect(outcome).toBe('done');
	expect(await left()).toEqual([]);
});

it('work that fails releases the lock', async () => {
	const work = async () => await Promise.reject(new Error('no compiler'));
	await expect(withLock(file(), 'testing', work)).rejects.toThrow('no compiler');
	expect(await left()).toEqual([]);
});

it('a lock that a killed process has left behind is taken over', async () => {
	await mkdir(file(), { recursive: true });
	const longAgo = new Date(Date.now() - 60_000);
	await utimes(file(), longAgo, longAgo);
	expect(await withLock(file(), 'testing', left)).toEqual(['build.lock']);
	expect(await left()).toEqual([]);
});
