import packageJson from '../../package.json';

/** The sources of what package.json names to n8n, as paths from the root. */
export const entrySources = (kind: 'nodes' | 'credentials'): string[] =>
	packageJson.n8n[kind].map((file) => file.replace(/^dist\//, '').replace(/js$/, 'ts'));
