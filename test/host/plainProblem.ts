/** Something the person at the terminal can put right: shown as one sentence, never as a stack. */
export class PlainProblem extends Error {
	override readonly name = 'PlainProblem';
}
