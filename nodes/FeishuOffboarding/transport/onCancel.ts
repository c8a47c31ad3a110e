const stopsBySignal = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `stop` when the execution is cancelled; the function that comes back makes it forget that. However
 * many items are in flight, n8n's signal gets one listener: beyond ten, Node warns of a leak.
 */
export function onCancel(signal: AbortSignal | undefined, stop: () => void): () => void {
	if (signal === undefined) return () => undefined;
	if (signal.aborted) stop();
	const stops = stopsBySignal.get(signal) ?? listenTo(signal);
	stops.add(stop);
	return () => void stops.delete(stop);
}

function listenTo(signal: AbortSignal): Set<() => void> {
	const stops = new Set<() => void>();
	stopsBySignal.set(signal, stops);
	signal.addEventListener(
		'abort',
		() => {
			for (const stop of [...stops]) stop();
		},
		{ once: true },
	);
	return stops;
}
