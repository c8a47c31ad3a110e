import { parse } from 'yaml';

import { questions } from '../../../report/questions';
import { read } from './markdown';

const documents = [
	['docs/operations.md', '## Not verified against a live tenant'],
	['docs/zh-CN/operations.md', '## 未经真实租户验证'],
] as const;

const sectionOf = (path: string, heading: string): string => {
	const [, after = ''] = read(path).split(`${heading}\n`);
	return after.split('\n## ')[0] ?? '';
};

describe.each(documents)('what is not verified, in %s', (path, heading) => {
	const section = sectionOf(path, heading);

	it('names for each question the heading of the report that would settle it', () => {
		const named = [...section.matchAll(/^- \*\*(.+?)\*\*[:：]/gm)].map(([, name]) => name);
		expect(named).toEqual(questions.map((question) => question.heading));
		expect(section.match(/^- /gm)).toHaveLength(named.length);
	});

	it('leads to an issue form that asks for the report', () => {
		const [, file = ''] = /issues\/new\?template=([\w.-]+)/.exec(section) ?? [];
		const form = parse(read(`.github/ISSUE_TEMPLATE/${file}`)) as { body: Array<{ id?: string }> };
		expect(form.body.map(({ id }) => id)).toContain('report');
	});
});
