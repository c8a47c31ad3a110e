import { dateTimeOf } from '../tenant/dates';
import type { Delivery } from '../events/delivery';
import type { EventDesk } from '../events/eventDesk';
import type { App } from '../gateway/apps';
import type { Journal } from '../gateway/journal';
import { isRecord, textAt } from '../json';
import { preferredName, type Person } from '../tenant/person';
import type { Sandbox } from '../gateway/route';

const SHOWN_CALLS = 40;
const SHOWN_ROWS = 200;
/** Of the ID of a connection, whose first digits are the same for all. */
const SHOWN_DIGITS = 6;

function stateOf(sandbox: Sandbox, person: Person): string {
	if (person.status === 'terminated') return `Left ${person.leftOn ?? ''}`;
	const open = sandbox.store.open(person.employmentId);
	return open ? `Leaving ${open.offboardingDate}` : 'Employed';
}

function describePeople(sandbox: Sandbox) {
	const { tenant } = sandbox;
	return tenant.people.slice(0, SHOWN_ROWS).map((person) => ({
		number: person.employeeNumber,
		name: preferredName(person),
		department: tenant.department(person.departmentId)?.englishName ?? '',
		state: stateOf(sandbox, person),
	}));
}

function describeOffboardings({ tenant, store }: Sandbox) {
	const newest = store.all().reverse().slice(0, SHOWN_ROWS);
	return newest.map((record) => {
		const person = tenant.person('people_corehr_id', record.employmentId);
		return {
			id: record.offboardingId,
			name: person ? preferredName(person) : record.employmentId,
			date: record.offboardingDate,
			reason: record.reason,
			status: record.status,
		};
	});
}

function describeCalls(journal: Journal) {
	const latest = journal.entries().slice(-SHOWN_CALLS).reverse();
	return latest.map((entry) => ({
		at: dateTimeOf(entry.at),
		call: `${entry.method} ${entry.path}`,
		status: entry.status ?? null,
		code: entry.code ?? null,
		logId: entry.logId,
	}));
}

function describeDelivery({ tenant }: Sandbox, delivery: Delivery) {
	const { at, eventType, attempt, outcome, status, reason, eventId, body } = delivery;
	const event = isRecord(body.event) ? body.event : {};
	const person = tenant.person('people_corehr_id', textAt(event, 'employment_id') ?? '');
	return {
		at: dateTimeOf(at),
		event: eventType,
		status: event.status ?? event.checklist_status ?? '',
		about: person ? preferredName(person) : '',
		attempt,
		outcome,
		answer: status === undefined ? `, ${reason ?? 'no answer yet'}` : `, ${answerOf(delivery)}`,
		eventId,
	};
}

const answerOf = ({ url, status, deviceId = '' }: Delivery): string =>
	url === undefined ? `${status} over ${deviceId.slice(-SHOWN_DIGITS)}` : `HTTP ${status}`;

function describeConnections({ apps, connections }: Sandbox) {
	const latest = connections.desk.list().slice(-SHOWN_CALLS).reverse();
	return latest.map((connection) => ({
		at: dateTimeOf(connection.openedAt),
		app: connection.appId === apps.main.appId ? '' : connection.appId,
		id: connection.deviceId,
		state: connection.state,
		closeCode: connection.closeCode ?? null,
		pings: connection.pings,
		sent: connection.sent,
		acknowledged: connection.acknowledged,
		late: connection.late,
		problem: connection.problems.at(-1) ?? '',
	}));
}

/** Where the main app's events go. */
function describeDestination(desk: EventDesk): string | null {
	const isByConnection = desk.subscription()?.by === 'connection';
	return isByConnection ? 'the long connection' : (desk.requestUrl() ?? null);
}

function describeDeliveries(sandbox: Sandbox, desk: EventDesk) {
	const latest = desk.deliveries().slice(-SHOWN_CALLS).reverse();
	return latest.map((delivery) => describeDelivery(sandbox, delivery));
}

/** What a credential needs. */
function describeApp({ appId, appSecret, encryptKey, verificationToken }: App) {
	return { appId, appSecret, encryptKey, verificationToken };
}

/** What the page shows: of the main app all that a credential needs, but no token and no body of a call. */
export function describeState(sandbox: Sandbox, journal: Journal, desk: EventDesk, now: number) {
	return {
		app: describeApp(sandbox.apps.main),
		now: dateTimeOf(now),
		people: describePeople(sandbox),
		offboardings: describeOffboardings(sandbox),
		calls: describeCalls(journal),
		deliveries: describeDeliveries(sandbox, desk),
		connections: describeConnections(sandbox),
		requestUrl: desk.requestUrl() ?? '',
		destination: describeDestination(desk),
	};
}
