import { decodeEnvelope } from '../../answers/envelope';
import { reasonInWords, type Exchange } from '../../answers/exchange';
import { isLoopback } from '../../hosts';
import { parsedUrl } from '../../parsedUrl';
import type { Refusal } from '../../refusals/refusal';
import { textAt } from '../../json';
import type { Endpoint } from '../../request';
import type { Trouble } from './phases';

const CREDENTIAL_ADVICE =
	"Copy 'App ID' and 'App Secret' again from the Developer Console (开发者后台) > Credentials & Basic Info (凭证与基础信息), and check that the app is enabled (已启用)";

const BUSY = {
	class: 'busy',
	message: 'Feishu is busy',
	advice: 'It is tried again by itself',
} as const;

/**
 * Gives the address of a connection, for one use. Without a token: App ID and App Secret are the body.
 * https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/client.go
 */
export const discovery = {
	name: 'Open a long connection',
	method: 'POST',
	path: '/callback/ws/endpoint',
	limits: [],
	scopes: [],
	writes: false,
	repeatable: true,
	refusals: {
		1: BUSY,
		403: {
			message: 'Feishu forbids this app to open a long connection',
			advice: CREDENTIAL_ADVICE,
		},
		514: {
			message: "Feishu does not accept the credential's App ID and App Secret",
			advice: CREDENTIAL_ADVICE,
		},
		1000040343: BUSY,
		1000040344: {
			message: "The credential's App ID or App Secret is empty",
			advice: CREDENTIAL_ADVICE,
		},
		1000040345: {
			message: "The credential's 'App ID' or 'App Secret' is wrong",
			advice: CREDENTIAL_ADVICE,
		},
		1000040346: {
			message: "Feishu does not know the credential's 'App ID'",
			advice: CREDENTIAL_ADVICE,
		},
		1000040347: {
			message: "The credential's 'App ID' is that of a store app (商店应用)",
			advice: 'Feishu opens long connections for self-built apps (企业自建应用) only. Create one',
		},
		1000040350: {
			class: 'busy',
			message: 'The app has as many long connections as Feishu allows, which is 50',
			advice: 'Stop programs that use the same app, or give this n8n an app of its own',
		},
		1000040351: {
			message: "The credential's 'Region' is not the one where the app was created",
			advice: "Choose the other one of Feishu and Lark under 'Region' in the credential",
		},
	},
	documentation:
		'https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/choose-a-subscription-mode/request-url-configuration-case',
} as const satisfies Endpoint;

const CROWDED = 1000040350;

/** Where to connect to. The URL is a secret: whoever has it gets the events. */
interface ConnectionAddress {
	readonly url: string;
	/** Goes into every ping. */
	readonly service: number;
	/** `ClientConfig` as it came. */
	readonly config: unknown;
}

export type Discovered =
	| ({ readonly kind: 'found' } & ConnectionAddress)
	/** May pass. */
	| { readonly kind: 'failed'; readonly trouble: Trouble }
	/** Will not pass by itself: the credential or the app has to be changed. */
	| { readonly kind: 'refused'; readonly refusal: Refusal };

/** Reads the answer, whatever it is. Refusals come with HTTP 200, too. */
export function readDiscovery(exchange: Exchange): Discovered {
	if (exchange.kind !== 'answer') {
		return failed(`Feishu could not be reached (${reasonInWords(exchange.reason)})`);
	}
	const { code, data, msg, status } = decodeEnvelope(exchange);
	if (status !== 200) return failed(`Feishu or a gateway in between answered HTTP ${status}`);
	if (code === undefined) {
		return failed('the address that was asked for a long connection is not that of Feishu');
	}
	return code === 0 ? addressIn(data) : refused(code, msg);
}

function refused(code: number, msg: string): Discovered {
	const refusals: Endpoint['refusals'] = discovery.refusals;
	const row = refusals[code];
	const advice = `${row?.advice ?? CREDENTIAL_ADVICE} (Feishu code ${code})`;
	if (row?.class === 'busy') {
		const reason = `${row.message}. ${advice}`;
		return { kind: 'failed', trouble: { reason, isCrowded: code === CROWDED } };
	}
	const unknown = `Feishu refused a long connection with code ${code}${msg === '' ? '' : `: ${msg}`}`;
	return { kind: 'refused', refusal: { message: row?.message ?? unknown, advice } };
}

function addressIn(data: Record<string, unknown>): Discovered {
	const text = textAt(data, 'URL') ?? '';
	const url = parsedUrl(text);
	if (url === undefined) return failed('Feishu named no address to connect to');
	if (!isSafe(url)) return failed('Feishu named an address that is not encrypted');
	const service = serviceIn(url);
	return service === undefined
		? failed('Feishu named an address without a service ID')
		: { kind: 'found', url: text, service, config: data.ClientConfig };
}

const isSafe = (url: URL): boolean =>
	url.protocol === 'wss:' || (url.protocol === 'ws:' && isLoopback(url));

/** An int32 in the frame. */
function serviceIn({ searchParams }: URL): number | undefined {
	const text = searchParams.get('service_id') ?? '';
	const isInt32 = /^\d{1,10}$/.test(text) && Number(text) <= 0x7fffffff;
	return isInt32 ? Number(text) : undefined;
}

const failed = (reason: string): Discovered => ({
	kind: 'failed',
	trouble: { reason, isCrowded: false },
});
