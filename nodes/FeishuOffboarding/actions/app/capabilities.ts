import type { Capability } from '../../domain/app/capability';
import { triggerCapabilities, triggerParts } from '../../domain/app/triggers';
import { listCapabilities } from '../../fields/methods';
import type { Resource } from '../operation';

/** Everything that the package does: each operation and its parts, each trigger, each list of the editor. */
export const capabilitiesOf = (resources: readonly Resource[]): Capability[] => [
	...resources.flatMap(operationCapabilities),
	...triggerCapabilities,
	...triggerParts,
	...listCapabilities.map(({ name, calls }) => ({ name: `List: ${name}`, calls })),
];

const operationCapabilities = ({ name: resource, operations }: Resource): Capability[] =>
	operations.flatMap(({ calls, name, parts = [] }) => [
		{ name: `${resource}: ${name}`, calls },
		...parts.map((part) => ({ name: `${resource}: ${name}, ${part.name}`, calls: part.calls })),
	]);
