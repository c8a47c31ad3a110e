import { InvalidArgumentError } from 'commander';

import { canPostTo } from './events/post';

/** Reads an option of a command line that takes a whole number. */
export const wholeNumber = (least: number, most: number) => (text: string) => {
	const value = Number(text);
	if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most)
		return value;
	throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
};

/** Reads an option of a command line that takes the address of a webhook. */
export function webhookUrl(text: string): string {
	if (canPostTo(text)) return text;
	throw new InvalidArgumentError('It takes the address of a webhook.');
}
