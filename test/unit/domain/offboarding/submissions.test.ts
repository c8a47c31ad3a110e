import { Submissions } from '../../../../nodes/FeishuOffboarding/domain/offboarding/submissions';
import { terms } from './samples';

const person = (employmentId: string, userIdType: 'open_id' | 'people_corehr_id' = 'open_id') => ({
	employmentId,
	userIdType,
});

/** Enters in that order, and tells whose turn it is. */
function enterAll(people: ReadonlyArray<ReturnType<typeof person>>) {
	const submissions = new Submissions();
	const started: number[] = [];
	const places = people.map((each, index) => {
		const place = submissions.enter(each);
		void place.turn.then(() => started.push(index));
		return place;
	});
	const startedNow = async () => {
		await new Promise((resolve) => setImmediate(resolve));
		return [...started];
	};
	return { leave: (index: number) => places[index]?.leave(), startedNow };
}

describe('the queue', () => {
	it('lets different people in at once', async () => {
		const { startedNow } = enterAll([person('1'), person('2'), person('3')]);
		expect(await startedNow()).toEqual([0, 1, 2]);
	});

	it('lets in whoever comes for one person in order', async () => {
		const { leave, startedNow } = enterAll([person('1'), person('1'), person('2'), person('1')]);
		expect(await startedNow()).toEqual([0, 2]);
		leave(0);
		expect(await startedNow()).toEqual([0, 2, 1]);
		leave(1);
		expect(await startedNow()).toEqual([0, 2, 1, 3]);
	});

	it('forgets whoever leaves while waiting, and bears leaving twice', async () => {
		const { leave, startedNow } = enterAll([person('1'), person('1'), person('1')]);
		leave(1);
		leave(0);
		leave(0);
		expect(await startedNow()).toEqual([0, 2]);
	});

	it('keeps IDs of different types apart, which may be those of one person', async () => {
		const { leave, startedNow } = enterAll([
			person('1'),
			person('7', 'people_corehr_id'),
			person('2'),
		]);
		expect(await startedNow()).toEqual([0]);
		leave(0);
		expect(await startedNow()).toEqual([0, 1]);
		leave(1);
		expect(await startedNow()).toEqual([0, 1, 2]);
	});
});

describe('what was made', () => {
	it('is known by ID, and by person with the newest first', () => {
		const submissions = new Submissions();
		submissions.remember(person('1'), 'a', { offboarding_id: 'a' });
		submissions.remember(person('1'), 'b', { offboarding_id: 'b' });
		submissions.remember(person('2'), '', {});
		expect(['a', 'b', 'c', ''].map((id) => submissions.hasMade(id))).toEqual([
			true,
			true,
			false,
			false,
		]);
		expect(submissions.answersAbout(person('1'))).toEqual([
			{ offboarding_id: 'b' },
			{ offboarding_id: 'a' },
		]);
		expect(submissions.answersAbout(person('1', 'people_corehr_id'))).toEqual([]);
	});

	it('is forgotten in the end, the oldest first', () => {
		const submissions = new Submissions();
		for (let id = 0; id <= 2_000; id++) submissions.remember(person('1'), String(id), {});
		expect(submissions.hasMade('0')).toBe(false);
		expect(submissions.hasMade('1')).toBe(true);
	});
});

describe('what is unresolved', () => {
	it('concerns the person, and whoever has an ID of another type, for an hour', () => {
		const submissions = new Submissions();
		submissions.leaveUnresolved(person('1'), terms, 0);
		expect(submissions.unresolvedAbout(person('1'), 1_000)).toEqual([terms]);
		expect(submissions.unresolvedAbout(person('2', 'people_corehr_id'), 1_000)).toEqual([terms]);
		expect(submissions.unresolvedAbout(person('2'), 1_000)).toEqual([]);
		expect(submissions.unresolvedAbout(person('1'), 3_600_000)).toEqual([]);
	});
});
