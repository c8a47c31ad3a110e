import type { Logger } from 'n8n-workflow';

export interface LogLine {
	level: 'debug' | 'info' | 'warn' | 'error';
	message: string;
	metadata: unknown;
}

const lines: LogLine[] = [];

/** Collects what is logged from now on. n8n has one logger per process, so neighbours are heard too. */
export function collectLogs(logger: Logger): () => LogLine[] {
	const record = (level: LogLine['level']) => (message: string, metadata?: unknown) => {
		lines.push({ level, message, metadata });
	};
	Object.assign(logger, {
		debug: record('debug'),
		info: record('info'),
		warn: record('warn'),
		error: record('error'),
	});
	const start = lines.length;
	return () => lines.slice(start);
}
