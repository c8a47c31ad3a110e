import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';

import { createEmulator, type Emulator } from '../../emulator/server';
import { size } from '../../support/runs';
import { leavingDate } from '../support/tenantReport';

const MAIN = join(__dirname, '../../../report/main.ts');

describe('npm run tenant-report', () => {
	let emulator: Emulator;
	let child: ChildProcessWithoutNullStreams;
	beforeEach(async () => {
		emulator = await createEmulator();
	});
	afterEach(async () => {
		child.kill('SIGKILL');
		await emulator.close();
	});

	const start = (options: readonly string[], environment: Record<string, string> = {}) => {
		const { appId } = emulator.apps.main;
		const target = ['--app-id', appId, '--region', 'custom', '--base-url', emulator.url];
		child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...target, ...options], {
			env: { PATH: process.env.PATH, ...environment },
		});
		const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
			child.once('close', (code, signal) => resolve(code ?? signal)),
		);
		return Promise.all([ended, text(child.stdout), text(child.stderr)]);
	};
	const inEnvironment = () => ({ FEISHU_APP_SECRET: emulator.apps.main.appSecret });

	it('asks for the secret, writes the report to standard output, and ends with 0', async () => {
		const running = start([]);
		child.stdin.end(`${emulator.apps.main.appSecret}\n`);
		const [end, report, said] = await running;
		expect(end).toBe(0);
		expect(report).toMatch(/^# Tenant report\n/);
		expect(report).toContain('## Not verified so far');
		expect(said).toBe(`App Secret of ${emulator.apps.main.appId} (not shown): \n`);
		expect(report + said).not.toContain(emulator.apps.main.appSecret);
	});

	it('says in one line what is wrong, without the secret', async () => {
		const running = start([], { FEISHU_APP_SECRET: 'marker-secret' });
		const [end, report, said] = await running;
		expect([end, report]).toEqual([1, '']);
		expect(said).toMatch(/^Feishu gave no token \(HTTP \d+, code 10014 .*\n$/);
		expect(said).not.toContain('marker-secret');
	});

	const write = () => {
		const { employmentId } = emulator.people.wangFang;
		const running = start(['--write', employmentId, '--date', leavingDate], inEnvironment());
		child.stdin.end(`${employmentId}\n`);
		return running;
	};
	const statuses = () =>
		emulator
			.offboardings()
			.filter(({ employmentId }) => employmentId === emulator.people.wangFang.employmentId)
			.map(({ status }) => status);
	/** The process gets the signal while Feishu has the revoke, and before Feishu answers. */
	const stopAtRevoke = (signal: NodeJS.Signals) =>
		emulator.chooseFault(({ route }) => {
			if (route !== 'revoke') return undefined;
			child.kill(signal);
			return { kind: 'delay', ms: 150 };
		});

	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	it.each(size<readonly NodeJS.Signals[]>(signals, signals.slice(0, 1)))(
		'revokes before it ends, where it gets %s between submit and revoke',
		async (signal) => {
			stopAtRevoke(signal);
			const [end, report, said] = await write();
			expect([end, statuses()]).toEqual([0, ['Withdrawn']]);
			expect(report).toContain('The offboarding was submitted and revoked.');
			expect(said).toContain('It is revoked first');
		},
	);

	it('ends at the second signal, and says what to do', async () => {
		let sent = 0;
		emulator.chooseFault(({ route }) => {
			if (route !== 'revoke') return undefined;
			const stop = () => {
				sent += 1;
				child.kill('SIGINT');
			};
			stop();
			// The second one only after the first was heard: both at once would be one.
			child.stderr.on('data', () => void (sent === 1 && stop()));
			return { kind: 'hangBefore' };
		});
		const [end, report, said] = await write();
		expect([end, report, statuses()]).toEqual(['SIGINT', '', ['NoNeedApproval']]);
		const [offboarding] = emulator
			.offboardings()
			.filter(({ employmentId }) => employmentId === emulator.people.wangFang.employmentId);
		expect(said).toContain(`THE OFFBOARDING ${offboarding?.offboardingId} IS STILL OPEN.`);
	});

	it('says what to do at the very end, and ends with 1, where the revoke is refused', async () => {
		emulator.fail('revoke', { kind: 'answer', status: 400, code: 1160205, msg: 'no' });
		emulator.fail('connectionCount', { kind: 'answer', status: 400, code: 99991672 });
		const [end, report, said] = await write();
		expect([end, statuses()]).toEqual([1, ['NoNeedApproval']]);
		expect(report).toContain('is still open');
		expect(said.split('IS STILL OPEN')).toHaveLength(3);
	});
});
