import type { INodeProperties } from 'n8n-workflow';

export const offboardingReason: INodeProperties = {
	displayName: 'Offboarding Reason Name or ID',
	name: 'offboardingReason',
	type: 'options',
	required: true,
	default: '',
	typeOptions: { loadOptionsMethod: 'getOffboardingReasons' },
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

export const blockReason: INodeProperties = {
	displayName: 'Block Reason Name or ID',
	name: 'blockReason',
	type: 'options',
	// The editor shows the parameter for any expression in the toggle; a required one would stop those that give false.
	default: '',
	typeOptions: { loadOptionsMethod: 'getBlockReasons' },
	displayOptions: { show: { addToBlockList: [true] } },
	hint: 'Required when Add to Block List is on',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
