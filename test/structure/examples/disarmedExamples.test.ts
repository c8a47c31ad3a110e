import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../../nodes/FeishuOffboarding/actions';
import { isRecord, listAt, recordAt, textAt } from '../../../nodes/FeishuOffboarding/platform/json';

const FOLDER = join(__dirname, '../../../examples');

const examples = readdirSync(FOLDER).map((file) => {
	const text = readFileSync(join(FOLDER, file), 'utf8');
	const workflow: unknown = JSON.parse(text);
	return [file, text, listAt(workflow, 'nodes').filter(isRecord)] as const;
});

const nodesOfType = (type: RegExp) =>
	examples.flatMap(([file, , nodes]) =>
		nodes
			.filter((node) => type.test(textAt(node, 'type') ?? ''))
			.map((node) => [file, textAt(node, 'name') ?? '', node] as const),
	);

const writers = nodesOfType(/feishuOffboarding(Tool)?$/).filter(([, , node]) => {
	const { resource, operation } = recordAt(node, 'parameters');
	return resources
		.find(({ value }) => value === resource)
		?.operations.some(({ value, writes }) => value === operation && writes);
});

const isSubmit = (node: object) => recordAt(node, 'parameters').operation === 'submit';

const submits = writers.filter(([, , node]) => isSubmit(node));

/** What acts on approvals has no Validate Only. */
const approvalWriters = writers.filter(([, , node]) =>
	(textAt(recordAt(node, 'parameters'), 'resource') ?? '').startsWith('approval'),
);

const notesOf = (file: string): string =>
	nodesOfType(/stickyNote$/)
		.filter(([of]) => of === file)
		.map(([, , node]) => textAt(recordAt(node, 'parameters'), 'content') ?? '')
		.join('\n');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('an example', () => {
	it('is among those that are looked at', () => {
		expect(submits.length).toBeGreaterThan(4);
		expect(approvalWriters.length).toBeGreaterThan(0);
		expect(nodesOfType(/\.webhook$/).length).toBeGreaterThan(1);
	});

	it.each(submits)('%s: %s only validates', (_file, _name, node) => {
		const { options } = recordAt(node, 'parameters');
		expect(options).toMatchObject({ validateOnly: true });
	});

	it.each(submits)('%s says when to turn Validate Only off in %s', (file, name) => {
		const said = notesOf(file)
			.split('\n')
			.find((line) => /turn \*\*Validate Only\*\* off/i.test(line));
		// A submit that is never to be turned loose has nothing to say.
		if (!name.startsWith('Check ')) expect(said).toContain(`**${name}**`);
	});

	it.each(writers.filter(([, , node]) => !isSubmit(node)))(
		'%s: %s acts on what comes in, on nobody by name',
		(_file, _name, node) => {
			const parameters = recordAt(node, 'parameters');
			const names = ['offboarding', 'processId', 'approverId', 'approverIds'];
			const named = names.filter((name) => name in parameters);
			const targets = named.map(
				(name) => textAt(recordAt(parameters, name), 'value') ?? textAt(parameters, name),
			);
			expect(targets.length).toBeGreaterThan(0);
			for (const target of targets) expect(target).toMatch(/^=\{\{ \$json/);
		},
	);

	it.each(approvalWriters)('%s: %s is deactivated, and its notes say so', (file, name, node) => {
		expect(node).toMatchObject({ disabled: true });
		const said = notesOf(file)
			.split('\n')
			.find((line) => line.includes(`turn **${name}** on`));
		expect(said).toBeDefined();
	});

	it.each(examples)('%s names nobody who could be there', (_file, text) => {
		expect(text.match(/\bE\d{3,}\b/g)).toBeNull();
		expect(text.match(/employee_number\\?": \\?"(?!SAMPLE-)/g)).toBeNull();
		const mails = text.match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g) ?? [];
		expect(mails.filter((mail) => !mail.endsWith('@example.com'))).toEqual([]);
	});

	it.each(nodesOfType(/\.webhook$/))('%s: %s lets nobody in unasked', (_file, _name, node) => {
		const { path, authentication } = recordAt(node, 'parameters');
		expect(path).toMatch(UUID);
		expect(authentication).toBe('headerAuth');
		// Without one of the user's own, n8n does not publish the workflow.
		expect(recordAt(node, 'credentials')).toEqual({});
	});

	it.each(nodesOfType(/\.formTrigger$/))(
		'%s: %s has an address of its own',
		(_file, _name, node) => {
			expect(textAt(node, 'webhookId')).toMatch(UUID);
		},
	);
});
