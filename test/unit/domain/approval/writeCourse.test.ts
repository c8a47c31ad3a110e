import {
	nextWriteMove,
	notSentYet,
	type WriteNews,
} from '../../../../nodes/FeishuOffboarding/domain/approval/writeCourse';

const lost: WriteNews = { kind: 'lost', departureMs: 1_000 };
const refused: WriteNews = { kind: 'refused' };
const unread: WriteNews = { kind: 'unread', final: false };
const found = (finding: Extract<WriteNews, { kind: 'found' }>['finding']): WriteNews => ({
	kind: 'found',
	finding,
});
const asBefore = found('asBefore');

/** The steps that follow one news after the other. */
function stepsOf(news: readonly WriteNews[], mayBeSentAgain = true): string[] {
	let course = notSentYet;
	return news.map((one) => {
		const move = nextWriteMove(course, one, mayBeSentAgain);
		course = move.course;
		return move.step.kind === 'look' ? `look ${move.step.delayMs}` : move.step.kind;
	});
}

const LOOKS = ['look 1000', 'look 4000', 'look 10000'];

describe('a write to an approval process', () => {
	it('that was answered is done, and a refusal stands', () => {
		expect(stepsOf([{ kind: 'answered' }])).toEqual(['done']);
		expect(stepsOf([refused])).toEqual(['refused']);
	});

	it.each([
		['carriedOut', 'done'],
		['overtaken', 'overtaken'],
	] as const)('whose answer was lost ends where the process tells: %s', (finding, step) => {
		expect(stepsOf([lost, found(finding)])).toEqual([LOOKS[0], step]);
		expect(stepsOf([lost, asBefore, unread, found(finding)])).toEqual([...LOOKS, step]);
	});

	it('is sent again when the process stands as before, three times in all', () => {
		const round = [lost, asBefore, asBefore, asBefore];
		expect(stepsOf([...round, ...round, ...round])).toEqual([
			...LOOKS,
			'send',
			...LOOKS,
			'send',
			...LOOKS,
			'outcomeUnknown',
		]);
	});

	it('is not sent again where that is not certain to be refused', () => {
		expect(stepsOf([lost, asBefore, asBefore, asBefore], false)).toEqual([
			...LOOKS,
			'outcomeUnknown',
		]);
	});

	it.each([
		['which does not tell', found('unclear')],
		['which could not be read', unread],
	])('is not sent again after a last look at a process %s', (_case, last) => {
		expect(stepsOf([lost, asBefore, asBefore, last])).toEqual([...LOOKS, 'outcomeUnknown']);
	});

	it('is not looked for any longer where the process may not be read', () => {
		expect(stepsOf([lost, { kind: 'unread', final: true }])).toEqual([LOOKS[0], 'outcomeUnknown']);
	});

	it('is not settled by the refusal of a second send', () => {
		const round = [lost, asBefore, asBefore, asBefore];
		expect(stepsOf([...round, refused, found('carriedOut')])).toEqual([
			...LOOKS,
			'send',
			LOOKS[0],
			'done',
		]);
		expect(stepsOf([...round, refused, asBefore, asBefore, asBefore])).toEqual([
			...LOOKS,
			'send',
			...LOOKS,
			'outcomeUnknown',
		]);
	});

	it('keeps the time of the first send that was lost', () => {
		const { course } = nextWriteMove(notSentYet, lost, true);
		const again = nextWriteMove(course, { kind: 'lost', departureMs: 90_000 }, true).course;
		expect(again).toMatchObject({ lostMs: 1_000, sends: 2, looks: 0 });
	});
});
