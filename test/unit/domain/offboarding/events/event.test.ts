import fc from 'fast-check';

import { decodeEvent } from '../../../../../nodes/FeishuOffboarding/domain/offboarding/events/event';
import { documentedEvent, eventWith, eventWithHeader } from '../../../../support/pushedCall';

const envelope = {
	event_id: '5e3702a84e847582be8db7fb73283c02',
	create_time: '1608725989000',
	tenant_key: '2ca1d211f64f6438',
};
const targetUser = {
	union_id: 'on_8ed6aa67826108097d9ee143816345',
	user_id: 'e33ggbyz',
	open_id: 'ou_84aad35d084aa403a838cf73ee18467',
};

function decoded(body: Record<string, unknown>) {
	const reading = decodeEvent(body);
	if (reading.kind !== 'offboarding') throw new Error(`Read as ${reading.kind}`);
	return reading.event;
}

describe('decodeEvent', () => {
	it('flattens the change of a status', () => {
		expect(decoded(documentedEvent('statusUpdated')).item).toEqual({
			...envelope,
			event_type: 'corehr.offboarding.status_updated_v2',
			offboarding_id: '7044427347159746085',
			employment_id: '7072306364927985196',
			status: 1,
			status_name: 'Approving',
			process_id: '7090409013925398060',
			target_user_id: targetUser,
		});
	});

	it('gives the ID of the record one name, whatever the event calls it', () => {
		expect(decoded(documentedEvent('updated')).item).toEqual({
			...envelope,
			event_type: 'corehr.offboarding.updated_v2',
			offboarding_id: '7072306364927985196',
			employment_id: '7072306364927985196',
			status: 1,
			status_name: 'Approving',
			checklist_status: 1,
			checklist_status_name: 'AntiBegin',
			tenant_id: '7072306364927985196',
			process_id: '7072306364927985196',
			checklist_process_id: '7072306364927985196',
			operator: '7072306364927985196',
			updated_time: '1714985958000',
			updated_fields: ['offboarding_date'],
			target_user_id: targetUser,
		});
	});

	it('flattens the change of a checklist', () => {
		expect(decoded(documentedEvent('checklistUpdated')).item).toEqual({
			...envelope,
			event_type: 'corehr.offboarding.checklist_updated_v2',
			offboarding_id: '7044427347159746085',
			employment_id: '7072306364927985196',
			checklist_status: 1,
			checklist_status_name: 'AntiBegin',
			checklist_process_id: '7090409013925398060',
			target_user_id: targetUser,
		});
	});

	it.each([
		[1, 'Approving'],
		[2, 'Approved'],
		[3, 'Offboarded'],
		[4, 'Rejected'],
		[5, 'Withdrawn'],
		[6, 'NoNeedApproval'],
	])('names the status %d %s', (status, name) => {
		expect(decoded(eventWith({ status }))).toMatchObject({
			status: name,
			item: { status, status_name: name },
		});
	});

	it.each([
		[1, 'AntiBegin'],
		[2, 'Approving'],
		[3, 'Finished'],
		[4, 'Rejected'],
		[5, 'Withdrawn'],
	])('names the checklist status %d %s', (status, name) => {
		const event = decoded(eventWith({ checklist_status: status }, 'checklistUpdated'));
		expect(event).toMatchObject({
			checklistStatus: name,
			item: { checklist_status: status, checklist_status_name: name },
		});
	});

	it.each([
		[1, 'Approving'],
		[2, 'Withdrawn'],
		[3, 'Rejected'],
		[4, 'Approved'],
		[5, 'Offboarded'],
	])('names the status %d of the old event %s', (status, name) => {
		const event = decoded(eventWith({ status }, 'oldStatusUpdated'));
		expect(event).toMatchObject({
			eventType: 'corehr.offboarding.status_updated_v2',
			status: name,
			item: { event_type: 'corehr.offboarding.updated_v1', status, status_name: name },
		});
	});

	it('reads the old event in the old envelope', () => {
		const { event } = eventWith(
			{
				type: 'corehr.offboarding.updated_v1',
				app_id: 'cli_9c8609450f78d102',
				tenant_key: '736588c9260f175c',
			},
			'oldStatusUpdated',
		);
		const body = {
			ts: '1502199207.7171419',
			uuid: 'bc447199585340d1f3728d26b1c0297a',
			token: '41a9425ea7df4536a7623e38fa321bae',
			type: 'event_callback',
			event,
		};
		expect(decoded(body).item).toEqual({
			event_id: 'bc447199585340d1f3728d26b1c0297a',
			event_type: 'corehr.offboarding.updated_v1',
			create_time: '1502199207717',
			tenant_key: '736588c9260f175c',
			offboarding_id: '7044427347159746085',
			employment_id: '7072306364927985196',
			status: 1,
			status_name: 'Approving',
			process_id: '7090409013925398060',
			target_user_id: targetUser,
		});
	});

	it.each([
		[
			'new',
			{
				schema: '2.0',
				header: { event_id: 'a', event_type: 'corehr.offboarding.status_updated_v2' },
				event: {},
			},
			'corehr.offboarding.status_updated_v2',
		],
		[
			'old',
			{ uuid: 'a', event: { type: 'corehr.offboarding.updated_v1' } },
			'corehr.offboarding.updated_v1',
		],
	])('makes nothing up for what a %s envelope leaves out', (_reason, body, eventType) => {
		expect(decoded(body)).toMatchObject({ offboardingId: '', employmentId: '' });
		expect(decoded(body).item).toEqual({ event_id: 'a', event_type: eventType });
	});

	it('leaves a status without a name that is not documented', () => {
		const event = decoded(eventWith({ status: 7 }));
		expect(event.status).toBeUndefined();
		expect(event.tells.status).toBe(true);
		expect(event.item).toMatchObject({ status: 7 });
		expect(event.item).not.toHaveProperty('status_name');
	});

	it.each([
		['an event of another kind in the old envelope', documentedEvent('otherV1')],
		['no event type', { schema: '2.0', header: { event_id: 'a' }, event: {} }],
		['the name of an inherited key', { schema: '2.0', header: { event_type: 'toString' } }],
		['an empty object', {}],
	])('takes %s for another event', (_reason, body) => {
		expect(decodeEvent(body)).toEqual({ kind: 'other' });
	});

	it.each([
		['no event ID', eventWithHeader({ event_id: '' })],
		['an event ID that is an inherited key', eventWithHeader({ event_id: '__proto__' })],
		['an event ID of many lines', eventWithHeader({ event_id: 'a\nb' })],
		['an event ID that is too long', eventWithHeader({ event_id: 'a'.repeat(129) })],
		['no content', { ...documentedEvent('statusUpdated'), event: undefined }],
		['a list as content', { ...documentedEvent('statusUpdated'), event: [] }],
	])('does not accept %s', (_reason, body) => {
		expect(decodeEvent(body).kind).toBe('malformed');
	});

	it('drops keys that later code could take for an object’s own machinery', () => {
		const event: unknown = JSON.parse(
			'{"__proto__":{"polluted":1},"a":[{"constructor":{"prototype":{}},"b":1}],"c":null}',
		);
		const { item } = decoded({ ...documentedEvent('statusUpdated'), event });
		expect(item).toMatchObject({ a: [{ b: 1 }], c: null });
		expect(JSON.stringify(item)).not.toMatch(/__proto__|constructor|prototype|polluted/);
	});

	it('keeps the envelope’s words, whatever the content says', () => {
		const { item } = decoded(
			eventWith({ event_id: 'x', event_type: 'y', tenant_key: 'z', status_name: 'w' }),
		);
		expect(item).toMatchObject({ ...envelope, status_name: 'Approving' });
	});

	it('never gives away the token or the app', () => {
		const text = JSON.stringify(decoded(documentedEvent('statusUpdated')).item);
		expect(text).not.toContain('rvaYgkND1GOiu5MM0E1rncYC6PLtF7JV');
		expect(text).not.toContain('cli_');
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (event) => {
				expect(() => decodeEvent({ ...documentedEvent('updated'), event })).not.toThrow();
			}),
		);
	});
});
