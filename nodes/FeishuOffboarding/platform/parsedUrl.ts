/**
 * Undefined for a text that is no web address, and is none below the base either.
 * Not URL.canParse: once compiled, Node 20's refuses addresses with letters such as 'ü'.
 */
export function parsedUrl(text: string, base?: string): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}
