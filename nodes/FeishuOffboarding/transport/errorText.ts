/** Puts together the lines of an error's description; empty ones are left out. */
export type Layout = (...lines: string[]) => string;

/** For logs, lists of the editor and models. */
export const plainLines: Layout = (...lines) => lines.filter((line) => line !== '').join('\n');

/**
 * For the panel of the editor, which renders a description as HTML: breaks between the lines, and addresses to
 * click on. https://github.com/n8n-io/n8n/blob/n8n%402.40.7/packages/frontend/editor-ui/src/features/ndv/runData/components/error/NodeErrorView.vue
 */
export const htmlLines: Layout = (...lines) =>
	plainLines(...lines.map(withLinks)).replaceAll('\n', '<br>');

const ADDRESS = /(https?:\/\/[^\s<>"'`()，。；、（）]*[^\s<>"'`()，。；、（）.,;:!?])/u;

function withLinks(line: string): string {
	// Split by a group gives the addresses at the odd places.
	return line
		.split(ADDRESS)
		.map((part, index) => (index % 2 === 1 ? link(part) : escaped(part)))
		.join('');
}

/** Shown without the query, whose length would run out of the panel. */
function link(address: string): string {
	const shown = address.replace(/^https?:\/\//, '').replace(/[?#].*$/, '');
	return `<a href="${escaped(address)}" target="_blank">${escaped(shown)}</a>`;
}

/** Only what would read as HTML, as an error workflow gets the same text: "A > B & C" stays. */
const escaped = (text: string): string =>
	text.replaceAll(/&(?=[#A-Za-z])/g, '&amp;').replaceAll('<', '&lt;');
