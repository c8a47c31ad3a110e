/** The answer that all items of a run share: asked for by the first item that wants it, whatever comes of it. */
export function sharedAnswer<Answer>(
	ask: (itemIndex: number) => Promise<Answer>,
): (itemIndex: number) => Promise<Answer> {
	let answer: Promise<Answer> | undefined;
	return async (itemIndex) => await (answer ??= ask(itemIndex));
}
