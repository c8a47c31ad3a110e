import { PlainProblem } from '../host/plainProblem';
import { findPrograms } from './support/programs';

/** Jest would show a stack where one sentence says what to do. */
export default function requirePrograms(): void {
	try {
		findPrograms();
	} catch (error) {
		if (!(error instanceof PlainProblem)) throw error;
		console.error(error.message);
		process.exit(1);
	}
}
