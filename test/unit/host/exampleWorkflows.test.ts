import { readdirSync } from 'node:fs';

import {
	checkSetup,
	connectedLeaverEvent,
	examplesBeside,
	leaverEvent,
	type Workflow,
} from '../../host/exampleWorkflows';
import { recordIn } from '../../host/json';
import { inProject } from '../../host/projectPaths';
import {
	credentialId,
	credentialType,
	freshCredential,
	secondCredential,
} from '../../host/sandbox';

const files = readdirSync(inProject('examples'));

const credentialIds = ({ nodes }: Workflow) =>
	nodes
		.map(({ credentials }) => recordIn(credentials)[credentialType])
		.filter((credential) => credential !== undefined)
		.map((credential) => recordIn(credential)['id']);

describe('the examples of the demo', () => {
	it('are all that there are, each once', async () => {
		const shown = [await leaverEvent(), await connectedLeaverEvent(), await checkSetup()];
		const others = await examplesBeside(shown);
		const ids = [...shown, ...others].map(({ id }) => id);
		expect(new Set(ids).size).toBe(files.length);
		expect(ids).toHaveLength(files.length);
	});

	it('have a credential that the demo brings', async () => {
		const brought = [credentialId, secondCredential.id, freshCredential.id];
		const all = [...(await examplesBeside([])), await connectedLeaverEvent(), await checkSetup()];
		for (const workflow of all) {
			expect(credentialIds(workflow)).not.toEqual([]);
			expect(brought).toEqual(expect.arrayContaining(credentialIds(workflow)));
		}
	});

	it('are not published by being imported', async () => {
		expect((await examplesBeside([])).filter(({ active }) => active !== false)).toEqual([]);
	});
});
