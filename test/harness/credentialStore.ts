import './environment';

import {
	CREDENTIAL_BLANKING_VALUE,
	CREDENTIAL_EMPTY_VALUE,
	jsonParse,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INodeParameters,
} from 'n8n-workflow';

import { FeishuCoreHrApi } from '../../credentials/FeishuCoreHrApi.credentials';

type Data = ICredentialDataDecryptedObject;

const copy = (data: Data): Data => jsonParse<Data>(JSON.stringify(data));

/** The row of a credential in n8n's database, as one n8n process sees it. */
export class CredentialStore {
	writes = 0;
	reads = 0;

	/** What n8n's database says to whoever wants to read or write the row; undefined where it answers. */
	fault: (use: 'read' | 'write') => Error | undefined = () => undefined;

	private row: { data: Data };

	constructor(
		data: Data,
		readonly type: ICredentialType = new FeishuCoreHrApi(),
	) {
		this.row = { data };
	}

	/** The same row, as a process sees it that has loaded the package for itself. */
	inProcessWith(type: ICredentialType): CredentialStore {
		const store = new CredentialStore({}, type);
		store.row = this.row;
		return store;
	}

	get data(): Data {
		return this.row.data;
	}

	/** Decrypts as n8n does: defaults are filled in, and only declared and displayed fields returned. */
	read(): Data {
		this.reads++;
		this.reach('read');
		return this.withDefaults(this.data);
	}

	withDefaults(data: Data): Data {
		const stored = jsonParse<INodeParameters>(JSON.stringify(data));
		const { properties } = this.type;
		const fields = NodeHelpers.getNodeParameters(properties, stored, true, false, null, null);
		return jsonParse<Data>(JSON.stringify(fields ?? {}));
	}

	write(data: Data): void {
		this.writes++;
		this.reach('write');
		this.row.data = copy(data);
	}

	private reach(use: 'read' | 'write'): void {
		const fault = this.fault(use);
		if (fault !== undefined) throw fault;
	}

	/**
	 * What n8n gets from the editor when somebody changes some fields: password fields, hidden ones too, come
	 * back as they are stored.
	 */
	edited(changes: Data): Data {
		return this.unredact({ ...this.redacted(), ...changes });
	}

	/** Saves what `edited` gives. */
	edit(changes: Data): void {
		this.write(this.edited(changes));
	}

	private redacted(): Data {
		const shown = copy(this.data);
		for (const { name, typeOptions } of this.type.properties) {
			const value = shown[name];
			if (typeOptions?.password !== true || value === undefined || isExpression(value)) continue;
			shown[name] = value === '' ? CREDENTIAL_EMPTY_VALUE : CREDENTIAL_BLANKING_VALUE;
		}
		return shown;
	}

	private unredact(form: Data): Data {
		const isStandIn = (value: unknown) =>
			value === CREDENTIAL_BLANKING_VALUE || value === CREDENTIAL_EMPTY_VALUE;
		const entries = Object.entries(form).map(([name, value]) => [
			name,
			isStandIn(value) ? this.data[name] : value,
		]);
		return copy(Object.fromEntries(entries) as Data);
	}
}

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('={{');
