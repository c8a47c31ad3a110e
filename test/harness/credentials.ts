import './environment';

import { Credentials } from 'n8n-core';
import {
	ICredentialsHelper,
	isExpression,
	jsonParse,
	NodeHelpers,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type Workflow,
} from 'n8n-workflow';

import { FeishuCoreHrApi } from '../../credentials/FeishuCoreHrApi.credentials';

/** The row of a credential in n8n's database. */
export class CredentialStore {
	writes = 0;
	reads = 0;

	constructor(
		public data: ICredentialDataDecryptedObject,
		readonly type: ICredentialType = new FeishuCoreHrApi(),
	) {}

	/** Decrypts as n8n does: defaults are filled in, and only declared and displayed fields returned. */
	read(): ICredentialDataDecryptedObject {
		this.reads++;
		const stored = jsonParse<INodeParameters>(JSON.stringify(this.data));
		const fields = NodeHelpers.getNodeParameters(
			this.type.properties,
			stored,
			true,
			false,
			null,
			null,
		);
		return jsonParse<ICredentialDataDecryptedObject>(JSON.stringify(fields ?? {}));
	}

	write(data: ICredentialDataDecryptedObject): void {
		this.writes++;
		this.data = jsonParse<ICredentialDataDecryptedObject>(JSON.stringify(data));
	}
}

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
		const isEmpty = credentials[expirable] === '';
		if (!isEmpty && !credentialsExpired && !isCredentialTest(node)) return undefined;
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

	override getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve(this.store.read());
	}

	override async getCredentials(): Promise<Credentials> {
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

/** n8n tests a credential through a node of this shape. */
const isCredentialTest = ({ type, parameters }: INode) =>
	type === 'n8n-nodes-base.noOp' && parameters.temp === '';

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
