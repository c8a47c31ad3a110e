import { recordIn, type JsonRecord } from '../../test/host/json';

/** Answers the questions of the process that forked this one, and ends with it. */
export function serve(answer: (question: JsonRecord) => Promise<object>): void {
	process.on('message', (message: unknown) => {
		void answer(recordIn(message)).then(
			(result) => process.send?.({ result }),
			(error: unknown) => process.send?.({ problem: wordsOf(error) }),
		);
	});
	process.on('disconnect', () => process.exit());
}

const wordsOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error)) || 'failed without a message';
