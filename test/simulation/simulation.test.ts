import { size } from '../support/runs';
import { bundle } from './n8n/bundle';
import { mutations } from './runner/mutations';
import { Pool, type Played } from './runner/pool';

/** In virtual time; of the real one some hundred seeds take seconds. */
const SEEDS = { from: 1, count: size(300, 40) };

/** For a machine that has other work to do. */
const PATIENCE_MS = 300_000;

let pool: Pool;

beforeAll(() => {
	pool = new Pool();
});
afterAll(async () => {
	await pool.close();
}, PATIENCE_MS);

it(
	'holds every invariant in every seed',
	async () => {
		const violated: Played[] = [];
		let played = 0;
		await pool.play(SEEDS, (one) => {
			played++;
			if (one.violations.length > 0) violated.push(one);
		});
		expect(violated).toEqual([]);
		expect(played).toBe(SEEDS.count);
	},
	PATIENCE_MS,
);

it(
	'tells the same story of a seed in every process, to the letter',
	async () => {
		const seeds = [3, 34, 199, 1_000_007];
		const stories = async (worker: number) => {
			const told: unknown[] = [];
			for (const seed of seeds) told.push((await pool.tell(seed, worker)).story);
			return told;
		};
		const first = await stories(0);
		expect(await stories(1)).toEqual(first);
		expect(await stories(0)).toEqual(first);
	},
	PATIENCE_MS,
);

it(
	'breaks each rule in the code as it is',
	async () => {
		const whole = await bundle();
		const tried = Object.values(mutations).slice(0, size(undefined, 4));
		const broken = await Promise.all(tried.map(async (one) => await bundle(one)));
		expect(broken.filter((source) => source === whole)).toEqual([]);
		expect(new Set(broken).size).toBe(broken.length);
	},
	PATIENCE_MS,
);
