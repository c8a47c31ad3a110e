import type { Capability } from '../../domain/app/capability';
import { triggerCapabilities, triggerParts } from '../../domain/app/triggers';
import { listCapabilities } from '../../lists/listCapabilities';
import type { Operation, Resource } from '../operation';

/** Everything that the package does: each operation and its parts, each trigger, each list of the editor. */
export async function capabilitiesOf(resources: readonly Resource[]): Promise<Capability[]> {
	const ofOperations = resources.flatMap(({ name, operations }) =>
		operations.map(async (operation) => await operationCapabilities(name, operation)),
	);
	return [
		...(await Promise.all(ofOperations)).flat(),
		...triggerCapabilities,
		...triggerParts,
		...listCapabilities.map(({ name, calls }) => ({ name: `List: ${name}`, calls })),
	];
}

async function operationCapabilities(
	resource: string,
	operation: Operation,
): Promise<Capability[]> {
	const name = `${resource}: ${operation.name}`;
	const { calls, parts = [] } = await operation.task();
	return [
		{ name, calls },
		...parts.map((part) => ({ name: `${name}, ${part.name}`, calls: part.calls })),
	];
}
