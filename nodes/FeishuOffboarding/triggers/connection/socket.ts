/** What becomes of a socket; `ended` comes once, and nothing after it. */
export interface SocketListener {
	opened(): void;
	received(bytes: Uint8Array): void;
	/** `code` is WebSocket's close code, where there is one. */
	ended(code: number | undefined): void;
}

export interface Socket {
	/** What is sent over a socket that has ended is lost without a word. */
	send(bytes: Uint8Array): void;
	/** Says goodbye and hears no more, whether the other side answers or not. */
	close(): void;
}

/** Node.js has had it since version 22. */
export const hasWebSocket = (): boolean => typeof WebSocket === 'function';

const OPEN = 1;
const NORMAL_CLOSURE = 1000;

/** Throws what the address is refused with. The address is a secret and in no message of this file. */
export function openSocket(url: string, listener: SocketListener): Socket {
	const socket = new WebSocket(url);
	const listening = new AbortController();
	const { signal } = listening;
	socket.binaryType = 'arraybuffer';
	// Which of 'error' and 'close' comes, in which order and how often differs between versions of Node.js.
	const end = (code: number | undefined): void => {
		if (signal.aborted) return;
		listening.abort();
		socket.close();
		listener.ended(code);
	};
	socket.addEventListener('open', () => listener.opened(), { signal });
	socket.addEventListener(
		'message',
		({ data }: { data: unknown }) => {
			if (data instanceof ArrayBuffer) listener.received(new Uint8Array(data));
		},
		{ signal },
	);
	socket.addEventListener('error', () => end(undefined), { signal });
	socket.addEventListener('close', ({ code }) => end(code), { signal });
	return {
		send(bytes) {
			if (socket.readyState === OPEN) socket.send(bytes);
		},
		close() {
			listening.abort();
			socket.close(NORMAL_CLOSURE);
		},
	};
}
