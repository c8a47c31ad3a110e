import './environment';

import { Credentials } from 'n8n-core';
import {
	ICredentialsHelper,
	isExpression,
	jsonParse,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { resolved } from './credentialExpressions';
import type { CredentialStore } from './credentialStore';

export { CredentialStore } from './credentialStore';

/** n8n's own helper is part of its server, not of n8n-core: this one follows it step by step. */
export class StoredCredentialHelper extends ICredentialsHelper {
	constructor(private readonly store: CredentialStore) {
		super();
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.store.type;
		const expirable = this.getCredentialsProperties(typeName).find(isExpirable)?.name;
		if (expirable === undefined || preAuthentication === undefined) return undefined;
		// n8n means to run it for every credential test too, but knows a test by a node type's full name
		// and gives the test's node the short one: with a stored token the hook is skipped there.
		if (credentials[expirable] !== '' && !credentialsExpired) return undefined;
		const output = await preAuthentication.call(helpers, credentials);
		return node.credentials && this.saveRefreshed(credentials, output, expirable);
	}

	private saveRefreshed(
		credentials: ICredentialDataDecryptedObject,
		output: IDataObject,
		expirable: string,
	): ICredentialDataDecryptedObject | undefined {
		if (output[expirable] === undefined) return undefined;
		this.store.write(mergeIntoStored(this.store.data, output, expirable));
		return Object.assign(credentials, output);
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.store.type.preAuthentication?.call(helpers, credentials);
		return output && Object.assign(credentials, output);
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.store.type;
		if (authenticate === undefined) return requestOptions;
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		return mergeGeneric(authenticate, requestOptions, (text) =>
			workflow.expression.getSimpleParameterValue(node, text, 'internal', {
				$credentials: credentials,
			}),
		);
	}

	override getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		_type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		if (!id) return Promise.reject(new Error('Found credential with no ID.'));
		const reading = { additionalData, mode, executeData, values };
		return Promise.resolve(resolved(this.store.read(), reading));
	}

	override async getCredentials({ id }: INodeCredentialsDetails): Promise<Credentials> {
		if (!id) throw new Error('Found credential with no ID.');
		const row = new Credentials({ id: '1', name: 'Stored' }, this.store.type.name);
		await row.setData(this.store.data);
		return row;
	}

	override updateCredentials(
		_node: unknown,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		return Promise.resolve(this.store.write(data));
	}

	override updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.reject(new Error('This credential does not use OAuth'));
	}

	override getParentTypes(): string[] {
		return this.store.type.extends ?? [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		if (type !== this.store.type.name) throw new Error(`No credential of type ${type} is stored`);
		return this.store.type.properties;
	}
}

const isExpirable = ({ type, typeOptions }: INodeProperties) =>
	type === 'hidden' && typeOptions?.expirable === true;

/** What the hook returned is saved, except where the stored field is an expression. */
function mergeIntoStored(
	stored: ICredentialDataDecryptedObject,
	output: IDataObject,
	expirable: string,
): ICredentialDataDecryptedObject {
	const accepted = Object.entries(output).filter(
		([key]) => key === expirable || !isExpression(stored[key]),
	);
	return jsonParse<ICredentialDataDecryptedObject>(
		JSON.stringify({ ...stored, ...Object.fromEntries(accepted) }),
	);
}

function mergeGeneric(
	{ properties }: IAuthenticateGeneric,
	requestOptions: IHttpRequestOptions,
	resolve: (text: string) => unknown,
): IHttpRequestOptions {
	const resolved = (value: unknown) => (typeof value === 'string' ? resolve(value) : value);
	const options: Array<[string, unknown]> = Object.entries(properties);
	const given = new Map<string, unknown>(Object.entries(requestOptions));
	const merged = options.map(([option, value]): [string, unknown] => {
		if (typeof value !== 'object' || value === null) return [option, resolved(value)];
		const fields = Object.entries(value).map(([key, inner]) => [key, resolved(inner)] as const);
		const before: object = given.get(option) ?? {};
		return [option, { ...before, ...Object.fromEntries(fields) }];
	});
	return { ...requestOptions, ...Object.fromEntries(merged) };
}
