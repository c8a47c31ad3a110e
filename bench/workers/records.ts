import { createClient, paths } from '../../test/emulator/client';
import { textAt } from '../../test/emulator/json';
import type { Person } from '../../test/emulator/tenant/person';
import type { Emulator } from '../../test/emulator/server';
import { limitOf, submitBody, USER_ID_TYPE } from '../operations';

const { count: PER_WINDOW, windowMs: WINDOW_MS } = limitOf('submit');

/** Longer than the window, so that no call of the one before counts any more. */
const ELAPSED_MS = WINDOW_MS + 1_000;

/** The people that the emulator was asked to add to its seed. */
export const extraPeople = ({ tenant }: Emulator): Person[] =>
	tenant.people.filter(({ employeeNumber }) => /^E1\d{5}$/.test(employeeNumber));

/** How much time has to elapse for the emulator while that many people are offboarded. */
export const seedingTimeMs = (people: number): number =>
	Math.ceil(people / PER_WINDOW) * ELAPSED_MS;

/**
 * Offboards the people through the tenant's second app, which leaves the tokens and limits of the measured
 * one alone. `elapse` lets the emulator's time pass; gives the offboarding IDs.
 */
export async function offboard(
	emulator: Emulator,
	employmentIds: readonly string[],
	elapse: (ms: number) => void,
): Promise<string[]> {
	const { send } = createClient(emulator, emulator.apps.second);
	const submit = async (employmentId: string): Promise<string> => {
		const { data } = await send({
			path: paths.submit,
			query: { user_id_type: USER_ID_TYPE },
			body: submitBody(employmentId),
		});
		const id = textAt(data, 'offboarding_id');
		if (id === undefined) throw new Error(`${employmentId} was not offboarded`);
		return id;
	};
	const ids: string[] = [];
	for (let first = 0; first < employmentIds.length; first += PER_WINDOW) {
		const window = employmentIds.slice(first, first + PER_WINDOW);
		ids.push(...(await Promise.all(window.map(submit))));
		elapse(ELAPSED_MS);
	}
	return ids;
}
