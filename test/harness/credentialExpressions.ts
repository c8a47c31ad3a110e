import './environment';

import { getAdditionalKeys } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type INode,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/** Who reads a credential, and for which item. */
export interface Reading {
	readonly additionalData: IWorkflowExecuteAdditionalData;
	readonly mode: WorkflowExecuteMode;
	readonly executeData: IExecuteData | undefined;
	/** Absent where nothing is executed: then expressions see no item. */
	readonly values: ICredentialsExpressionResolveValues | undefined;
}

/** The credential with its expressions resolved, for the item that is executed. */
export function resolved(
	data: ICredentialDataDecryptedObject,
	{ additionalData, executeData, mode, values }: Reading,
): ICredentialDataDecryptedObject {
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	const parameters = data as INodeParameters;
	const value = values
		? values.workflow.expression.getParameterValue(
				parameters,
				values.runExecutionData,
				values.runIndex,
				values.itemIndex,
				values.node.name,
				values.connectionInputData,
				mode,
				keys,
				executeData,
				false,
				data,
			)
		: emptyWorkflow().expression.getComplexParameterValue(
				mockNode(),
				parameters,
				mode,
				keys,
				undefined,
				undefined,
				data,
			);
	return value as ICredentialDataDecryptedObject;
}

const mockNode = (): INode => ({
	id: '',
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

function emptyWorkflow(): Workflow {
	const none = () => {
		throw new Error('The workflow has no nodes');
	};
	const nodeTypes = { getByName: none, getByNameAndVersion: none, getKnownTypes: () => ({}) };
	return new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
}
