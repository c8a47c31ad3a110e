import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';

const root = join(__dirname, '../../..');

interface Codex {
	readonly node: string;
	readonly nodeVersion: string;
	readonly alias: readonly string[];
}

const parse = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;

const { name: packageName } = parse<{ readonly name: string }>('package.json');

const nodes = [
	FeishuOffboarding,
	FeishuOffboardingTrigger,
	FeishuOffboardingPollingTrigger,
	FeishuOffboardingLongConnectionTrigger,
].map((node) => ({
	name: node.name,
	description: new node().description,
	codex: parse<Codex>(`nodes/FeishuOffboarding/${node.name}.node.json`),
}));

describe.each(nodes)('the codex of $name', ({ description, codex }) => {
	// https://docs.n8n.io/connect/create-nodes/build-your-node/reference/codex-files/
	it('names the package and the version of the node', () => {
		expect(codex.node).toBe(packageName);
		expect(Number(codex.nodeVersion)).toBe(description.version);
	});

	it('has each alias once', () => {
		const folded = codex.alias.map((alias) => alias.toLowerCase());
		expect([...new Set(folded)]).toEqual(folded);
	});

	it.each([
		'飞书离职',
		'员工离职',
		'员工',
		'工号',
		'employee',
		'resign',
		'quit',
		'human resources',
		'HRIS',
	])('is found by %s', (word) => {
		expect(codex.alias).toContain(word);
	});
});

it('a trigger has all aliases of the action node that are about offboardings', () => {
	const [action, ...triggers] = nodes;
	const own = ['办理离职', '撤销离职'];
	const shared = action?.codex.alias.filter((alias) => !own.includes(alias)) ?? [];
	expect(triggers).toHaveLength(3);
	for (const { codex } of triggers) expect(codex.alias).toEqual(expect.arrayContaining(shared));
});
