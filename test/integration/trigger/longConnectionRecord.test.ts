import type { Emulator } from '../../emulator/server';
import type { TriggerSetup } from '../../harness/trigger';
import { clockOf, connectedNode } from '../support/connectedNode';
import { emulate } from '../support/sandbox';
import {
	answered,
	connectEach,
	credential,
	event,
	executions,
	idOf,
	server,
	start,
} from '../support/connected';
import { soon } from '../support/longConnectionServer';

connectEach();

describe('Fetch the Record', () => {
	async function fetched(change: (emulator: Emulator) => object, more: Partial<TriggerSetup> = {}) {
		const emulator = await emulate();
		server.tenantUrl = emulator.url;
		server.secret = emulator.apps.main.appSecret;
		const { appId, appSecret } = emulator.apps.main;
		await start('a', {
			credential: { ...credential(appSecret), appId },
			parameters: { fetchRecord: true },
			...more,
		});
		const content = change(emulator);
		const pushed = { ...event({ app_id: appId }), event: content };
		return { emulator, pushed, code: await answered(server.push(pushed)) };
	}

	const recordOf = (emulator: Emulator) => {
		const { employmentId } = emulator.people.approved;
		const found = emulator.offboardings().find((record) => record.employmentId === employmentId);
		if (found === undefined) throw new Error('Nobody is leaving');
		return found;
	};

	const told = (emulator: Emulator, status: number) => {
		const { offboardingId, employmentId } = recordOf(emulator);
		return { offboarding_id: offboardingId, employment_id: employmentId, status };
	};

	it('adds the record when it shows the status that the event tells', async () => {
		const { code } = await fetched((emulator) => told(emulator, 2));
		expect(code).toBe(200);
		expect(executions.of(idOf('a'))).toMatchObject([
			{
				status_name: 'Approved',
				record: {
					offboarding_date: expect.any(String) as unknown,
					status_name: 'Approved',
					checklist_status_name: 'Approving',
				},
			},
		]);
		expect(executions.of(idOf('a'))[0]).not.toHaveProperty('record_error');
	});

	it('adds it in Feishu’s own form where it is not to be simplified', async () => {
		const parameters = { fetchRecord: true, simplify: false };
		await fetched((emulator) => told(emulator, 2), { parameters });
		expect(executions.of(idOf('a'))).toMatchObject([
			{ record: { status_name: 'Approved', offboarding_info: {} } },
		]);
	});

	it('asks again until search shows it, and acknowledges only then', async () => {
		const { emulator } = await fetched((given) => {
			const { offboardingId } = recordOf(given);
			void soon('search has been asked', () => given.requests('search').length > 0).then(() =>
				given.setStatus(offboardingId, 'Withdrawn'),
			);
			return told(given, 5);
		});
		expect(executions.of(idOf('a'))).toMatchObject([
			{ status_name: 'Withdrawn', record: { status: 'Withdrawn' } },
		]);
		expect(emulator.requests('search').length).toBeGreaterThan(1);
	});

	it('comes after ten seconds with what search shows by then, and Feishu is told to push again', async () => {
		const node = connectedNode(clockOf(20));
		const { code, pushed } = await fetched((emulator) => told(emulator, 5), { node });
		expect(code).toBe(500);
		const started = () => executions.of(idOf('a'));
		await soon('the event is handed over', () => started().length > 0);
		await expect(answered(server.push(pushed))).resolves.toBe(200);
		expect(started()).toMatchObject([
			{
				status_name: 'Withdrawn',
				record: { status: 'Approved' },
				record_error: 'Search does not show the status that the event tells, or not yet',
			},
		]);
	});

	it('keeps what search has shown where it fails later', async () => {
		const node = connectedNode(clockOf(20));
		await fetched(
			(emulator) => {
				emulator.chooseFault(({ route }) =>
					route === 'search' && emulator.requests('search').length > 1
						? { kind: 'answer', status: 400, code: 1160102, msg: 'no' }
						: undefined,
				);
				return told(emulator, 5);
			},
			{ node },
		);
		const started = () => executions.of(idOf('a'));
		await soon('the event is handed over', () => started().length > 0);
		expect(started()).toMatchObject([
			{ record: { status: 'Approved' }, record_error: expect.any(String) as unknown },
		]);
	});

	it('says at once why there is none where the app may not search', async () => {
		const { code } = await fetched((emulator) => {
			emulator.setScopes(emulator.apps.main.appId, []);
			return told(emulator, 2);
		});
		expect(code).toBe(200);
		expect(executions.of(idOf('a'))).toMatchObject([
			{ record: null, record_error: expect.stringMatching(/corehr:offboarding:read/) as unknown },
		]);
	});
});
