/**
 * Undefined for a text that is no web address.
 * Not URL.canParse: once compiled, Node 20's refuses addresses with letters such as 'ü'.
 */
export function parsedUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
