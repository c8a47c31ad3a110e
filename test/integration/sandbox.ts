import type { INodeParameters } from 'n8n-workflow';

import { FeishuOffboarding } from '../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/server';
import { loadOptions, type OptionsKind } from '../harness/loadOptions';
import { runNode, type RunSetup } from '../harness/runNode';

/** The credential that an app of the emulator needs. */
export const credentialFor = (emulator: Emulator, app: keyof Emulator['apps'] = 'main') => ({
	region: 'custom',
	baseUrl: emulator.url,
	labelLanguage: 'en-US',
	appId: emulator.apps[app].appId,
	appSecret: emulator.apps[app].appSecret,
	encryptKey: '',
	verificationToken: '',
	tenantAccessToken: '',
	tenantAccessTokenExpiresAt: '',
});

let emulators: Emulator[] = [];

/** An emulator that is closed after the test. */
export async function emulate(options?: EmulatorOptions): Promise<Emulator> {
	const emulator = await createEmulator(options);
	emulators.push(emulator);
	return emulator;
}

export async function closeEmulators(): Promise<void> {
	await Promise.all(emulators.map(async (emulator) => await emulator.close()));
	emulators = [];
}

type RunOptions = Partial<Omit<RunSetup, 'node' | 'parameters'>>;

/** Runs the action node against the emulator. */
export const run = async (
	emulator: Emulator,
	parameters: INodeParameters,
	{ items = [{}], ...options }: RunOptions = {},
) =>
	await runNode({
		node: new FeishuOffboarding(),
		parameters: { resource: 'offboarding', ...parameters },
		items,
		credential: credentialFor(emulator),
		timezone: 'Asia/Shanghai',
		...options,
	});

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The parameters of a submit in their simplest form; the employee comes from the item. */
export const submitParameters = (more: INodeParameters = {}): INodeParameters => ({
	operation: 'submit',
	employee: byId('={{ $json.employee }}'),
	offboardingDate: '2099-12-31',
	offboardingReason: 'voluntary',
	...more,
});

export const revokeParameters = (more: INodeParameters = {}): INodeParameters => ({
	operation: 'revoke',
	offboarding: byId('={{ $json.offboarding }}'),
	...more,
});

export { loadOptions, type OptionsKind };
