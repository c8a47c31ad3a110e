import './environment';

import { LoadOptionsContext } from 'n8n-core';
import type {
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { prepare, withNamedWorkflow, type NodeSetup } from './n8n';

interface Answers {
	loadOptions: INodePropertyOptions[];
	listSearch: INodeListSearchResult;
	resourceMapping: ResourceMapperFields;
}

export interface OptionsSetup<Kind extends keyof Answers> extends NodeSetup {
	kind: Kind;
	/** Name of the method, as a property of the node names it. */
	name: string;
	filter?: string;
	paginationToken?: string;
}

/** Asks the node for options, as the editor does while a parameter is being filled in. */
export async function loadOptions<Kind extends keyof Answers>(
	setup: OptionsSetup<Kind>,
): Promise<Answers[Kind]> {
	const { workflow, node, additionalData } = prepare({ ...setup, mode: 'internal' });
	additionalData.currentNodeParameters = node.parameters;
	const context = withNamedWorkflow(
		new LoadOptionsContext(workflow, node, additionalData, 'parameters'),
	);
	const { methods } = setup.node;
	const missing = () => Promise.reject(new Error(`The node has no ${setup.kind} ${setup.name}`));
	const ask: { [K in keyof Answers]: () => Promise<Answers[K]> } = {
		loadOptions: () => (methods?.loadOptions?.[setup.name] ?? missing).call(context),
		listSearch: () =>
			(methods?.listSearch?.[setup.name] ?? missing).call(
				context,
				setup.filter,
				setup.paginationToken,
			),
		resourceMapping: () => (methods?.resourceMapping?.[setup.name] ?? missing).call(context),
	};
	return await ask[setup.kind]();
}
