import type { AppConsole } from '../console/settings';
import { findApp, type Apps } from '../gateway/apps';
import { createCourier, type Courier, type Rearrange } from './courier';
import {
	challenge,
	type ConnectionSubscription,
	type Delivery,
	type Line,
	type PushedEvent,
	type Subscription,
	type UrlSubscription,
} from './delivery';
import { digest } from '../tenant/ids';
import type { JsonObject } from '../json';
import { toMadeUpEvent, toPushedEvents } from './pushedEvents';
import type { Forgery } from './sealing';
import type { StoredChange } from '../tenant/store';
import type { Tenant } from '../tenant/tenant';

/** Sends events to the apps that have subscribed to them. */
export interface EventDesk {
	/**
	 * Sets the app's request URL; rejected unless the URL answers the challenge in time. Or chooses the
	 * long connection; rejected unless one is open.
	 */
	subscribe(subscription: Subscription): Promise<void>;
	unsubscribe(appId?: string): void;
	/** As if the long connection had been chosen while one was open. */
	assumeConnected(subscription: ConnectionSubscription): void;
	subscription(appId?: string): Subscription | undefined;
	requestUrl(appId?: string): string | undefined;
	/** Every push so far, in order, challenges among them. */
	deliveries(eventType?: string): Delivery[];
	/** Pushes an event once more, unless told otherwise just as Feishu would. */
	redeliver(eventId: string, forgery?: Forgery): Promise<Delivery>;
	/** Pushes a body that is not the emulator's own, in the manner of the subscription. */
	push(body: JsonObject, appId?: string): Promise<Delivery>;
	/** Keeps events back until they are released, in their own order or in another. */
	holdEvents(): void;
	releaseEvents(rearrange?: Rearrange): Promise<void>;
	/** How many times an event is pushed from now on, although the first push is accepted. */
	deliverCopies(copies: number): void;
	/** Every event so far has been pushed once; retries may still be to come. */
	deliveriesSettled(): Promise<void>;
}

export interface EventDeskSetup {
	readonly apps: Apps;
	readonly tenant: Tenant;
	readonly line: Line;
	readonly retryDelaysMs: readonly number[];
	readonly wait: (ms: number) => Promise<void>;
	readonly console: AppConsole;
}

interface Books {
	readonly subscriptions: Map<string, Subscription>;
	readonly sent: Map<string, PushedEvent>;
}

/** Turns changes of records into events, one for every subscriber. */
function createTeller(setup: EventDeskSetup, { subscriptions, sent }: Books, courier: Courier) {
	const { apps, tenant, line, console } = setup;
	let told = 0;
	const nextId = () => digest(`event ${line.birthday} ${(told += 1)}`, 32);
	return (change: StoredChange): void => {
		const person = tenant.person('people_corehr_id', change.after.employmentId);
		for (const [appId, subscription] of subscriptions) {
			const app = findApp(apps, appId);
			if (!app || !person || !console.seesPeople(app)) continue;
			const subscriber = { app, subscription, scopes: console.scopesOf(app) };
			for (const event of toPushedEvents(change, person, subscriber, nextId)) {
				sent.set(event.eventId, event);
				courier.send(event);
			}
		}
	};
}

/** "应用未建立长连接": the console saves the mode only while a client is connected. */
function objectionToConnection({ connections }: Line, appId: string): string | undefined {
	return connections.desk.online(appId).length > 0
		? undefined
		: `The app ${appId} has no long connection (应用未建立长连接)`;
}

async function objectionToUrl(
	line: Line,
	appId: string,
	subscription: UrlSubscription,
): Promise<string | undefined> {
	const problem = await challenge(line, appId, subscription);
	return problem && `${subscription.url} does not answer the challenge: ${problem}`;
}

function createSubscribe({ apps, line }: EventDeskSetup, { subscriptions }: Books) {
	return async (subscription: Subscription): Promise<void> => {
		const appId = subscription.appId ?? apps.main.appId;
		const objection =
			subscription.by === 'connection'
				? objectionToConnection(line, appId)
				: await objectionToUrl(line, appId, subscription);
		if (objection !== undefined) throw new Error(objection);
		subscriptions.set(appId, subscription);
	};
}

export function createEventDesk(setup: EventDeskSetup) {
	const { apps, line } = setup;
	const books: Books = { subscriptions: new Map(), sent: new Map() };
	const courier = createCourier({
		...setup,
		subscriptionOf: (appId) => books.subscriptions.get(appId),
	});
	const desk: EventDesk = {
		subscribe: createSubscribe(setup, books),
		unsubscribe: (appId = apps.main.appId) => void books.subscriptions.delete(appId),
		assumeConnected: ({ appId = apps.main.appId, ...subscription }) =>
			void books.subscriptions.set(appId, subscription),
		subscription: (appId = apps.main.appId) => books.subscriptions.get(appId),
		requestUrl(appId = apps.main.appId) {
			const subscription = books.subscriptions.get(appId);
			return subscription?.by === 'connection' ? undefined : subscription?.url;
		},
		deliveries: (eventType) =>
			line.log.filter((delivery) => eventType === undefined || delivery.eventType === eventType),
		async redeliver(eventId, forgery) {
			const event = books.sent.get(eventId);
			if (!event) throw new Error(`No event has the ID ${eventId}`);
			return courier.redeliver(event, forgery);
		},
		push: (body, appId = apps.main.appId) => courier.redeliver(toMadeUpEvent(body, appId)),
		holdEvents: () => courier.hold(),
		releaseEvents: (rearrange) => courier.release(rearrange),
		deliverCopies: (copies) => courier.setCopies(copies),
		deliveriesSettled: () => courier.settled(),
	};
	return { desk, tell: createTeller(setup, books, courier) };
}
