/** A value that the user gave cannot be sent. Thrown before anything is sent. */
export class InvalidInput extends Error {
	override readonly name = 'InvalidInput';

	/**
	 * @param parameter the parameter as the editor shows it
	 * @param reason what is wrong with it, as the rest of a sentence that begins with the parameter
	 * @param advice what to do about it, a whole sentence
	 */
	constructor(
		readonly parameter: string,
		readonly reason: string,
		readonly advice: string,
	) {
		super(`'${parameter}' ${reason}`);
	}
}
