import { parseArgs } from 'node:util';
import { createEmulator, type Emulator, type EmulatorOptions } from './server';

const DEFAULT_PORT = '4010';

function readNumber(name: string, text: string, most: number): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= most) return value;
	throw new Error(`--${name} takes a whole number from 0 to ${most}, not "${text}".`);
}

function readOptions(): EmulatorOptions {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: DEFAULT_PORT },
			latency: { type: 'string', default: '0' },
		},
	});
	return {
		port: readNumber('port', values.port, 65535),
		latencyMs: readNumber('latency', values.latency, 600000),
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

See people, offboardings and calls at ${url}/
Stop with Ctrl-C.
`;
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
		const options = readOptions();
		port = options.port;
		const emulator = await createEmulator(options);
		process.stdout.write(introduce(emulator));
		const stop = () => void emulator.close();
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	} catch (error) {
		process.stderr.write(`${explain(error, port)}\n`);
		process.exitCode = 1;
	}
}

void main();
