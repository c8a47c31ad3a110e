import { EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';

import { decodeConnectionCount } from '../../nodes/FeishuOffboarding/domain/app/facts';
import { eventTypes } from '../../nodes/FeishuOffboarding/domain/offboarding/events/event';
import type { AppIdentity } from '../../nodes/FeishuOffboarding/platform/appIdentity';
import { listAt, textAt, type JsonObject } from '../../nodes/FeishuOffboarding/platform/json';

/** An event about the trial. `updatedFields` are names as Feishu gave them. */
interface HeardEvent {
	readonly type: string;
	readonly updatedFields: readonly string[] | undefined;
}

/** Somebody who listens to the events of one employee. */
export interface Listener {
	/** The offboarding that events may be about, once it is known. */
	expect(offboardingId: string): void;
	readonly events: readonly HeardEvent[];
	/** A sentence where no event can come. */
	readonly trouble: string;
	close(): void;
}

const READY_MS = 15_000;
const say = (): void => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };

const deaf = (trouble: string): Listener => ({
	expect: () => undefined,
	events: [],
	trouble,
	close: () => undefined,
});

/**
 * Listens over a long connection of Feishu's own SDK, but only where the app has none: Feishu gives each event to
 * one of the connections, so that events would be taken from workflows.
 */
export async function listen(
	app: AppIdentity,
	employeeId: string,
	connectionCount: JsonObject | undefined,
): Promise<Listener> {
	const count = connectionCount && decodeConnectionCount(connectionCount);
	if (count === undefined) return deaf('Feishu did not tell whether the app has connections.');
	if (count > 0) return deaf('The app has a long connection open, which the events go to.');
	const ids = new Set([employeeId]);
	const events: HeardEvent[] = [];
	const take =
		(type: string) =>
		(event: unknown): Promise<void> => {
			if (!isAbout(event, ids)) return Promise.reject(new Error('Not about the trial'));
			events.push({ type, updatedFields: fieldsOf(event) });
			return Promise.resolve();
		};
	const eventDispatcher = new EventDispatcher({ logger: silent });
	eventDispatcher.register(
		Object.fromEntries(Object.values(eventTypes).map((type) => [type, take(type)])),
	);
	const { client, trouble } = await connect(app, eventDispatcher);
	return {
		expect: (offboardingId) => void ids.add(offboardingId),
		events,
		trouble,
		close: () => client.close({ force: true }),
	};
}

async function connect({ appId, appSecret, host }: AppIdentity, eventDispatcher: EventDispatcher) {
	let end: (trouble: string) => void = say;
	const ended = new Promise<string>((resolve) => (end = resolve));
	const client = new WSClient({
		appId,
		appSecret,
		domain: host,
		logger: silent,
		autoReconnect: false,
		handshakeTimeoutMs: READY_MS,
		onReady: () => end(''),
		onError: () => end('The long connection could not be opened.'),
	});
	void client.start({ eventDispatcher });
	return { client, trouble: await ended };
}

/** An event of somebody else is refused, so that Feishu sends it again later. */
const isAbout = (event: unknown, ids: ReadonlySet<string>): boolean =>
	['employment_id', 'offboarding_id', 'offboarding_info_id'].some((key) =>
		ids.has(textAt(event, key) ?? ''),
	);

const fieldsOf = (event: unknown): string[] | undefined => {
	const names = listAt(event, 'updated_fields');
	return names.length === 0
		? undefined
		: names.flatMap((name) => (typeof name === 'string' ? name : []));
};
