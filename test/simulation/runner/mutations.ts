import type { Replacement } from '../n8n/bundle';

const NODE = 'nodes/FeishuOffboarding';
const PROTOCOL = `${NODE}/domain/offboarding/submitProtocol.ts`;
const EVIDENCE = `${NODE}/domain/offboarding/evidence.ts`;
const SUBMISSIONS = `${NODE}/domain/offboarding/submissions.ts`;
const REVOCATIONS = `${NODE}/domain/offboarding/revocations.ts`;
const SUBMIT = `${NODE}/actions/offboarding/submit`;

const one = (file: string, find: string, replace: string): Replacement[] => [
	{ file, find, replace },
];

/** Rules of the submit protocol, and of runs, each broken on purpose: the simulation has to find every one. */
export const mutations: Readonly<Record<string, readonly Replacement[]>> = {
	'writes about one person are not serialised': one(
		SUBMISSIONS,
		'this.queue.find(({ person }) => mayBeSame(person, waiting.person)) === waiting',
		'waiting !== undefined',
	),
	'items of a run do not keep their order': one(`${SUBMIT}/submit.task.ts`, 'await before;', ''),
	'what search showed before may be old': one(
		PROTOCOL,
		'FRESH_MS = 60_000',
		'FRESH_MS = 6_000_000',
	),
	'records that this process made are forgotten': one(
		SUBMISSIONS,
		'return this.made.has(offboardingId);',
		'return this.made.has(`${offboardingId}?`);',
	),
	'records that this process withdrew are forgotten': one(
		REVOCATIONS,
		'this.known.set(offboardingId, state);',
		'this.known.set(`${offboardingId}?`, state);',
	),
	'a closed record is returned': one(REVOCATIONS, 'return isOpen(record) &&', 'return'),
	'records that were closed meanwhile are overlooked': one(
		`${SUBMIT}/sight.ts`,
		'records: await recordsAbout(client, userIdType, [employmentId]),',
		`records: (await recordsAbout(client, userIdType, [employmentId])).filter(
			({ status }) => !['Withdrawn', 'Rejected'].includes(status),
		),`,
	),
	'the date is not compared': one(EVIDENCE, 'hasDate(record, terms.offboarding_date) &&', ''),
	'the reason is not compared': one(
		EVIDENCE,
		"{ name: 'offboarding_reason_unique_identifier', whenHidden: '' },",
		'',
	),
	'the explanation is not compared': one(
		EVIDENCE,
		"{ name: 'offboarding_reason_explanation', whenLeftOut: '' },",
		'',
	),
	'the block list is not compared': one(
		EVIDENCE,
		`{ name: 'add_block_list', whenLeftOut: false },
	{ name: 'block_reason', whenLeftOut: '' },`,
		'',
	),
	'the time of application is not asked': one(
		PROTOCOL,
		"initiatingTime === '' || since.has(offboardingId)",
		"initiatingTime === '' || since.has(offboardingId) || offboardingId !== ''",
	),
	'an earlier submit of unknown outcome is forgotten': one(
		PROTOCOL,
		'second === undefined && !known.unresolved.some((terms) => fitsTerms(record, terms))',
		'second === undefined',
	),
	'the mode is not compared': one(
		EVIDENCE,
		'hasMode(record.status, terms.offboarding_mode) &&',
		'',
	),
	'another send leaves on an old look': one(
		PROTOCOL,
		'FRESH_FOR_RESEND_MS = 5_000',
		'FRESH_FOR_RESEND_MS = 5_000_000',
	),
	'a new record that is not ours does not keep from sending again': one(
		PROTOCOL,
		'newRecords(records, known).length === 0;',
		'newRecords(records, known).length < 100;',
	),
	'search is given too little time': one(PROTOCOL, '[1_000, 4_000, 10_000]', '[1_000]'),
	'a lost submit is sent without an end': one(PROTOCOL, 'SENDS_MAX = 3', 'SENDS_MAX = 30'),
	'a refusal settles the send before it': one(
		PROTOCOL,
		"isLost(course) ? 'outcomeUnknown'",
		"isLost(course) && !course.refused ? 'outcomeUnknown'",
	),
	'an unknown outcome is told as a failure': one(
		PROTOCOL,
		"isLost(course) ? 'outcomeUnknown' : 'refused'",
		"course.sends < 0 ? 'outcomeUnknown' : 'refused'",
	),
	'Return Existing looks once': one(
		PROTOCOL,
		'LOOKUP_DELAYS_MS[isLost(course) ? course.lookups : course.lookups - 1]',
		'isLost(course) ? LOOKUP_DELAYS_MS[course.lookups] : undefined',
	),
	'Validate Only submits': one(
		`${SUBMIT}/submit.task.ts`,
		'const output = form.validateOnly',
		'const output = form.validateOnly && itemIndex < 0',
	),
	'a stop does not keep later items back': one(
		`${NODE}/actions/run.ts`,
		'operation.writes && !continueOnFail ? 1 : IN_FLIGHT_MAX',
		'continueOnFail ? IN_FLIGHT_MAX : IN_FLIGHT_MAX',
	),
	'a revoke that was carried out is told as failed': one(
		`${NODE}/actions/offboarding/revoke.task.ts`,
		"if (error.unsettled) return 'revoked';",
		'',
	),
};
