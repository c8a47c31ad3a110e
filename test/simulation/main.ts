import { parseArgs } from 'node:util';

import { bundle } from './n8n/bundle';
import { mutations } from './runner/mutations';
import { Pool } from './runner/pool';

const { values } = parseArgs({
	options: {
		seeds: { type: 'string', default: '1000' },
		from: { type: 'string', default: '1' },
		seed: { type: 'string' },
		mutations: { type: 'boolean', default: false },
		/** With --mutations: only those whose name has this text. */
		only: { type: 'string', default: '' },
		limit: { type: 'string', default: '10000' },
	},
});

const SHOWN = 3;

const say = (text: string) => void process.stdout.write(`${text}\n`);

function wholeNumber(option: 'seeds' | 'from' | 'seed' | 'limit'): number {
	const number = Number(values[option]);
	if (Number.isSafeInteger(number) && number >= 0) return number;
	throw new Error(`--${option} takes a whole number`);
}

async function tellOne(pool: Pool, seed: number): Promise<boolean> {
	const { story = [], violations } = await pool.tell(seed);
	for (const line of story) say(line);
	for (const { invariant, complaint } of violations) say(`VIOLATED  ${invariant}: ${complaint}`);
	return violations.length === 0;
}

async function playMany(pool: Pool): Promise<boolean> {
	const [from, count] = [wholeNumber('from'), wholeNumber('seeds')];
	const startMs = Date.now();
	const violated = new Map<string, string[]>();
	let failed = 0;
	await pool.play({ from, count }, ({ seed, violations }) => {
		if (violations.length > 0) failed++;
		for (const { invariant, complaint } of violations) {
			const known = violated.get(invariant) ?? [];
			violated.set(invariant, [...known, `--seed ${seed}: ${complaint}`]);
		}
	});
	for (const [invariant, complaints] of violated) {
		say(`VIOLATED  ${invariant}, ${complaints.length} times`);
		for (const complaint of complaints.slice(0, SHOWN)) say(`          ${complaint}`);
	}
	const seconds = (Date.now() - startMs) / 1_000;
	say(`${count} seeds from ${from} in ${seconds.toFixed(1)} s: ${failed} with a violation`);
	return failed === 0;
}

/** The first seed at which the mutant violates what the code as it is does not. */
async function seedThatFinds(pool: Pool, name: string): Promise<string> {
	const replacements = mutations[name];
	if (replacements === undefined) throw new Error(`There is no mutation ${name}`);
	const suspects: { seed: number; invariants: string[] }[] = [];
	const range = { from: wholeNumber('from'), count: wholeNumber('limit') };
	let found = '';
	while (found === '' && range.count > 0) {
		const batch = { from: range.from, count: Math.min(range.count, 200) };
		await pool.play(
			batch,
			({ seed, violations }) => {
				const invariants = violations.map(({ invariant }) => invariant);
				if (invariants.length > 0) suspects.push({ seed, invariants });
				return suspects.length === 0;
			},
			{ replacements },
		);
		for (const { seed, invariants } of suspects.splice(0).sort((a, b) => a.seed - b.seed)) {
			const usual = new Set((await pool.tell(seed)).violations.map(({ invariant }) => invariant));
			const broken = invariants.filter((invariant) => !usual.has(invariant));
			if (found === '' && broken.length > 0)
				found = `seed ${seed}: ${[...new Set(broken)].join(', ')}`;
		}
		range.from += batch.count;
		range.count -= batch.count;
	}
	return found;
}

async function playMutations(pool: Pool): Promise<boolean> {
	// A text that is no longer in the source is told at once, not after all that come before it.
	for (const replacements of Object.values(mutations)) await bundle(replacements);
	let isEveryOneFound = true;
	for (const name of Object.keys(mutations).filter((known) => known.includes(values.only))) {
		const found = await seedThatFinds(pool, name);
		if (found === '') isEveryOneFound = false;
		say(`${name}: ${found || `NOT FOUND within ${values.limit} seeds`}`);
	}
	return isEveryOneFound;
}

async function main(): Promise<void> {
	const pool = new Pool();
	try {
		const isWell = values.mutations
			? await playMutations(pool)
			: values.seed === undefined
				? await playMany(pool)
				: await tellOne(pool, wholeNumber('seed'));
		if (!isWell) process.exitCode = 1;
	} finally {
		await pool.close();
	}
}

void main();
