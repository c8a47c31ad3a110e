/** Something that whoever starts the report can put right: shown as it is, never as a stack. */
export class Problem extends Error {
	override readonly name = 'Problem';
}
