import { flagAt, listAt, type JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { findEmployees } from '../employee/search';

/** Asks for one person of all, and for nothing about them but the ID. */
export const findAnybody = (): ApiRequest =>
	findEmployees('people_corehr_id', {}, { size: 1 }, { fields: ['employment_id'] });

/** Whether there is anybody. A page may be empty although others follow. */
export const decodeAnybody = (data: JsonObject): boolean =>
	listAt(data, 'items').length > 0 || flagAt(data, 'has_more') === true;
