import type { App } from '../gateway/apps';
import type { PushedEvent, Subscription } from './delivery';
import { eventScopes, eventsOf, tenantKey, type OffboardingEvent } from './events';
import { isRecord, textAt, type JsonObject } from '../json';
import type { Person } from '../tenant/person';
import type { StoredChange } from '../tenant/store';

const USER_ID_SCOPE = 'contact:user.employee_id:readonly';

export interface Subscriber {
	readonly app: App;
	readonly scopes: readonly string[];
	readonly subscription: Subscription;
}

function isWanted({ scopes, subscription }: Subscriber, { type }: OffboardingEvent): boolean {
	const isChosen = subscription.eventTypes?.includes(type) ?? true;
	return isChosen && eventScopes[type].some((scope) => scopes.includes(scope));
}

/** Empty over a long connection: https://github.com/larksuite/oapi-sdk-go/issues/195 */
const tokenOf = (subscription: Subscription): string =>
	subscription.by === 'connection' ? '' : subscription.verificationToken;

/** What the app is pushed about a change to the record of this person. */
export function toPushedEvents(
	change: StoredChange,
	person: Person,
	subscriber: Subscriber,
	nextId: () => string,
): PushedEvent[] {
	// "该事件会按照应用拥有的「员工数据」的权限范围推送消息"
	if (!person.inDataScope) return [];
	const { appId } = subscriber.app;
	const events = eventsOf(change, person, subscriber.scopes.includes(USER_ID_SCOPE));
	return events
		.filter((event) => isWanted(subscriber, event))
		.map(({ type, content }) => {
			const eventId = nextId();
			const header = {
				event_id: eventId,
				event_type: type,
				create_time: String(change.at),
				token: tokenOf(subscriber.subscription),
				app_id: appId,
				tenant_key: tenantKey,
			};
			return { eventId, eventType: type, appId, body: { schema: '2.0', header, event: content } };
		});
}

/** An event that somebody made up, in either of Feishu's two forms. */
export function toMadeUpEvent(body: JsonObject, appId: string): PushedEvent {
	const header = isRecord(body.header) ? body.header : {};
	const event = isRecord(body.event) ? body.event : {};
	const eventId = textAt(header, 'event_id') ?? textAt(body, 'uuid') ?? '';
	const eventType = textAt(header, 'event_type') ?? textAt(event, 'type') ?? '';
	return { eventId, eventType, appId, body };
}
