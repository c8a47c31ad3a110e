import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { properties } from './actions';
import { operationSubtitle } from './fields/canvas/subtitle';
import { methods } from './lists/methods';
import { kept } from './platform/kept';
import { otherTriggers } from './triggers/otherTriggers';

const running = kept(async () => await import('./actions/execute'));

export class FeishuOffboarding implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Offboarding',
		name: 'feishuOffboarding',
		icon: { light: 'file:feishuOffboarding.svg', dark: 'file:feishuOffboarding.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(properties),
		description: 'Submit, revoke and look up offboardings of employees in Feishu CoreHR (飞书人事)',
		defaults: { name: 'Feishu Offboarding' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Submit, Update and Revoke change the real HR record of a person. Add Validate Only to Submit until the user has agreed.',
			relatedNodes: otherTriggers(),
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'feishuCoreHrApi', required: true }],
		properties,
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { beginRun, Cancelled, inOrder, toErrorItem, toNodeError } = await running();
		const count = this.getInputData().length;
		const run = await beginRun(this, count);
		let done = 0;
		let ended = 0;
		const outputs = await inOrder(count, run.width(this.continueOnFail()), async (itemIndex) => {
			try {
				const results = await run.task(itemIndex);
				done++;
				return results.map((json) => ({ json, pairedItem: { item: itemIndex } }));
			} catch (error: unknown) {
				if (!this.continueOnFail() || error instanceof Cancelled) {
					const left = count - itemIndex - 1;
					throw toNodeError(this.getNode(), error, { itemIndex, done, left });
				}
				const json = toErrorItem(error, count - ended - 1);
				return [{ json, pairedItem: { item: itemIndex } }];
			} finally {
				ended++;
			}
		});
		run.end();
		return [outputs.flat()];
	}
}
