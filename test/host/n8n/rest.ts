import { parseJson } from '../json';

interface RestAnswer {
	readonly status: number;
	readonly body: unknown;
}

/** n8n's own REST interface, as its editor uses it: one session, kept in a cookie. */
export interface N8nSession {
	get(path: string): Promise<RestAnswer>;
	post(path: string, body?: unknown): Promise<RestAnswer>;
	patch(path: string, body: unknown): Promise<RestAnswer>;
}

export const owner = {
	email: 'demo@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Sandbox1234',
} as const;

/** Makes the first user, who owns everything that was imported before, and logs in. */
export async function setUpOwner(url: string): Promise<N8nSession> {
	const answer = await fetch(`${url}/rest/owner/setup`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(owner),
	});
	if (!answer.ok) throw new Error(`Owner set-up: ${answer.status} ${await answer.text()}`);
	const cookie = answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	return session(url, cookie);
}

function session(url: string, cookie: string): N8nSession {
	const send = async (method: string, path: string, body?: unknown): Promise<RestAnswer> => {
		const answer = await fetch(`${url}${path}`, {
			method,
			headers: { cookie, 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { status: answer.status, body: bodyOf(await answer.text()) };
	};
	return {
		get: async (path) => await send('GET', path),
		post: async (path, body = {}) => await send('POST', path, body),
		patch: async (path, body) => await send('PATCH', path, body),
	};
}

function bodyOf(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		// Pages and plain texts are given as they are.
		return text;
	}
}
