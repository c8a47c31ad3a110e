import { evidence, open, tally, type Question } from './question';

const TRY = 'Run the report again with `--write`';

export const otherRecords: Question = {
	heading: 'Contracts, job changes and probation',
	reply({ trial }) {
		if (trial === undefined) {
			return open(`${TRY} and an employee of whom such a record is known.`);
		}
		const said = trial.forecasts.map(({ source, verdict }) => `${source}: ${verdict}`).join(', ');
		return evidence(
			`Validate Only's sources said ${said || 'nothing'}. Submit then answered with code ${trial.submit.code}, HTTP ${trial.submit.status}.`,
		);
	},
};

export const updatedFields: Question = {
	heading: 'Updated fields',
	reply({ trial }) {
		if (trial === undefined) return open(`${TRY}.`);
		if (trial.events === undefined || trial.events.length === 0) {
			return open(
				`${trial.whyNoEvents} Look at the item of the trigger in n8n: \`updated_fields\` of \`corehr.offboarding.updated_v2\` after the submit and after the revoke.`,
			);
		}
		const seen = trial.events.map(({ type, updatedFields: names }) =>
			names === undefined
				? `\`${type}\` without \`updated_fields\``
				: `\`${type}\` with ${names.map((name) => `\`${name}\``).join(', ') || 'no field'}`,
		);
		return evidence(`Events in their order: ${tally(seen)}.`);
	},
};
