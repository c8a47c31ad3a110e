import type { UserIdType } from '../../domain/employee/ids';
import { simplifiedFields, toEmployeeFields } from '../../domain/employee/item';
import type { EmployeeAnswer } from '../../domain/employee/search';
import { departmentIdType } from '../../fields/employeeFields';
import { optionsOf } from '../../fields/options';
import { choiceIn, valueOf } from '../../fields/parameters';
import { isSimplified } from '../../fields/simplify';
import { userIdTypeOf } from '../../fields/userIdType';
import type { Run } from '../task';

/** What the item wants to be told about people, and in which kind of ID. */
export interface WantedAnswer extends EmployeeAnswer {
	readonly userIdType: UserIdType;
	readonly fields: readonly string[];
}

export const answerOf = ({ context }: Run, itemIndex: number): WantedAnswer => ({
	userIdType: userIdTypeOf(context, itemIndex),
	departmentIdType: choiceIn(optionsOf(context, itemIndex), departmentIdType),
	fields: isSimplified(context, itemIndex)
		? simplifiedFields
		: toEmployeeFields(valueOf(context, 'fields', itemIndex)),
});
