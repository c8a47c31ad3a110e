import { questions } from '../questions';
import type { Evidence, Reply } from '../questions/question';

const VERDICTS: Readonly<Record<Reply['verdict'], string>> = {
	answered: 'Answered',
	evidence: 'Evidence',
	open: 'Open',
};

/** A line for each question that the documents name as not verified. */
export const questionsPart = (all: Evidence): string[] => [
	'## Not verified so far',
	...questions.flatMap(({ heading, reply }) => {
		const { text, verdict } = reply(all);
		return [`### ${heading}`, `**${VERDICTS[verdict]}.** ${text}`];
	}),
];
