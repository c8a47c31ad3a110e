import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createEmulator, type Emulator, type EmulatorOptions } from './server';

const DEFAULT_PORT = '4010';
const RETRY_MS = 2_000;

function readNumber(name: string, text: string, most: number): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= most) return value;
	throw new Error(`--${name} takes a whole number from 0 to ${most}, not "${text}".`);
}

function readUrl(text: string | undefined): string | undefined {
	if (text === undefined || (URL.canParse(text) && /^https?:/.test(text))) return text;
	throw new Error(`--events-url takes the address of a webhook, not "${text}".`);
}

interface Settings {
	options: EmulatorOptions;
	eventsUrl: string | undefined;
}

function readSettings(): Settings {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: DEFAULT_PORT },
			latency: { type: 'string', default: '0' },
			'events-url': { type: 'string' },
		},
	});
	return {
		options: {
			port: readNumber('port', values.port, 65535),
			latencyMs: readNumber('latency', values.latency, 600000),
		},
		eventsUrl: readUrl(values['events-url']),
	};
}

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

function explain(error: unknown, port: number | undefined): string {
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
		return `Port ${port} is taken. Choose another one: npm run emulator -- --port 4011`;
	}
	return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
	let port: number | undefined;
	try {
		const { options, eventsUrl } = readSettings();
		port = options.port;
		const emulator = await createEmulator(options);
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
