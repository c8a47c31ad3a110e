import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Sealed } from './sealing';

export type PostResult =
	| { readonly kind: 'answer'; readonly status: number; readonly text: string }
	| { readonly kind: 'failure'; readonly reason: string };

export const canPostTo = (url: string): boolean =>
	URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);

/** Sends the bytes as they are, over a connection of its own; never throws. */
export async function post(url: string, sealed: Sealed, signal: AbortSignal): Promise<PostResult> {
	try {
		return await exchange(new URL(url), sealed, signal);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { kind: 'failure', reason: signal.aborted ? 'no answer in time' : reason };
	}
}

function exchange(url: URL, { headers, rawBody }: Sealed, signal: AbortSignal) {
	const request = url.protocol === 'https:' ? requestHttps : requestHttp;
	const bytes = Buffer.from(rawBody);
	const lengths = { 'Content-Length': String(bytes.length) };
	return new Promise<PostResult>((resolve, reject) => {
		const sent = request(
			url,
			{ method: 'POST', agent: false, headers: { ...headers, ...lengths }, signal },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const text = Buffer.concat(chunks).toString('utf8');
					resolve({ kind: 'answer', status: response.statusCode ?? 0, text });
				});
			},
		);
		sent.on('error', reject);
		sent.end(bytes);
	});
}
