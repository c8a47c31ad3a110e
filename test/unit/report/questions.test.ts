import { questions } from '../../../report/questions';
import { read } from '../structure/markdown';

const headings = questions.map(({ heading }) => heading);

/** The items of a list below a heading of the document, each as one line. */
function itemsBelow(title: string, text: string): string[] {
	const section = text.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? '';
	const items = section.split(/^- /m).slice(1);
	return items.map((item) => item.replace(/\s+/g, ' ').trim());
}

/** The heading that an item ends with, such as `(_Time zone_)`. */
const headingOf = (item: string): string | undefined => /[(（]_([^_]+)_[)）]$/.exec(item)?.[1];

describe('what is not verified', () => {
	it.each([
		['docs/operations.md', 'Not verified against a live tenant'],
		['docs/zh-CN/operations.md', '未经真实租户验证'],
	])('has in %s an item for each heading of the report, in the same order', (file, title) => {
		expect(itemsBelow(title, read(file)).map(headingOf)).toEqual(headings);
	});

	it('has a heading of its own for each question', () => {
		expect(headings.length).toBeGreaterThan(0);
		expect(new Set(headings).size).toBe(headings.length);
	});

	it('would be missed where an item names no heading', () => {
		const text =
			'## Title\n\n- Whether it is. (_Time\n  zone_)\n- Whether `a_b` is not.\n\n## Next\n\n- No\n';
		expect(itemsBelow('Title', text).map(headingOf)).toEqual(['Time zone', undefined]);
	});
});
