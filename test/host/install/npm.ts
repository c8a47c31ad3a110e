import { PlainProblem } from '../plainProblem';
import { runToEnd, type Finished } from '../process/children';
import { npmEnvironment } from './environment';

const unreachable = /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT)|ERR_SOCKET_TIMEOUT/;
const noCompiler = /gyp ERR! (find Python|stack Error: not found: make)|not found: (make|g\+\+|cc)/;

/** Runs npm and turns the ways in which it usually fails into a sentence that says what to do. */
export async function npm(args: readonly string[], cwd: string): Promise<Finished> {
	const finished = await runToEnd({ file: 'npm', args, cwd, env: npmEnvironment() });
	if (finished.exitCode === 0) return finished;
	throw new PlainProblem(explain(args, finished));
}

function explain(args: readonly string[], { stdout, stderr }: Finished): string {
	const said = `${stderr}\n${stdout}`;
	if (said.includes('spawn npm ENOENT')) {
		return 'npm is not on the PATH: install it (it comes with Node from https://nodejs.org) and start again.';
	}
	if (said.includes('ENOSPC')) {
		return 'The disk is full: free at least 4 GB where this project lies and start again.';
	}
	if (noCompiler.test(said)) {
		return 'The database driver has to be compiled here: install a C++ compiler, make and Python 3, and start again.';
	}
	if (unreachable.test(said)) {
		return 'The npm registry cannot be reached: check the network or the proxy settings of npm and start again.';
	}
	return `"npm ${args.join(' ')}" did not succeed: ${lastLines(stderr || stdout)}`;
}

function lastLines(text: string): string {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.includes('npm warn'));
	return lines.slice(-4).join(' | ').slice(0, 600);
}
