import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { isRecord } from '../../emulator/json';
import type { RouteName } from '../../emulator/gateway/route';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/server';
import { loadOptions, type OptionsSetup } from '../../harness/loadOptions';
import { runNode, type NodeRun, type RunSetup } from '../../harness/runNode';

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
	tenantAccessTokenFor: '',
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

/** The emulator of the running test, in a file that calls `emulateEach`. */
export let emulator: Emulator;

/** Gives every test of the file an emulator of its own. */
export function emulateEach(): void {
	beforeEach(async () => {
		emulator = await emulate();
	});
	afterEach(closeEmulators);
}

export type RunOptions = Partial<Omit<RunSetup, 'node' | 'parameters'>>;

/** Runs the action node against the emulator. */
export const run = async (
	emulator: Emulator,
	parameters: INodeParameters,
	{ items = [{}], ...options }: RunOptions = {},
): Promise<NodeRun> =>
	await runNode({
		node: new FeishuOffboarding(),
		parameters: { resource: 'offboarding', ...parameters },
		items,
		credential: credentialFor(emulator),
		timezone: 'Asia/Shanghai',
		...options,
	});

/** Runs an operation against the emulator of the test; `fixed` are the parameters that all its runs have. */
export const runnerOf =
	(fixed: INodeParameters) =>
	async (parameters: INodeParameters = {}, options: RunOptions = {}): Promise<NodeRun> =>
		await run(emulator, { ...fixed, ...parameters }, options);

type Kind = 'loadOptions' | 'listSearch' | 'resourceMapping';

/** Asks the action node for options, as the editor does. */
export const ask = async <K extends Kind>(
	emulator: Emulator,
	kind: K,
	name: string,
	options: Partial<OptionsSetup<K>> = {},
) =>
	await loadOptions({
		node: new FeishuOffboarding(),
		credential: credentialFor(emulator),
		parameters: { resource: 'offboarding', operation: 'submit' },
		...options,
		kind,
		name,
	});

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

export const located = (mode: string, value: string) => ({ __rl: true, mode, value });

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

/** Submits one ordinary person. */
export const submit = async (
	emulator: Emulator,
	more: INodeParameters = {},
	options: RunOptions = {},
): Promise<NodeRun> =>
	await run(emulator, submitParameters(more), {
		items: [{ employee: emulator.people.liNa.employmentId }],
		...options,
	});

/** Items for people about whom nothing is unusual: 40 of the seed, then the extra ones. */
export const employeeItems = (emulator: Emulator, count: number): Array<{ employee: string }> =>
	emulator.tenant.people
		.filter(({ employeeNumber }) => employeeNumber <= 'E0040' || employeeNumber > 'E1')
		.slice(0, count)
		.map(({ employmentId }) => ({ employee: employmentId }));

/** How many offboardings each of those people has. */
export const recordsPerEmployee = (emulator: Emulator, count: number): number[] => {
	const owners = emulator.offboardings().map(({ employmentId }) => employmentId);
	return employeeItems(emulator, count).map(
		({ employee }) => owners.filter((owner) => owner === employee).length,
	);
};

/** Bodies of the calls to a route, in order. */
export const bodies = (emulator: Emulator, route: RouteName): unknown[] =>
	emulator.requests(route).map(({ body }) => body);

/** A field of an answer or of a body; undefined where the value has none. */
export const at = (value: unknown, key: string): unknown =>
	isRecord(value) ? value[key] : undefined;

/** Names of the routes that were called, in order. */
export const routes = (emulator: Emulator): string[] =>
	emulator.requests().map(({ route }) => route);

/** What left the node: at 0 the main output, at 1 the error output. */
export const jsons = ({ outputs }: NodeRun, branch = 0): IDataObject[] =>
	(outputs[branch] ?? []).map(({ json }) => json);

/** Fields of the error that a run ended with, for comparing. */
export const errorOf = ({ error }: NodeRun) => ({
	name: error?.name,
	message: error?.message,
	description: error?.description ?? undefined,
	itemIndex: error?.context?.itemIndex as unknown,
});

/** jest types its matchers as `any`. */
export const containing = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
