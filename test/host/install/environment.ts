import { delimiter, join } from 'node:path';

import { inHost } from '../projectPaths';
import { hostVersions } from './versions';

/** Node is published once per platform; for Apple silicon under a name of its own. */
export function nodePackage(platform: string = process.platform, arch: string = process.arch) {
	const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${platform}-${arch}`;
}

export const nodeFolder = inHost('node');
export const n8nFolder = inHost('n8n');

const nodePackageFolder = join(nodeFolder, 'node_modules', nodePackage());

export const nodeBinary = join(nodePackageFolder, 'bin', 'node');
export const n8nProgram = join(n8nFolder, 'node_modules', 'n8n', 'bin', 'n8n');

const inherited = ['HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'USER', 'TERM'] as const;

/** What n8n and its installation see: nothing of the person's own n8n settings or Node options. */
export function bareEnvironment(): NodeJS.ProcessEnv {
	const environment: NodeJS.ProcessEnv = {};
	for (const name of inherited) {
		const value = process.env[name];
		if (value !== undefined) environment[name] = value;
	}
	return {
		...environment,
		PATH: [join(nodePackageFolder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
	};
}

const network =
	/^(https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_file|ssl_cert_dir|npm_config_.*)$/i;

/** npm also needs to know how this machine reaches the registry, and where Node's headers are. */
export function npmEnvironment(): NodeJS.ProcessEnv {
	const wanted = Object.entries(process.env).filter(
		([name]) =>
			network.test(name) && !/^npm_config_(prefix|local_prefix|ignore_scripts)$/i.test(name),
	);
	return {
		...Object.fromEntries(wanted),
		...bareEnvironment(),
		npm_config_nodedir: nodePackageFolder,
		npm_config_update_notifier: 'false',
	};
}

export const hostDescription = `n8n ${hostVersions.n8n} on Node ${hostVersions.node}`;
