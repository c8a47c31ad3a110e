import { join } from 'node:path';

export const projectFolder = join(__dirname, '..', '..');

const other = process.env['HOST_N8N'];

/**
 * Git-ignored. Holds the n8n installation and the data of every run; it may be deleted at any time. Another n8n than
 * the usual one has a folder of its own in it.
 */
export const hostFolder = join(
	projectFolder,
	'.n8n',
	...(other === undefined ? [] : ['compat', other]),
);

export const inHost = (...parts: string[]) => join(hostFolder, ...parts);
export const inProject = (...parts: string[]) => join(projectFolder, ...parts);
