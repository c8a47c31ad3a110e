import { setTimeout as sleep } from 'node:timers/promises';

import { Option, program } from 'commander';

import { webhookUrl, wholeNumber } from './options';
import { createEmulator, type Emulator } from './server';

const RETRY_MS = 2_000;

interface Settings {
	readonly port: number;
	readonly latency: number;
	readonly eventsUrl?: string;
	readonly longConnection?: true;
}

/** From the command line; ends the process where help is asked for or an option is wrong. */
const readSettings = (): Settings =>
	program
		.name('npm run emulator --')
		.option('--port <number>', '0 for any that is free', wholeNumber(0, 65_535), 4010)
		.option('--latency <ms>', 'how long every answer takes', wholeNumber(0, 600_000), 0)
		.addOption(
			new Option('--events-url <url>', 'webhook that events are sent to')
				.argParser(webhookUrl)
				.conflicts('longConnection'),
		)
		.option('--long-connection', 'events are sent over long connections')
		.helpOption('--help', 'show this text')
		.parse()
		.opts<Settings>();

function introduce({ url, apps }: Emulator): string {
	const { appId, appSecret, encryptKey, verificationToken } = apps.main;
	return `A sandbox tenant of Feishu CoreHR is running. Everything in it is forgotten on exit.

Paste this into a "Feishu CoreHR API" credential in n8n:

  Region              Custom
  Base URL            ${url}
  App ID              ${appId}
  App Secret          ${appSecret}
  Encrypt Key         ${encryptKey}
  Verification Token  ${verificationToken}

See people, offboardings, calls and event deliveries at ${url}/
Stop with Ctrl-C.
`;
}

/** Until the webhook is there: n8n registers it when its workflow is activated. */
async function subscribe(emulator: Emulator, url: string, signal: AbortSignal): Promise<void> {
	const { encryptKey, verificationToken } = emulator.apps.main;
	let told = '';
	while (!signal.aborted) {
		try {
			await emulator.subscribe({ url, encryptKey, verificationToken });
			process.stdout.write(`Events are sent to ${url}\n`);
			return;
		} catch (error) {
			const problem = error instanceof Error ? error.message : String(error);
			if (problem !== told) process.stdout.write(`${problem}. Trying again until it does.\n`);
			told = problem;
		}
		await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
	}
}

function explain(error: unknown, port: number): string {
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
		return `Port ${port} is taken. Choose another one: npm run emulator -- --port 4011`;
	}
	return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
	const { port, latency: latencyMs, eventsUrl, longConnection } = readSettings();
	try {
		const emulator = await createEmulator({
			port,
			latencyMs,
			...(longConnection === true ? { events: { by: 'connection' } } : {}),
		});
		process.stdout.write(introduce(emulator));
		const stopping = new AbortController();
		const stop = () => {
			stopping.abort();
			void emulator.close();
		};
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
		if (eventsUrl !== undefined) await subscribe(emulator, eventsUrl, stopping.signal);
	} catch (error) {
		process.stderr.write(`${explain(error, port)}\n`);
		process.exitCode = 1;
	}
}

void main();
