import '../../harness/environment';

import * as crypto from 'node:crypto';
import { compileFunction } from 'node:vm';
import * as n8nWorkflow from 'n8n-workflow';
import type { ICredentialType, INodeType } from 'n8n-workflow';

interface Exports {
	FeishuOffboarding: new () => INodeType;
	FeishuCoreHrApi: new () => ICredentialType;
}

type Evaluate = (exports: object, module: { exports: object }, require: unknown) => void;

/** One n8n process: our code with module state of its own. */
export class N8nProcess {
	readonly node: INodeType;

	readonly credentialType: ICredentialType;

	/** Once killed, it neither sends nor hears anything. */
	isAlive = true;

	constructor(
		/** Its name and how often it has been started, such as A1. */
		readonly name: string,
		evaluate: Evaluate,
	) {
		const module = { exports: {} };
		evaluate(module.exports, module, provide);
		const { FeishuOffboarding, FeishuCoreHrApi } = module.exports as Exports;
		this.node = new FeishuOffboarding();
		this.credentialType = new FeishuCoreHrApi();
	}
}

/** Randomness that no seed gives would make a seed two stories. */
const chance = () => {
	throw new Error('The simulation has no random bytes of node:crypto');
};

const modules: Readonly<Record<string, unknown>> = {
	'n8n-workflow': n8nWorkflow,
	'node:crypto': { ...crypto, randomBytes: chance, randomUUID: chance, randomInt: chance },
};

function provide(name: string): unknown {
	if (!(name in modules)) throw new Error(`What ships may not load ${name}`);
	return modules[name];
}

/** Compiles a bundle once; every call gives a process with a state of its own. */
export function processesOf(source: string): (name: string) => N8nProcess {
	const evaluate = compileFunction(source, ['exports', 'module', 'require'], {
		filename: 'bundle.cjs',
	}) as Evaluate;
	return (name) => new N8nProcess(name, evaluate);
}
