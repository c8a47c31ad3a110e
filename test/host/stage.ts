import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/server';
import { ensureHost } from './install/setUp';
import { importCredentials, importWorkflows } from './n8n/commandLine';
import { createHome, type N8nHome } from './n8n/home';
import { buildAndPack, installPackage } from './packedNode';
import { showProgress } from './progress';
import { credentialFor } from './sandbox';

/** An emulated Feishu tenant, and an n8n beside it that has this package and its credential. */
export interface Stage {
	readonly emulator: Emulator;
	readonly home: N8nHome;
	close(): Promise<void>;
}

/** `settings` are n8n's own, as environment variables. */
export async function createStage(
	name: string,
	options: EmulatorOptions = {},
	settings: NodeJS.ProcessEnv = {},
): Promise<Stage> {
	await ensureHost();
	const home = await createHome(name, settings);
	const emulator = await createEmulator(options);
	const close = async () => {
		await emulator.close();
		await home.remove();
	};
	try {
		await furnish(home, emulator);
	} catch (error) {
		await close();
		throw error;
	}
	return { emulator, home, close };
}

export async function addWorkflows(stage: Stage, workflows: readonly object[]): Promise<void> {
	await showProgress('Importing the workflows', async () => {
		await importWorkflows(stage.home, workflows);
	});
}

async function furnish(home: N8nHome, emulator: Emulator): Promise<void> {
	const tarball = await showProgress(
		'Building and packing the package',
		async () => await buildAndPack(home.folder),
	);
	await showProgress('Installing it into a fresh n8n', async () => {
		await installPackage(home, tarball);
		await importCredentials(home, [credentialFor(emulator.url, emulator.apps.main)]);
	});
}
