import type { Person } from '../../../emulator/tenant/person';
import type { Emulator } from '../../../emulator/server';
import {
	at,
	bodies,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	run,
	type RunOptions,
	submitParameters,
} from '../../support/sandbox';

emulateEach();

type Who = string | number | undefined;

const submitWho = async (mode: string, who: Who[], options: RunOptions = {}, type?: string) =>
	await run(
		emulator,
		submitParameters({
			employee: located(mode, '={{ $json.who }}'),
			...(type === undefined ? {} : { userIdType: type }),
		}),
		{ items: who.map((value) => ({ who: value })), ...options },
	);

const submitted = () => bodies(emulator, 'submit').map((body) => at(body, 'employment_id'));

describe('the employee of a submit', () => {
	it.each<[string, (person: Person) => string]>([
		['list', ({ employmentId }) => employmentId],
		['id', ({ employmentId }) => employmentId],
		['id', ({ employmentId }) => ` ${employmentId} `],
		['email', ({ email }) => email],
		['email', ({ email }) => ` ${email.toUpperCase()}`],
		['employeeNumber', ({ employeeNumber }) => employeeNumber],
	])('is found by %s', async (mode, valueOf) => {
		const { zhangWei } = emulator.people;
		const result = await submitWho(mode, [valueOf(zhangWei)]);
		expect(jsons(result)).toMatchObject([{ employment_id: zhangWei.employmentId }]);
		expect(submitted()).toEqual([zhangWei.employmentId]);
	});

	it('counts as an ID where a tool gives it without a mode', async () => {
		const { zhangWei } = emulator.people;
		await run(emulator, submitParameters({ employee: zhangWei.employmentId }));
		expect(submitted()).toEqual([zhangWei.employmentId]);
	});

	it('is looked up with one call for all items', async () => {
		const people = emulator.tenant.people.slice(0, 20);
		await submitWho(
			'email',
			people.map(({ email }) => email),
		);
		expect(bodies(emulator, 'employees')).toMatchObject([
			{ email_address_list: people.map(({ email }) => email) },
		]);
		expect(submitted()).toEqual(people.map(({ employmentId }) => employmentId));
	});

	it('is looked up a hundred at a time', async () => {
		const nobody = Array.from({ length: 120 }, (_none, index) => `X${index}`);
		const result = await submitWho('employeeNumber', nobody, { onError: 'continueErrorOutput' });
		expect(bodies(emulator, 'employees')).toMatchObject([
			{ employee_number_list: nobody.slice(0, 100) },
			{ employee_number_list: nobody.slice(100) },
		]);
		expect(jsons(result, 1)).toHaveLength(120);
	});

	it.each<[string, string, (people: Emulator['people']) => Who, string]>([
		['an unknown email', 'email', () => 'nobody@example.com', 'matches nobody'],
		['an unknown number', 'employeeNumber', () => 'E9999', 'matches nobody'],
		[
			'a number out of scope',
			'employeeNumber',
			(p) => p.outOfScope.employeeNumber,
			'matches nobody',
		],
		['someone who has left', 'email', ({ gone }) => gone.email, 'has already left'],
		['no email', 'email', () => undefined, 'is empty'],
		['blanks for an email', 'email', () => '  ', 'is'],
		['a decimal for a number', 'employeeNumber', () => 4.5, 'is not a text'],
	])('is refused for %s, and nothing is submitted', async (_case, mode, who, complaint) => {
		const result = await submitWho(mode, [who(emulator.people)]);
		const { message, ...rest } = errorOf(result);
		expect(message).toMatch(/^'Employee' /);
		expect(message).toContain(complaint);
		expect(rest).toMatchObject({ name: 'NodeOperationError', itemIndex: 0 });
		expect(routes(emulator)).not.toContain('submit');
	});

	it('is refused where two people share the email', async () => {
		const person = (id: string) => ({
			employment_id: id,
			employment_id_v2: id,
			email_address: 'twin@example.com',
			employment_status: { enum_name: 'hired' },
		});
		const items = [person('6982509313466189341'), person('6982509313466189342')];
		emulator.fail('employees', {
			kind: 'answer',
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			rawBody: JSON.stringify({ code: 0, msg: 'success', data: { items, has_more: false } }),
		});
		const result = await submitWho('email', ['twin@example.com']);
		expect(errorOf(result)).toMatchObject({
			message: "'Employee' matches 2 people who have the work email twin@example.com",
			description: containing('by ID'),
		});
		expect(routes(emulator)).not.toContain('submit');
	});

	it('is refused alone among others that are found', async () => {
		const { liNa, zhangWei } = emulator.people;
		const result = await submitWho('email', [liNa.email, 'nobody@example.com', zhangWei.email], {
			onError: 'continueErrorOutput',
		});
		expect(submitted()).toEqual([liNa.employmentId, zhangWei.employmentId]);
		expect(jsons(result, 1)).toMatchObject([
			{ who: 'nobody@example.com', error: containing('matches nobody') },
		]);
	});

	it('reads an employee number that a sheet gives as a number', async () => {
		const result = await submitWho('employeeNumber', [4711]);
		expect(bodies(emulator, 'employees')).toMatchObject([{ employee_number_list: ['4711'] }]);
		expect(result.error?.message).toContain('4711');
	});
});

describe('the ID type', () => {
	const idTypes = [
		['people_corehr_id', (person: Person) => person.employmentId],
		['open_id', (person: Person) => person.openId],
		['union_id', (person: Person) => person.unionId],
		['user_id', (person: Person) => person.userId],
	] as const;

	it.each(idTypes)('%s is used in every call and in the output', async (type, idOf) => {
		const { chenJing, wangFang } = emulator.people;
		const result = await run(
			emulator,
			submitParameters({
				userIdType: type,
				additionalFields: { initiatorId: idOf(wangFang) },
			}),
			{ items: [{ employee: idOf(chenJing) }] },
		);
		const types = emulator.requests().flatMap(({ query }) => query.user_id_type ?? []);
		expect(types).toEqual([type, type]);
		expect(bodies(emulator, 'submit')).toMatchObject([
			{ employment_id: idOf(chenJing), initiator_id: idOf(wangFang) },
		]);
		expect(jsons(result)).toMatchObject([{ employment_id: idOf(chenJing), outcome: 'submitted' }]);
	});

	it.each(idTypes)('%s is what an email is looked up for', async (type, idOf) => {
		const { chenJing } = emulator.people;
		await submitWho('email', [chenJing.email], {}, type);
		expect(emulator.requests('employees')).toMatchObject([{ query: { user_id_type: type } }]);
		expect(submitted()).toEqual([idOf(chenJing)]);
	});

	it('is named where the person has no such ID', async () => {
		const { withoutAccount } = emulator.people;
		const result = await submitWho('email', [withoutAccount.email], {}, 'open_id');
		expect(result.error?.message).toContain("has no ID of the chosen 'User ID Type'");
		expect(routes(emulator)).not.toContain('submit');
	});

	it('user_id without its scope names the scope', async () => {
		const { appId, scopes } = emulator.apps.main;
		emulator.setScopes(
			appId,
			scopes.filter((scope) => scope !== 'contact:user.employee_id:readonly'),
		);
		const result = await submitWho('id', [emulator.people.liNa.userId], {}, 'user_id');
		expect(result.error?.message).toContain('contact:user.employee_id:readonly');
	});
});
