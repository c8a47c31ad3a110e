import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { dirname } from 'node:path';

import { hasCode } from '../json';
import { PlainProblem } from '../plainProblem';

const patienceMs = 15 * 60_000;

/** Lets one process at a time do the work; the others wait for it and say so. */
export async function withLock<T>(
	file: string,
	purpose: string,
	work: () => Promise<T>,
): Promise<T> {
	await acquire(file, purpose);
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}

async function acquire(file: string, purpose: string): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	const deadline = Date.now() + patienceMs;
	let said = false;
	while (!(await create(file))) {
		const owner = await ownerOf(file);
		if (owner === undefined || isRunning(owner)) {
			if (Date.now() > deadline) throw new PlainProblem(tooLong(file, purpose, owner));
			if (!said) console.log(`  Process ${owner ?? '(starting)'} is ${purpose}: waiting for it …`);
			said = true;
			await wait(1_000);
		} else {
			await removeAbandoned(file, owner);
		}
	}
}

async function create(file: string): Promise<boolean> {
	try {
		await writeFile(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (hasCode(error, 'EEXIST')) return false;
		throw error;
	}
}

async function ownerOf(file: string): Promise<number | undefined> {
	try {
		const owner = Number(await readFile(file, 'utf8'));
		return Number.isInteger(owner) && owner > 0 ? owner : undefined;
	} catch (error) {
		if (hasCode(error, 'ENOENT')) return undefined;
		throw error;
	}
}

/** Moved aside first, so that of two processes that find it only one removes it. */
async function removeAbandoned(file: string, owner: number): Promise<void> {
	const aside = `${file}.${owner}.${process.pid}`;
	try {
		await rename(file, aside);
		await rm(aside, { force: true });
	} catch (error) {
		if (!hasCode(error, 'ENOENT')) throw error;
	}
}

export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return hasCode(error, 'EPERM');
	}
}

const tooLong = (file: string, purpose: string, owner: number | undefined) =>
	`Process ${owner ?? 'unknown'} has been ${purpose} for very long: if it is no longer at work, delete ${file} and start again.`;
