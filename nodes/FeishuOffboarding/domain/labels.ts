import { isRecord, listAt, textAt } from '../platform/json';

export const languages = ['zh-CN', 'en-US'] as const;

export type LabelLanguage = (typeof languages)[number];

export const toLabelLanguage = (value: unknown): LabelLanguage =>
	value === 'en-US' ? 'en-US' : 'zh-CN';

/**
 * The label in the wanted language, else in the other one, else undefined. Feishu writes
 * labels in two forms: [{ lang, value }] and { zh_cn, en_us }.
 */
export function labelOf(names: unknown, language: LabelLanguage): string | undefined {
	const inOrder: LabelLanguage[] = language === 'zh-CN' ? ['zh-CN', 'en-US'] : ['en-US', 'zh-CN'];
	return inOrder.map((lang) => labelIn(names, lang)).find((label) => label !== undefined);
}

/** The label in exactly this language; an empty one counts as missing. */
export function labelIn(names: unknown, lang: LabelLanguage): string | undefined {
	const label = isRecord(names)
		? textAt(names, lang === 'zh-CN' ? 'zh_cn' : 'en_us')
		: textAt(
				listAt({ names }, 'names').find((entry) => textAt(entry, 'lang') === lang),
				'value',
			);
	return label === '' ? undefined : label;
}
