import type { Random } from './random';

/** The ways in which an item names a person. */
type Naming = 'id' | 'email' | 'employeeNumber';

interface ItemBase {
	readonly employeeNumber: string;
	readonly maxWait: number;
	readonly timeout: number;
}

export interface SubmitItem extends ItemBase {
	readonly naming: Naming;
	readonly mode: 'direct' | 'approval';
	readonly date: string;
	readonly reason: string;
	readonly explanation: string;
	readonly block: boolean;
	readonly ifAlreadyOffboarding: 'error' | 'returnExisting';
	readonly validateOnly: boolean;
}

export interface RevokeItem extends ItemBase {
	/** By its own ID the item names the record that was the person's last one when the run began. */
	readonly naming: 'id' | 'employee';
	readonly ifAlreadyRevoked: 'error' | 'succeed';
}

const base = (random: Random, people: readonly [string, ...string[]]): ItemBase => ({
	employeeNumber: random.pick(people),
	maxWait: random.weighted([
		[6, 600],
		[1, 0],
		[2, 5],
		[2, 30],
	]),
	timeout: random.weighted([
		[3, 30_000],
		[1, 5_000],
	]),
});

/**
 * No two processes give the same explanation: nothing in an answer could tell the records of two processes apart
 * whose terms are the same to the letter.
 */
export function submitItem(
	random: Random,
	people: readonly [string, ...string[]],
	process: string,
): SubmitItem {
	return {
		...base(random, people),
		naming: random.pick<Naming>(['id', 'email', 'employeeNumber']),
		mode: random.weighted([
			[2, 'direct'],
			[1, 'approval'],
		]),
		date: random.weighted([
			[4, '2030-03-31'],
			[2, '2030-04-30'],
			[1, '2030-01-10'],
		]),
		reason: random.weighted([
			[2, 'voluntary'],
			[1, 'job_change_saas'],
		]),
		explanation: random.weighted([
			[2, `entered by ${process}`],
			[1, `entered by ${process} for a second reason`],
		]),
		block: random.chance(0.15),
		ifAlreadyOffboarding: random.pick(['error', 'returnExisting']),
		validateOnly: random.chance(0.05),
	};
}

export const revokeItem = (random: Random, people: readonly [string, ...string[]]): RevokeItem => ({
	...base(random, people),
	naming: random.pick(['id', 'employee']),
	ifAlreadyRevoked: random.pick(['error', 'succeed']),
});
