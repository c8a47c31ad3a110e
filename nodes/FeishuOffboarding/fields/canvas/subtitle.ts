import type { INodeProperties } from 'n8n-workflow';

/** The names of choices by their values, as an object in an expression. */
function words(properties: readonly INodeProperties[], shown = (name: string) => name): string {
	const options = properties.flatMap((property) => property.options ?? []);
	const pairs = options.flatMap((option) =>
		'value' in option ? [[String(option.value), shown(option.name)] as const] : [],
	);
	return `(${JSON.stringify(Object.fromEntries(pairs))})`;
}

/** What the canvas shows below an action node, in the panel's words: 'Get Many: Employee'. */
export function operationSubtitle(properties: readonly INodeProperties[]): string {
	const [operation, resource] = ['operation', 'resource'].map((parameter) => {
		const table = words(properties.filter(({ name }) => name === parameter));
		return `${table}[$parameter["${parameter}"]]`;
	});
	return `={{ ${operation} + ": " + ${resource} }}`;
}

/** What the canvas shows below a trigger: what it starts on, as briefly as there is room: 'Status, Checklist Status'. */
export function choicesSubtitle(property: INodeProperties): string {
	const table = words([property], (name) => name.replace(/^Offboarding | Changed$/g, ''));
	return `={{ $parameter["${property.name}"].map((value) => ${table}[value]).join(", ") }}`;
}
