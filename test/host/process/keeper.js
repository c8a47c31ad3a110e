/*
 * Runs a program and ends it, with everything that it has started, as soon as the process that asked
 * for it is gone, even if that one was killed and could not clean up: the pipe between them closes then.
 */
const { spawn } = require('node:child_process');
const { setTimeout } = require('node:timers');

const [file, ...args] = process.argv.slice(2);
const graceMs = 10_000;
let abandoned = false;

const signalGroup = (signal) => process.kill(-process.pid, signal);

// A signal to the group is meant for the program; this process ends when the program does.
process.on('SIGTERM', () => undefined);

process.stdin.on('end', () => {
	abandoned = true;
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), graceMs);
});
process.stdin.resume();

const program = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'] });

program.on('error', (error) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(127);
});

program.on('exit', (code) => {
	if (abandoned) signalGroup('SIGKILL');
	process.exit(code ?? 1);
});
