import { isRecord, recordAt, textOf } from '../nodes/FeishuOffboarding/platform/json';
import { parsedUrl } from '../nodes/FeishuOffboarding/platform/parsedUrl';

/**
 * The path of a request that goes to the host. Throws where it goes elsewhere or where a proxy could read it:
 * whoever may use the credential in n8n's HTTP Request node chooses address and proxy there, and must not get
 * the token.
 *
 * @param request options of either of n8n's request helpers
 */
export function checkTarget(request: unknown, host: string): string {
	const addresses = addressesOf(isRecord(request) ? request : {});
	const foreign = addresses.find(({ url }) => url?.origin !== host);
	if (foreign !== undefined) throw foreignHost(foreign, host);
	if (isRecord(request) && isReadByProxy(request, host)) throw readByProxy(host);
	return addresses[0]?.url?.pathname ?? '';
}

interface Address {
	readonly text: string;
	/** Undefined where the text is no whole address. */
	readonly url: URL | undefined;
}

/** Each address that a helper may read: n8n's older one knows `uri` besides `url`. */
function addressesOf({ baseURL, uri, url }: Record<string, unknown>): Address[] {
	const base = addressText(baseURL) || undefined;
	const given = [url, uri].filter((address) => address !== undefined).map(addressText);
	return (given.length > 0 ? given : ['']).map((text) => ({ text, url: parsedUrl(text, base) }));
}

const addressText = (value: unknown): string => (value instanceof URL ? value.href : textOf(value));

/** A proxy passes https on unread, unless the request trusts whatever certificate the proxy makes. */
function isReadByProxy(request: Record<string, unknown>, host: string): boolean {
	const { proxy, rejectUnauthorized, skipSslCertificateValidation } = request;
	if (proxy === undefined || proxy === '') return false;
	const agentOptions = recordAt(request, 'agentOptions');
	return (
		host.startsWith('http:') ||
		skipSslCertificateValidation === true ||
		rejectUnauthorized === false ||
		agentOptions.rejectUnauthorized === false ||
		agentOptions.ca !== undefined
	);
}

const foreignHost = ({ text, url }: Address, host: string): Error =>
	new Error(
		`The Feishu CoreHR API credential is for ${host} and does not go to ${url?.origin ?? `'${text}'`}. Change the URL, or choose another credential for it.`,
	);

const readByProxy = (host: string): Error =>
	new Error(
		`The Feishu CoreHR API credential does not go to ${host} through a proxy that could read it. Remove the proxy, or have the certificate of ${host} checked.`,
	);
