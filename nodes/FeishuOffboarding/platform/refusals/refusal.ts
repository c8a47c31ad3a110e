/** What is said to a person when Feishu says no: what happened, and what to do about it. */
export interface Refusal {
	readonly message: string;
	readonly advice: string;
}

/** What an exchange means for the request that was sent. */
export type AnswerClass =
	/** Carried out. */
	| 'done'
	/** Not carried out, and the same request never will be. */
	| 'refused'
	/** Not carried out, because of the token alone. */
	| 'token'
	/** Not carried out, because of the rate limit. */
	| 'throttled'
	/** Not carried out, and waiting does not help: the month's calls are used up. */
	| 'quota'
	/** Not carried out now; the endpoint asks to try again later. */
	| 'busy'
	/** Nobody knows whether it was carried out. */
	| 'unknownOutcome'
	/** It never left. */
	| 'notSent';

/** What a code says that something else than the words depends on. */
export type CodeMeaning =
	/** The employee has an offboarding that is open. */
	| 'openRecord'
	/** The offboarding has been withdrawn before. */
	| 'alreadyRevoked'
	/** The answer names the scopes that the app lacks. */
	| 'scopeMissing'
	/** The app has not been released in the company. */
	| 'notInstalled'
	/** The answer names the fields that are not accepted. */
	| 'fieldsRefused'
	/** Only the text of the answer says what is wrong. */
	| 'textNeeded';

/** All that is known of a code. */
export interface CodeRow extends Refusal {
	/** `refused` unless given. */
	readonly class?: Exclude<AnswerClass, 'done' | 'notSent'>;
	readonly means?: CodeMeaning;
	/** With `scopeMissing`: which one, where the words name it and it is not one of the endpoint's. */
	readonly scopes?: readonly string[];
}

/** Keyed by Feishu code. A code means something else on another endpoint, so each has its own table. */
export type RefusalTable = Readonly<Record<number, CodeRow>>;
