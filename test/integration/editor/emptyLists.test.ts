import { ask, emulateEach, emulator, matching } from '../support/sandbox';

emulateEach();

/** As before anybody has set the data permissions. */
function hideEverybody(): void {
	for (const person of emulator.tenant.people) Object.assign(person, { inDataScope: false });
}

describe('searchEmployees', () => {
	const search = async (options = {}) =>
		await ask(emulator, 'listSearch', 'searchEmployees', options);

	it('says why nobody is there to choose from', async () => {
		hideEverybody();
		await expect(search()).rejects.toMatchObject({
			message: matching(/^'Employee' has nobody to choose: the app sees no employee.*员工资源/),
		});
		expect(await search({ filter: 'Nora' })).toEqual({ results: [] });
	});

	it('says that nobody has an ID of the chosen type', async () => {
		const { people } = emulator.tenant;
		Object.assign(emulator.tenant, {
			people: people.filter(({ employeeNumber }) => employeeNumber === 'E0064'),
		});
		await expect(
			search({ parameters: { operation: 'submit', userIdType: 'open_id' } }),
		).rejects.toMatchObject({
			message: matching(/^'Employee' has nobody to choose: .*Open ID.*'User ID Type'/),
		});
	});
});

describe('searchOffboardings', () => {
	const search = async () =>
		await ask(emulator, 'listSearch', 'searchOffboardings', {
			parameters: { operation: 'revoke' },
		});

	it('says why there is none where the app sees no employee', async () => {
		hideEverybody();
		await expect(search()).rejects.toMatchObject({
			message: matching(/^'Offboarding' has nothing to choose: the app sees no employee.*员工资源/),
		});
	});
});
