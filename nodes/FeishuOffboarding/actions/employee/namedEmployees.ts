import type { IDataObject } from 'n8n-workflow';

import type { Capability } from '../../domain/app/capability';
import type { Employee } from '../../domain/employee/employee';
import { nameEmployee } from '../../domain/employee/item';
import { endpoints } from '../../domain/endpoints';
import { optionsOf } from '../../fields/options';
import { isOn } from '../../fields/parameters';
import { includeEmployee } from '../../fields/includeEmployee';
import { userIdTypeOf } from '../../fields/userIdType';
import { FeishuApiError } from '../../platform/answers/failure';
import { InvalidInput } from '../../platform/invalidInput';
import { rescue } from '../../platform/rescue';
import { PEOPLE_PER_LOOKUP, peopleWithIds } from '../../transport/reads/peopleWithIds';
import { Chunk } from '../items/chunk';
import { addHint } from '../items/hint';
import { whileGranted } from '../items/whileGranted';
import type { Run } from '../task';

/** Whether the item wants Include Employee. Throws InvalidInput where it is of another type. */
export const wantsEmployee = ({ context }: Run, itemIndex: number): boolean =>
	isOn(optionsOf(context, itemIndex), includeEmployee);

/** What Include Employee needs besides what the operation does. */
export const employeeInOutput: Capability = {
	name: includeEmployee.displayName,
	calls: [endpoints.searchEmployees],
};

/** Something that is about a person, in what an item gives. */
export interface AboutSomebody {
	readonly output: IDataObject;
	/** Of the item's ID type; undefined or empty where it names nobody. */
	readonly employmentId: string | undefined;
}

/** Gives the person, if the app sees them. */
type Find = () => Promise<readonly Employee[]>;

/** Asks who has the IDs, of the item's ID type; for up to PEOPLE_PER_LOOKUP. */
export const askPeople = (run: Run) =>
	whileGranted(
		async (itemIndex) => {
			const { sharing } = await run.client(itemIndex);
			return `${userIdTypeOf(run.context, itemIndex)} ${sharing}`;
		},
		async (employmentIds, itemIndex) =>
			await peopleWithIds(
				await run.client(itemIndex),
				userIdTypeOf(run.context, itemIndex),
				employmentIds,
			),
	);

/** Adds `employee` to what the items of a run give. No item fails for it: where it is null, a hint says why. */
export class NamedEmployees {
	private readonly told = new Set<string>();

	/** Those whom the app sees of up to PEOPLE_PER_LOOKUP people, by the ID type of the item. */
	readonly ask: ReturnType<typeof askPeople>;

	constructor(private readonly run: Run) {
		this.ask = askPeople(run);
	}

	async add(output: IDataObject, find: Find): Promise<IDataObject> {
		const [person] = await rescue(
			async () => this.orHint(await find()),
			(error) => this.orNobody(error),
		);
		return { ...output, employee: person === undefined ? null : nameEmployee(person) };
	}

	/** For an item that gives many. */
	async addToAll(itemIndex: number, given: readonly AboutSomebody[]): Promise<IDataObject[]> {
		const client = await this.run.client(itemIndex);
		const ids = [...new Set(given.map(({ employmentId = '' }) => employmentId))].filter(
			(id) => id !== '',
		);
		const chunks = chunksOf(ids);
		const withId = async (id = ''): Promise<readonly Employee[]> => {
			const found = await chunks.get(id)?.about(id, { itemIndex, client }, this.ask);
			return (found ?? []).filter((person) => person.employmentId === id);
		};
		const outputs: IDataObject[] = [];
		// One after another: when the app may not look, the first search says so for all.
		for (const { employmentId, output } of given) {
			outputs.push(await this.add(output, async () => await withId(employmentId)));
		}
		return outputs;
	}

	private orHint(found: readonly Employee[]): readonly Employee[] {
		if (found.length === 0) this.tell(NOT_FOUND);
		return found;
	}

	/** Undefined for what is no answer about people. */
	private orNobody(error: unknown): readonly Employee[] | undefined {
		// Validate Only has said so itself.
		if (error instanceof InvalidInput) return [];
		if (!(error instanceof FeishuApiError)) return undefined;
		this.tell(`${NOT_LOOKED_UP} ${error.message}. ${error.advice}`);
		return [];
	}

	/** Once, however many items it is about. */
	private tell(message: string): void {
		if (this.told.has(message)) return;
		this.told.add(message);
		addHint(this.run.context, 'warning', message);
	}
}

const NOT_FOUND =
	"'employee' is null where the app does not see the person. Include the people concerned in its employee data (员工资源), under data permissions (数据权限) in the Developer Console.";

const NOT_LOOKED_UP = "'employee' is null because the people could not be looked up:";

function chunksOf(ids: readonly string[]): ReadonlyMap<string, Chunk<string, Employee[]>> {
	const chunks = new Map<string, Chunk<string, Employee[]>>();
	for (let from = 0; from < ids.length; from += PEOPLE_PER_LOOKUP) {
		const part = ids.slice(from, from + PEOPLE_PER_LOOKUP);
		const chunk = new Chunk<string, Employee[]>(part);
		for (const id of part) chunks.set(id, chunk);
	}
	return chunks;
}
