import {
	chooseEvent,
	type WantedEvents,
} from '../../../../../nodes/FeishuOffboarding/domain/offboarding/events/chooseEvent';
import { eventTypes } from '../../../../../nodes/FeishuOffboarding/domain/offboarding/events/event';
import { documentedEvent, eventWith } from '../../../../support/pushedCall';

const ALL: WantedEvents = {
	eventTypes: Object.values(eventTypes),
	statuses: [],
	checklistStatuses: [],
};
const EDITS = { ...ALL, editsOnly: true };

const told = (updated_fields: unknown, more: object = {}) =>
	eventWith({ updated_fields, ...more }, 'updated');
const kindOf = (body: Record<string, unknown>, wanted: WantedEvents = EDITS) =>
	chooseEvent(body, wanted).kind;

describe('Edits Only', () => {
	it.each<[string, Record<string, unknown>]>([
		['the example of the page', documentedEvent('updated')],
		['an edited reason', told(['reason', 'reason_explanation'])],
		['an edited custom field of an approved one', told(['custom_field_1__c'], { status: 2 })],
		['an edited time of the application', told(['apply_initiating_time'], { status: 6 })],
		['an event that names no fields', told(undefined)],
		['an event whose fields are no list', told('offboarding_date')],
		['an event of a change of status', documentedEvent('statusUpdated')],
		['an event of the hand-over', documentedEvent('checklistUpdated')],
	])('lets %s pass', (_case, body) => {
		expect(kindOf(body)).toBe('event');
	});

	it.each<[string, Record<string, unknown>]>([
		['a submit', told(['status', 'offboarding_date', 'reason', 'apply_initiating_time'])],
		['an approval', told(['status', 'apply_finish_time'], { status: 2 })],
		['a revoke', told(['status'], { status: 5 })],
		['a revoke that does not name the status', told(['apply_finish_time'], { status: 5 })],
		['a rejection', told(['apply_finish_time'], { status: 4 })],
		['the hand-over', told(['checklist_status', 'checklist_process_id'], { status: 6 })],
		['no change at all', told([])],
	])('leaves out %s, which passes otherwise', (_case, body) => {
		expect(chooseEvent(body, EDITS)).toEqual({ kind: 'ignored', reason: 'not an edit' });
		expect(kindOf(body, ALL)).toBe('event');
	});
});
