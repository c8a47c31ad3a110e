import { join } from 'node:path';

export const projectFolder = join(__dirname, '..', '..');

/** Git-ignored. Holds the n8n installation and the data of every run; it may be deleted at any time. */
export const hostFolder = join(projectFolder, '.n8n');

export const inHost = (...parts: string[]) => join(hostFolder, ...parts);
export const inProject = (...parts: string[]) => join(projectFolder, ...parts);
