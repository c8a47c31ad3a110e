import { parse } from 'yaml';

import { files, read } from './markdown';

const FOLDER = '.github/ISSUE_TEMPLATE/';
const forms = files.filter((file) => file.startsWith(FOLDER) && !file.endsWith('config.yml'));

interface Element {
	readonly type: string;
	readonly id?: string;
	readonly attributes: {
		readonly label?: string;
		readonly value?: string;
		readonly options?: ReadonlyArray<string | { readonly label: string }>;
	};
}

interface Form {
	readonly name: string;
	readonly description: string;
	readonly body: readonly Element[];
}

const formIn = (file: string) => parse(read(file)) as Form;
const scripts = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
describe.each(forms)('%s', (file) => {
	const { body, description, name } = formIn(file);
	const fields = body.filter(({ type }) => type !== 'markdown');

	it('says what it is for, and asks for something', () => {
		expect(name).toMatch(/\S/);
		expect(description).toMatch(/\S/);
		expect(fields.length).toBeGreaterThan(0);
	});

	it('has elements of known types, with what each has to have', () => {
		const types = ['markdown', 'textarea', 'input', 'dropdown', 'checkboxes'];
		expect(body.filter(({ type }) => !types.includes(type))).toEqual([]);
		for (const { attributes, id, type } of fields) {
			expect(id).toMatch(/^[\w-]+$/);
			expect(attributes.label).toMatch(/\S/);
			const isChoice = type === 'dropdown' || type === 'checkboxes';
			expect((attributes.options ?? []).length > 0).toBe(isChoice);
		}
		for (const { attributes } of body.filter(({ type }) => type === 'markdown')) {
			expect(attributes.value).toMatch(/\S/);
		}
	});

	it('has no name and no option twice, and no option that YAML takes for something else than text', () => {
		const ids = fields.map(({ id }) => id);
		const labels = fields.map(({ attributes }) => attributes.label);
		expect([new Set(ids).size, new Set(labels).size]).toEqual([ids.length, labels.length]);
		for (const { attributes } of fields) {
			const options = (attributes.options ?? []).map((option) =>
				typeof option === 'object' ? option.label : option,
			);
			expect(options.every((option) => typeof option === 'string')).toBe(true);
			expect(new Set(options).size).toBe(options.length);
		}
	});

	it('names only commands that are there', () => {
		const commands = [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
		expect(
			commands.filter((script) => script === undefined || !(script in scripts.scripts)),
		).toEqual([]);
	});
});

it('links of documents to an issue form lead to one that is there', () => {
	const linked = files
		.filter((file) => file.endsWith('.md'))
		.flatMap((file) => [...read(file).matchAll(/issues\/new\?template=([\w.-]+)/g)])
		.map(([, form]) => `${FOLDER}${form}`);
	expect(linked.length).toBeGreaterThan(0);
	expect(linked.filter((form) => !forms.includes(form))).toEqual([]);
});
