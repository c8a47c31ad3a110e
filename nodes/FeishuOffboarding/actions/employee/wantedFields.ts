import { InvalidInput } from '../../platform/invalidInput';
import { simplifiedFields, toEmployeeFields } from '../../domain/employee/item';
import { toUserIdType, type UserIdType } from '../../domain/employee/ids';
import type { EmployeeAnswer } from '../../domain/requests';
import { collectionOf, valueOf } from '../../fields/parameters';
import { isSimplified } from '../../fields/simplify';
import type { Run } from '../operation';

/** What the item wants to be told about people, and in which kind of ID. */
export interface WantedAnswer extends EmployeeAnswer {
	readonly userIdType: UserIdType;
	readonly fields: readonly string[];
}

const DEPARTMENT_ID_TYPES: readonly unknown[] = [
	'open_department_id',
	'department_id',
	'people_corehr_department_id',
];

export function answerOf({ context }: Run, itemIndex: number): WantedAnswer {
	const { departmentIdType } = collectionOf(context, 'options', itemIndex);
	return {
		userIdType: toUserIdType(valueOf(context, 'userIdType', itemIndex)),
		departmentIdType: toDepartmentIdType(departmentIdType),
		fields: isSimplified(context, itemIndex)
			? simplifiedFields
			: toEmployeeFields(valueOf(context, 'fields', itemIndex)),
	};
}

function toDepartmentIdType(value: unknown): string | undefined {
	if (value === undefined) return undefined;
	if (typeof value === 'string' && DEPARTMENT_ID_TYPES.includes(value)) return value;
	throw new InvalidInput(
		'Department ID Type',
		'has an unknown value',
		`Use one of ${DEPARTMENT_ID_TYPES.join(', ')}.`,
	);
}
