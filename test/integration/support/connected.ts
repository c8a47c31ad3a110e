import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import {
	Executions,
	startTrigger,
	type RunningTrigger,
	type TriggerSetup,
} from '../../harness/trigger';
import { eventWithHeader } from '../../support/pushedCall';
import { closeEmulators } from './sandbox';
import { APP_ID, LongConnectionServer, soon } from './longConnectionServer';

export let server: LongConnectionServer;
export let executions: Executions;
let running: RunningTrigger[] = [];
let count = 0;

/** Gives every test of the file a server and an n8n of its own. */
export function connectEach(): void {
	beforeEach(async () => {
		server = await LongConnectionServer.open();
		executions = new Executions();
	});

	afterEach(async () => {
		await Promise.all(running.map(async (trigger) => await trigger.close()));
		running = [];
		await server.close();
		await closeEmulators();
	});
}

export const SECRET = 'an app secret';
export const credential = (appSecret = SECRET) => ({
	region: 'custom',
	baseUrl: server.url,
	appId: APP_ID,
	appSecret,
});

const statusUpdated = 'corehr.offboarding.status_updated_v2';

/** Every test has workflows of its own: the process remembers what it has handed over. */
export const idOf = (name: string): string => `${name}-${expect.getState().currentTestName}`;

export async function start(
	name: string,
	more: Partial<TriggerSetup> = {},
): Promise<RunningTrigger> {
	const trigger = await startTrigger({
		node: new FeishuOffboardingLongConnectionTrigger(),
		credential: credential(),
		executions,
		workflowId: idOf(name),
		...more,
		parameters: { events: [statusUpdated], ...more.parameters },
	});
	running.push(trigger);
	return trigger;
}

export const event = (change: object = {}) =>
	eventWithHeader({ app_id: APP_ID, event_id: `event-${(count += 1)}`, token: '', ...change });

export const eventIdOf = (body: Record<string, unknown>) =>
	(body.header as { event_id: string }).event_id;

export const answered = async (messageId: string): Promise<number> =>
	await soon(`${messageId} is answered`, () => server.codesFor(messageId)[0]);

export const startedBy = (name: string) =>
	executions.of(idOf(name)).map(({ event_id }) => event_id);
