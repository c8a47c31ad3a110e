import { createClient, paths, type Client } from '../../emulator/client';
import { recordsAt } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';
import employeeBatchExample from '../../fixtures/employeeBatchExample.json';
import idConvertExample from '../../fixtures/idConvertExample.json';
import userIdsExample from '../../fixtures/userIdsExample.json';
import { identityFields } from '../support/identityFields';
import { strangers } from '../support/strangers';

describe('looking people up', () => {
	let emulator: Emulator;
	let client: Client;

	beforeAll(async () => {
		emulator = await createEmulator();
		client = createClient(emulator);
	});
	afterAll(() => emulator.close());

	const convert = (query: Record<string, string>, ids: readonly string[], other = client) =>
		other.send({ path: paths.convertIds, query: { id_type: 'user_id', ...query }, body: { ids } });

	describe('ID conversion', () => {
		const toFeishu = { id_transform_type: '1', feishu_user_id_type: 'open_id' };

		it.each(['open_id', 'union_id', 'user_id'] as const)('goes to %s and back', async (type) => {
			const { liNa, zhangWei } = emulator.people;
			const ids = [liNa.employmentId, zhangWei.employmentId];
			const there = await convert({ id_transform_type: '1', feishu_user_id_type: type }, ids);
			const items = recordsAt(there.data, 'items');
			expect(items.map(({ id }) => id)).toEqual(ids);
			expect(strangers(there.body, idConvertExample.response)).toEqual([]);
			const back = await convert(
				{ id_transform_type: '2', feishu_user_id_type: type },
				items.map(({ target_id }) => String(target_id)),
			);
			expect(recordsAt(back.data, 'items').map(({ target_id }) => target_id)).toEqual(ids);
		});

		it('converts departments', async () => {
			const [department] = emulator.tenant.departments;
			const { data } = await convert(
				{
					id_transform_type: '1',
					id_type: 'department_id',
					feishu_department_id_type: 'open_department_id',
				},
				[department?.id ?? ''],
			);
			expect(data).toEqual({
				items: [{ id: department?.id, target_id: department?.openDepartmentId }],
			});
		});

		it('leaves out what has no counterpart', async () => {
			const { withoutAccount, liNa } = emulator.people;
			const ids = [withoutAccount.employmentId, '7140964208476371110', liNa.employmentId];
			const { data } = await convert(toFeishu, ids);
			expect(data).toEqual({ items: [{ id: liNa.employmentId, target_id: liNa.openId }] });
		});

		it('leaves it empty where the test asks for that', async () => {
			const lenient = await createEmulator({ unmatchedIds: 'empty' });
			const { employmentId: id } = lenient.people.withoutAccount;
			const { data } = await convert(toFeishu, [id], createClient(lenient));
			expect(data).toEqual({ items: [{ id, target_id: '' }] });
			await lenient.close();
		});

		it.each([
			['without the kind of ID', { id_transform_type: '1' }, ['x'], 1160001],
			['an empty ID', toFeishu, [''], 1160001],
			['an ID that is too long', toFeishu, ['x'.repeat(51)], 1160001],
			['no ID', toFeishu, [], 99992402],
			['too many IDs', toFeishu, Array.from({ length: 101 }, () => 'x'), 99992402],
			['another direction', { id_transform_type: '5' }, ['x'], 99992402],
		])('refuses %s', async (_case, query, ids, code) => {
			const { status, body } = await convert(query, ids);
			expect([status, body.code]).toEqual([400, code]);
		});
	});

	describe('employees by ID', () => {
		const get = (body: object) =>
			client.send({
				path: paths.employeeBatch,
				query: { user_id_type: 'people_corehr_id' },
				body,
			});
		const idsOf = async (body: object) =>
			recordsAt((await get(body)).data, 'items').map(({ employment_id }) => employment_id);

		it('are told in the documented shape', async () => {
			const ids = [emulator.people.liNa, emulator.people.gone].map((each) => each.employmentId);
			const { status, body, data } = await get({ fields: identityFields, employment_ids: ids });
			expect(status).toBe(200);
			expect(recordsAt(data, 'items')).toHaveLength(2);
			expect(strangers(body, employeeBatchExample.response)).toEqual([]);
			const example = await get(employeeBatchExample.request);
			expect(example.body).toMatchObject({ code: 0, data: { items: [] } });
		});

		it('are found by the first list that holds anything', async () => {
			const { liNa, zhangWei, wangFang } = emulator.people;
			const person_ids = [zhangWei.personId];
			const work_emails = [wangFang.email];
			expect(await idsOf({ employment_ids: [liNa.employmentId], person_ids, work_emails })).toEqual(
				[liNa.employmentId],
			);
			expect(await idsOf({ employment_ids: [], person_ids, work_emails })).toEqual([
				zhangWei.employmentId,
			]);
			expect(await idsOf({ work_emails })).toEqual([wangFang.employmentId]);
		});

		it('are refused as a whole when one is outside the data permission', async () => {
			const { liNa, outOfScope } = emulator.people;
			const { status, body } = await get({
				employment_ids: [liNa.employmentId, outOfScope.employmentId],
			});
			expect([status, body.code]).toEqual([403, 1160104]);
			expect(body.msg).toBe(`No authority  error: ${outOfScope.employmentId}`);
		});

		it.each([
			['no list', {}, 1160102],
			['empty lists', { employment_ids: [], person_ids: [] }, 1160102],
			['an undocumented field', { employment_ids: ['x'], fields: ['salary'] }, 1160102],
			['too many', { employment_ids: Array.from({ length: 101 }, () => 'x') }, 99992402],
		])('are refused for %s', async (_case, body, code) => {
			const heard = await get(body);
			expect([heard.status, heard.body.code]).toEqual([400, code]);
		});
	});

	it('user IDs are told for addresses and phone numbers', async () => {
		const { liNa, gone } = emulator.people;
		const { body, data } = await client.send({
			path: paths.userIds,
			body: { emails: [liNa.email, gone.email, 'nobody@example.com'], mobiles: [liNa.phone] },
		});
		expect(
			strangers(body, userIdsExample.response).filter((place) => !/mobile/.test(place)),
		).toEqual([]);
		expect(data.user_list).toMatchObject([
			{ email: liNa.email, user_id: liNa.openId, status: { is_resigned: false } },
			{ email: gone.email },
			{ email: 'nobody@example.com' },
			{ mobile: liNa.phone, user_id: liNa.openId },
		]);
		expect(recordsAt(data, 'user_list')[1]).not.toHaveProperty('user_id');
	});
});
