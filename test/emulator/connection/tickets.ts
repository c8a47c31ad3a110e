import { digest } from '../tenant/ids';

/** The right to open one connection. */
export interface Ticket {
	readonly appId: string;
	readonly deviceId: string;
	readonly serviceId: number;
	/** `/ws/v2` and its query. */
	readonly path: string;
}

export const SOCKET_PATH = '/ws/v2';

// As seen in addresses of Feishu.
const FIRST_DEVICE = 7381264905170386945n;
const SERVICE_ID = 33554678;
const VENDOR_PLACE = 'fpid=493&aid=552564';

export interface Tickets {
	issue(appId: string): Ticket;
	/** Good once, and only with everything that stood in the address. */
	redeem(query: URLSearchParams): Ticket | undefined;
	/** Of every address so far, what lets its holder have the events of the app. */
	secrets(): string[];
}

/** `birthday` keeps the tickets of one emulator from being good at another. */
export function createTickets(birthday: string): Tickets {
	const open = new Map<string, Ticket>();
	const secrets: string[] = [];
	let issued = 0;
	return {
		issue(appId) {
			issued += 1;
			const deviceId = String(FIRST_DEVICE + BigInt(issued) * 1048583n);
			const accessKey = digest(`access key ${birthday} ${issued}`, 32);
			const secret = toUuid(digest(`ticket ${birthday} ${issued}`, 32));
			const place = `${VENDOR_PLACE}&device_id=${deviceId}&access_key=${accessKey}`;
			const path = `${SOCKET_PATH}?${place}&service_id=${SERVICE_ID}&ticket=${secret}`;
			const ticket = { appId, deviceId, serviceId: SERVICE_ID, path };
			open.set(`${deviceId} ${accessKey} ${secret}`, ticket);
			secrets.push(accessKey, secret);
			return ticket;
		},
		redeem(query) {
			const names = ['device_id', 'access_key', 'ticket'];
			const key = names.map((name) => query.get(name) ?? '').join(' ');
			const ticket = open.get(key);
			open.delete(key);
			return ticket;
		},
		secrets: () => [...secrets],
	};
}

const toUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
