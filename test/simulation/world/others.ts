import { parseJson, isRecord, textAt } from '../../emulator/json';
import type { App } from '../../emulator/gateway/apps';
import type { LocalEmulator } from '../../emulator/server';
import type { Chronicle } from '../history/chronicle';
import type { Random } from '../plan/random';
import { SECOND_MS, type Disturbance, type Scenario } from '../plan/scenario';
import type { VirtualTime } from './time';

const HR = { other: 'HR' } as const;
const PROGRAM = { other: 'another program' } as const;

const OTHER_EXPLANATION = 'entered by another program';

/** The body of a submit. */
type Terms = Readonly<Record<string, unknown>>;

const STATUSES = { withdraw: 'Withdrawn', reject: 'Rejected', approve: 'Approved' } as const;

const reactionMs = (random: Random): number =>
	random.weighted([
		[3, random.between(0, SECOND_MS)],
		[3, random.between(SECOND_MS, 20 * SECOND_MS)],
		[2, random.between(20 * SECOND_MS, 120 * SECOND_MS)],
		[1, random.between(120 * SECOND_MS, 700 * SECOND_MS)],
	]);

/** HR and another program, who work on the same people as our items do. */
export class Others {
	private readonly random: Random;

	private readonly keptOpen = new Set<string>();

	constructor(
		private readonly scenario: Scenario,
		private readonly time: VirtualTime,
		private readonly emulator: LocalEmulator,
		private readonly chronicle: Chronicle,
	) {
		this.random = scenario.random.fork();
		for (const disturbance of scenario.disturbances) {
			time.at(disturbance.atMs, () => void this.disturb(disturbance));
		}
		emulator.watch(({ before, after }) => {
			if (before === undefined && this.random.chance(scenario.reactions)) {
				this.decideSoon(after.offboardingId);
			}
		});
	}

	/** Another program is faster than a submit that arrives just now, with the same terms but one; most often where it hurts. */
	async overtake(employmentId: string, body: Terms, isTroubled: boolean): Promise<void> {
		const { reactions } = this.scenario;
		if (!this.random.chance(isTroubled ? reactions : reactions / 4)) return;
		const { offboarding_mode: mode } = body;
		const others: [Terms, ...Terms[]] = [
			{ offboarding_date: '2030-05-31' },
			{ offboarding_reason_unique_identifier: 'career_change_saas' },
			{ offboarding_reason_explanation: OTHER_EXPLANATION },
			{ add_block_list: true, block_reason: 'block_reason_dishonesty' },
			...(this.showsMode(body) ? [{ offboarding_mode: mode === 1 ? 2 : 1 }] : []),
		];
		const other = this.random.pick(others);
		const entering = async () =>
			await this.submit({ ...body, employment_id: employmentId, ...other });
		if ('offboarding_mode' in other) await this.keepOpen(entering);
		else await entering();
	}

	/** Once a record has ended or is in effect, its status does not tell the mode any more, and nobody can know whose it is. */
	private showsMode({ offboarding_date: date }: Terms): boolean {
		const isAhead = typeof date === 'string' && date > this.time.today();
		return isAhead && this.scenario.runs.every(({ operation }) => operation === 'submit');
	}

	private async keepOpen(entering: () => Promise<void>): Promise<void> {
		const known = new Set(this.emulator.offboardings().map((record) => record.offboardingId));
		await entering();
		for (const { offboardingId } of this.emulator.offboardings()) {
			if (!known.has(offboardingId)) this.keptOpen.add(offboardingId);
		}
	}

	/** While a submit waits to be sent again, another program enters the same. */
	async anticipate(employmentId: string, body: Terms): Promise<void> {
		if (!this.random.chance(this.scenario.reactions)) return;
		await this.submit({ ...body, employment_id: employmentId });
	}

	private async disturb({ employeeNumber, what }: Disturbance): Promise<void> {
		const { employmentId = '' } = this.emulator.tenant.personByNumber(employeeNumber) ?? {};
		if (what === 'submit') return await this.submit(this.termsAbout(employmentId));
		const open = this.emulator
			.offboardings()
			.filter((record) => record.employmentId === employmentId);
		const last = open.at(-1);
		if (last) this.decide(last.offboardingId, what);
	}

	private decideSoon(offboardingId: string): void {
		const what = this.random.weighted<keyof typeof STATUSES>([
			[3, 'withdraw'],
			[1, 'reject'],
			[1, 'approve'],
		]);
		const atMs = this.time.now() + reactionMs(this.random);
		this.time.at(atMs, () => this.decide(offboardingId, what));
	}

	private decide(offboardingId: string, what: keyof typeof STATUSES): void {
		const record = this.emulator
			.offboardings()
			.find((other) => other.offboardingId === offboardingId);
		if (record === undefined || !this.mayBecome(record, what)) return;
		void this.chronicle.by(HR, () => this.emulator.setStatus(offboardingId, STATUSES[what]));
	}

	/** A direct offboarding has nobody who approves or rejects it: it can be withdrawn only. */
	private mayBecome(
		{ offboardingId, status }: { readonly offboardingId: string; readonly status: string },
		what: keyof typeof STATUSES,
	): boolean {
		const isOpen = ['Approving', 'Approved', 'NoNeedApproval'].includes(status);
		if (!isOpen || (what !== 'withdraw' && status !== 'Approving')) return false;
		return what === 'approve' || !this.keptOpen.has(offboardingId);
	}

	private async submit(body: Terms): Promise<void> {
		const token = await this.token(this.emulator.apps.second);
		const path = '/open-apis/corehr/v2/offboardings/submit_v2?user_id_type=people_corehr_id';
		await this.chronicle.by(PROGRAM, async () => await this.call(path, body, token));
	}

	private termsAbout(employmentId: string): Terms {
		return {
			offboarding_mode: this.random.pick([1, 2]),
			employment_id: employmentId,
			offboarding_date: this.random.pick(['2030-03-31', '2030-04-30']),
			offboarding_reason_unique_identifier: 'voluntary',
			offboarding_reason_explanation: OTHER_EXPLANATION,
		};
	}

	private async token({ appId, appSecret }: App): Promise<string> {
		const path = '/open-apis/auth/v3/tenant_access_token/internal';
		const answer = await this.call(path, { app_id: appId, app_secret: appSecret });
		return textAt(answer, 'tenant_access_token') ?? '';
	}

	private async call(path: string, body: object, token = '') {
		const { outcome } = await this.emulator.receive({
			method: 'POST',
			url: new URL(path, 'http://feishu'),
			headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
			rawBody: JSON.stringify(body),
		});
		const answer = outcome.kind === 'reply' ? parseJson(outcome.reply.text) : undefined;
		return isRecord(answer) ? answer : {};
	}
}
