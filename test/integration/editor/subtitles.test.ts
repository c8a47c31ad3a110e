import '../../harness/environment';

import { Workflow, type INodeParameters, type INodeType, type INodeTypes } from 'n8n-workflow';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';

/** What the canvas shows below a node: n8n evaluates it like an expression of the node. */
function subtitle(nodeType: INodeType, parameters: INodeParameters): unknown {
	const { defaults, name, subtitle: expression } = nodeType.description;
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const node = {
		id: '1',
		name: String(defaults.name),
		type: name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, expression, 'internal', {});
}

describe('the subtitle on the canvas', () => {
	it.each([
		[{}, 'Submit: Offboarding'],
		[{ resource: 'approvalTask', operation: 'getAll' }, 'Get Many: Approval Task'],
		[{ resource: 'app', operation: 'checkSetup' }, 'Check Setup: App'],
	])('names resource and operation as the panel does: %j', (parameters, shown) => {
		expect(subtitle(new FeishuOffboarding(), parameters)).toBe(shown);
	});

	it.each([new FeishuOffboardingTrigger(), new FeishuOffboardingLongConnectionTrigger()])(
		'names the events in words',
		(trigger) => {
			const events = [
				'corehr.offboarding.status_updated_v2',
				'corehr.offboarding.checklist_updated_v2',
				'corehr.offboarding.updated_v2',
			];
			expect(subtitle(trigger, { events })).toBe('Status, Checklist Status, Information');
		},
	);

	it('names the changes in words', () => {
		const node = new FeishuOffboardingPollingTrigger();
		expect(subtitle(node, {})).toBe('Created, Status, Date, Checklist Status');
		expect(subtitle(node, { changes: ['offboarding_date'] })).toBe('Date');
	});
});
