import { Client } from '@larksuiteoapi/node-sdk';
import { createEmulator, type Emulator } from '../../emulator/server';

const say = () => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };
const params = { user_id_type: 'people_corehr_id' } as const;

/** The SDK's own outlives the client, and with it the emulator that knows the token. */
function ownCache() {
	const tokens = new Map<unknown, unknown>();
	return {
		get: async (key: unknown) => await Promise.resolve(tokens.get(key)),
		set: async (key: unknown, value: unknown) => {
			tokens.set(key, value);
			return await Promise.resolve(true);
		},
	};
}

describe('the official SDK, in the approval centre', () => {
	let emulator: Emulator;
	let sdk: Client;

	beforeEach(async () => {
		emulator = await createEmulator();
		const { appId, appSecret } = emulator.apps.main;
		const cache = ownCache();
		sdk = new Client({ appId, appSecret, domain: emulator.url, logger: silent, cache });
	});
	afterEach(() => emulator.close());

	const processOf = (who: 'inApproval' | 'approved') => {
		const { employmentId } = emulator.people[who];
		const record = emulator.offboardings().find((each) => each.employmentId === employmentId);
		return record?.processId ?? '';
	};
	const statusOf = async (process_id: string) =>
		(await sdk.corehr.v2.process.get({ params, path: { process_id } })).data?.status;

	it('withdraws a process in progress', async () => {
		const process_id = processOf('inApproval');
		const data = { system_user: true, reason: 'The employee stays' };
		expect(
			await sdk.corehr.v2.processWithdraw.update({ params, path: { process_id }, data }),
		).toMatchObject({ code: 0 });
		expect(await statusOf(process_id)).toBe(4);
	});

	it('revokes a completed process', async () => {
		const process_id = processOf('approved');
		const { processRevoke } = sdk.corehr.v2;
		const data = { user_id: emulator.people.chenJing.employmentId };
		expect(await processRevoke.update({ params, path: { process_id }, data })).toMatchObject({
			code: 0,
		});
		expect(await statusOf(process_id)).toBe(8);
	});

	it('lists what waits for somebody, hands it to somebody else, and decides it', async () => {
		const { chenJing, liNa } = emulator.people;
		const waiting = async (user_id: string) => {
			const list = { ...params, user_id, approver_status: 1, page_size: 10 };
			const { data } = await sdk.corehr.v2.approver.list({ params: list });
			return data?.approver_list ?? [];
		};
		const process_id = processOf('inApproval');
		const task = (await waiting(chenJing.employmentId)).find(
			(one) => one.process_id === process_id,
		);
		const approver_id = task?.approver_id ?? '';

		await sdk.corehr.v2.processTransfer.update({
			params,
			path: { process_id },
			data: {
				operator: chenJing.employmentId,
				to_user_id: liNa.employmentId,
				approver_ids: [approver_id],
				remark: 'Holidays',
			},
		});
		expect(await waiting(liNa.employmentId)).toEqual([task]);

		const decided = await sdk.corehr.v2.processApprover.update({
			params,
			path: { process_id, approver_id },
			data: { status: 3, user_id: liNa.employmentId, reason: 'Agreed' },
		});
		expect(decided).toMatchObject({ code: 0 });
		expect(await statusOf(process_id)).toBe(9);
	});
});
