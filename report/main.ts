import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { appIdentity } from '../nodes/FeishuOffboarding/platform/appIdentity';
import { readOptions } from './options';
import { tenantReport } from './report';

const clock = {
	now: () => Date.now(),
	sleep: async (ms: number): Promise<void> => {
		await sleep(ms);
	},
};

async function main(): Promise<void> {
	const { appId, baseUrl, out, region } = readOptions();
	const appSecret = process.env.FEISHU_APP_SECRET ?? '';
	const app = appIdentity({ region, baseUrl, appId, appSecret });
	const report = await tenantReport({ app, region }, clock);
	if (out === undefined) process.stdout.write(report);
	else await writeFile(out, report);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
