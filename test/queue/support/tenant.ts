import { createClient, paths } from '../../emulator/client';
import { textAt } from '../../emulator/json';
import type { Emulator } from '../../emulator/server';
import type { Person } from '../../emulator/tenant/person';

/** Who is in the tenant beside its seed. */
export interface Population {
	/** With an open offboarding. */
	readonly leavers: number;
	/** Without one. */
	readonly stayers: number;
}

/** Submit lets a hundred through in a minute. */
const WINDOW_MS = 61_000;
const PER_WINDOW = 100;

/** A clock that begins in the past, so that the limits can elapse while the tenant is filled. */
export function clockFor({ leavers }: Population) {
	let behindMs = Math.ceil(leavers / PER_WINDOW) * WINDOW_MS;
	return {
		now: () => Date.now() - behindMs,
		elapse: () => {
			behindMs = Math.max(0, behindMs - WINDOW_MS);
		},
	};
}

/** The people that the emulator was asked to add to its seed, in order. */
const extraPeople = ({ tenant }: Emulator): Person[] =>
	tenant.people.filter(({ employeeNumber }) => /^E1\d{5}$/.test(employeeNumber));

/** Offboards people by the tenant's second app, which leaves the limits of the first one alone. */
export async function populate(
	emulator: Emulator,
	{ leavers }: Population,
	elapse: () => void,
): Promise<{ readonly records: string[]; readonly stayers: string[] }> {
	const { send } = createClient(emulator, emulator.apps.second);
	const people = extraPeople(emulator).map(({ employmentId }) => employmentId);
	const records: string[] = [];
	const submit = async (employmentId: string): Promise<string> => {
		const query = { user_id_type: 'people_corehr_id' };
		const { data } = await send({ path: paths.submit, query, body: bodyFor(employmentId) });
		const id = textAt(data, 'offboarding_id');
		if (id === undefined) throw new Error(`${employmentId} was not offboarded`);
		return id;
	};
	for (let first = 0; first < leavers; first += PER_WINDOW) {
		const window = people.slice(first, Math.min(leavers, first + PER_WINDOW));
		records.push(...(await Promise.all(window.map(submit))));
		elapse();
	}
	return { records, stayers: people.slice(leavers) };
}

const bodyFor = (employmentId: string) => ({
	offboarding_mode: 1,
	employment_id: employmentId,
	offboarding_date: '2099-12-31',
	offboarding_reason_unique_identifier: 'voluntary',
});
