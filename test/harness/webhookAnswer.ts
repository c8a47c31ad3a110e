export interface HttpAnswer {
	/** Undefined where nothing was answered: the caller would wait until it gives up. */
	status: number | undefined;
	headers: Record<string, string>;
	body: string;
}

/** The part of Express's response that a webhook node may use. */
export class WebhookAnswer {
	statusCode = 200;

	headersSent = false;

	private body = '';

	private readonly headers: Record<string, string> = {};

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string): this {
		this.headers[name.toLowerCase()] = value;
		return this;
	}

	set(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	header(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	type(value: string): this {
		return this.setHeader('content-type', value);
	}

	json(value: unknown): this {
		return this.type('application/json; charset=utf-8').end(JSON.stringify(value));
	}

	send(value: unknown): this {
		return typeof value === 'string' ? this.end(value) : this.json(value);
	}

	end(text?: string): this {
		if (this.headersSent && text !== undefined) throw new Error('The answer was already sent');
		this.headersSent = true;
		this.body = text ?? this.body;
		return this;
	}

	sent(): HttpAnswer {
		const status = this.headersSent ? this.statusCode : undefined;
		return { status, headers: this.headers, body: this.body };
	}
}
