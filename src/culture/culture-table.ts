import { type Culture, createCulture } from './culture.js'

/**
 * Cultures as .NET prints them on Windows 10, which is not as Intl prints them: a line for each. The columns are the
 * name, how `N` prints -1234567.89, .NET's patterns `d`, `D`, `t` and `T`, and the words for the halves of the day.
 * `~` is U+00A0.
 *
 * All lines are as the culture files of Kendo UI 2026.3 record Windows 10. Windows itself has changed some over
 * the years, and the exact bytes then depend on SuperOffice's server: long dates of da-DK and sv-SE, short dates of
 * nl-NL and fr-BE, group and decimal signs of de-CH and fr-CH, times of nb-NO (`HH.mm` in early Windows 10).
 */
const cultureLines = [
  // SuperOffice's markets; those older files of Kendo UI, Globalize 0.1 and Mono mostly confirm.
  `
nb-NO|-1~234~567,89|dd.MM.yyyy|dddd d. MMMM yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
nn-NO|-1~234~567,89|dd.MM.yyyy|dddd d. MMMM yyyy|HH:mm|HH:mm:ss|f.m.|e.m.
da-DK|-1.234.567,89|dd-MM-yyyy|d. MMMM yyyy|HH:mm|HH:mm:ss||
sv-SE|-1~234~567,89|yyyy-MM-dd|'den 'd MMMM yyyy|HH:mm|HH:mm:ss||
fi-FI|-1~234~567,89|d.M.yyyy|dddd d. MMMM yyyy|H.mm|H.mm.ss|ap.|ip.
de-DE|-1.234.567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss||
de-AT|-1~234~567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
de-CH|-1’234’567.89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
nl-NL|-1.234.567,89|d-M-yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss||
nl-BE|-1.234.567,89|d/MM/yyyy|dddd d MMMM yyyy|H:mm|H:mm:ss||
fr-FR|-1~234~567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss||
fr-CH|-1~234~567,89|dd.MM.yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
fr-BE|-1.234.567,89|dd-MM-yy|dddd d MMMM yyyy|HH:mm|HH:mm:ss||
en-US|-1,234,567.89|M/d/yyyy|dddd, MMMM d, yyyy|h:mm tt|h:mm:ss tt|AM|PM
en-GB|-1,234,567.89|dd/MM/yyyy|dd MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
en-IE|-1,234,567.89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|am|pm
en-AU|-1,234,567.89|d/MM/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|AM|PM
en-CA|-1,234,567.89|yyyy-MM-dd|MMMM d, yyyy|h:mm tt|h:mm:ss tt|AM|PM
is-IS|-1.234.567,89|d.M.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|f.h.|e.h.
es-ES|-1.234.567,89|dd/MM/yyyy|dddd, d' de 'MMMM' de 'yyyy|H:mm|H:mm:ss||
it-IT|-1.234.567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss||
pt-PT|-1~234~567,89|dd/MM/yyyy|d' de 'MMMM' de 'yyyy|HH:mm|HH:mm:ss||
pl-PL|-1~234~567,89|dd.MM.yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
cs-CZ|-1~234~567,89|dd.MM.yyyy|dddd d. MMMM yyyy|H:mm|H:mm:ss|dop.|odp.
ar-KW|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ja-JP|-1,234,567.89|yyyy/MM/dd|yyyy'年'M'月'd'日'|H:mm|H:mm:ss|午前|午後
zh-CN|-1,234,567.89|yyyy/M/d|yyyy'年'M'月'd'日'|H:mm|H:mm:ss|上午|下午
`,
  // The other languages that SuperOffice ships, and the main culture of Portuguese.
  `
ru-RU|-1~234~567,89|dd.MM.yyyy|d MMMM yyyy 'г.'|H:mm|H:mm:ss||
uk-UA|-1~234~567,89|dd.MM.yyyy|d MMMM yyyy' р.'|H:mm|H:mm:ss||
pt-BR|-1.234.567,89|dd/MM/yyyy|dddd, d' de 'MMMM' de 'yyyy|HH:mm|HH:mm:ss||
`,
  // The other official cultures, of a country or a region, in the EEA, Switzerland and the United Kingdom.
  `
bg-BG|-1~234~567,89|d.M.yyyy 'г.'|dd MMMM yyyy 'г.'|H:mm|H:mm:ss||
br-FR|-1~234~567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|A.M.|G.M.
ca-ES|-1.234.567,89|d/M/yyyy|dddd, d MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
ca-ES-valencia|-1.234.567,89|d/M/yyyy|dddd, d MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
co-FR|-1~234~567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|H:mm:ss||
cy-GB|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|yb|yh
da-GL|-1.234.567,89|dd.MM.yyyy|dddd 'den' d. MMMM yyyy|HH.mm|HH.mm.ss|AM|PM
de-BE|-1.234.567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
de-IT|-1.234.567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
de-LI|-1’234’567.89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
de-LU|-1.234.567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
dsb-DE|-1.234.567,89|d. M. yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss||
el-GR|-1.234.567,89|d/M/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|πμ|μμ
el-CY|-1.234.567,89|d/M/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|π.μ.|μ.μ.
en-MT|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|am|pm
et-EE|-1~234~567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
eu-ES|-1.234.567,89|yyyy/M/d|yyyy('e')'ko' MMMM'ren' d('a'), dddd|HH:mm|HH:mm:ss|AM|PM
fo-FO|-1.234.567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|um fyr.|um sein.
fo-DK|-1.234.567,89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
fr-LU|-1.234.567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
fur-IT|-1.234.567,89|dd/MM/yyyy|dddd d 'di' MMMM 'dal' yyyy|HH:mm|HH:mm:ss|a.|p.
fy-NL|-1.234.567,89|dd-MM-yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
ga-IE|-1,234,567.89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|r.n.|i.n.
gd-GB|-1,234,567.89|dd/MM/yyyy|dddd, d'mh' MMMM yyyy|HH:mm|HH:mm:ss|m|f
gl-ES|-1.234.567,89|dd/MM/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
gsw-CH|-1’234’567.89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|vorm.|nam.
gv-IM|-1,234,567.89|dd/MM/yyyy|dddd dd MMMM yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
hr-HR|- 1.234.567,89|d.M.yyyy.|d. MMMM yyyy.|H:mm|H:mm:ss||
hsb-DE|-1.234.567,89|d.M.yyyy|dddd, d. MMMM yyyy|H:mm 'hodź'.|H:mm:ss|dopołdnja|popołdnju
hu-HU|-1~234~567,89|yyyy. MM. dd.|yyyy. MMMM d., dddd|H:mm|H:mm:ss|de.|du.
it-CH|-1’234’567.89|dd.MM.yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
kl-GL|-1.234.567,89|dd-MM-yyyy|MMMM d'.-at, 'yyyy|HH:mm|HH:mm:ss||
kw-GB|-1,234,567.89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
lb-LU|-1~234~567,89|dd.MM.yy|d. MMMM yyyy|HH:mm|HH:mm:ss||
lt-LT|-1~234~567,89|yyyy-MM-dd|yyyy 'm'. MMMM d 'd'., dddd|HH:mm|HH:mm:ss|priešpiet|popiet
lv-LV|-1~234~567,89|dd.MM.yyyy|dddd, yyyy. 'gada' d. MMMM|HH:mm|HH:mm:ss|priekšp.|pēcp.
mt-MT|-1,234,567.89|dd/MM/yyyy|dddd, d 'ta'’ MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
nb-SJ|-1~234~567,89|dd.MM.yyyy|dddd d. MMMM yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
oc-FR|-1~234~567,89|dd/MM/yyyy|dddd d MMMM' de 'yyyy|HH' h 'mm|HH.mm.ss|AM|PM
rm-CH|-1’234’567.89|dd-MM-yyyy|dddd, 'ils' d 'da' MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
ro-RO|-1.234.567,89|dd.MM.yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
se-NO|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|i.b.|e.b.
se-SE|-1~234~567,89|yyyy-MM-dd|dddd, MMMM d'. b. 'yyyy|HH:mm|HH:mm:ss||
se-FI|-1~234~567,89|d.M.yyyy|dddd', 'MMMM d'. b. 'yyyy|H:mm|H:mm:ss||
sk-SK|-1~234~567,89|d. M. yyyy|dddd d. MMMM yyyy|H:mm|H:mm:ss|AM|PM
sl-SI|-1.234.567,89|d. MM. yyyy|dddd, dd. MMMM yyyy|HH:mm|HH:mm:ss|dop.|pop.
sma-SE|-1~234~567,89|yyyy-MM-dd|dddd, MMMM d'. b. 'yyyy|HH:mm|HH:mm:ss||
sma-NO|-1~234~567,89|dd.MM.yyyy|dddd, MMMM d'. b. 'yyyy|HH:mm|HH:mm:ss||
smj-SE|-1~234~567,89|yyyy-MM-dd|dddd, MMMM d'. b. 'yyyy|HH:mm|HH:mm:ss||
smj-NO|-1~234~567,89|dd.MM.yyyy|dddd, MMMM d'. b. 'yyyy|HH:mm|HH:mm:ss||
smn-FI|-1~234~567,89|d.M.yyyy|MMMM d'. p. 'yyyy|H:mm|H:mm:ss||
sms-FI|-1~234~567,89|d.M.yyyy|MMMM d'. p. 'yyyy|H:mm|H:mm:ss||
sv-FI|-1~234~567,89|dd-MM-yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|fm|em
sv-AX|-1~234~567,89|yyyy-MM-dd|dddd d MMMM yyyy|HH:mm|HH:mm:ss|fm|em
tr-CY|-1.234.567,89|d.MM.yyyy|d MMMM yyyy dddd|h:mm tt|h:mm:ss tt|ÖÖ|ÖS
`,
  // All others of those files that some version of Intl since Node 20 prints otherwise, or does not know, but four:
  // byn-ER, tig-ER and wal-ET, whose long dates print the era and for which the files have no word, and prs-AF, an old
  // name for fa-AF. In lo-LA, ti-ER and ti-ET, which Intl knows, the era is left out here. Where .NET's own calendar
  // is not the Gregorian one, the years of short dates have four digits here.
  `
aa-DJ|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|saaku|carra
aa-ER|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|saaku|carra
aa-ET|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|saaku|carra
af-NA|-1~234~567,89|yyyy-MM-dd|dddd d MMMM yyyy|HH:mm|HH:mm:ss|vm.|nm.
ak-GH|-1,234,567.89|yyyy/MM/dd|dddd, yyyy MMMM dd|h:mm tt|h:mm:ss tt|AN|EW
am-ET|-1,234,567.89|dd/MM/yyyy|yyyy MMMM d, dddd|h:mm tt|h:mm:ss tt|ጥዋት|ከሰዓት
ar-AE|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-BH|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-DZ|-1,234,567.89|dd-MM-yyyy|dd MMMM, yyyy|H:mm|H:mm:ss|ص|م
ar-EG|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-IQ|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-JO|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-LB|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-LY|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-MA|-1,234,567.89|dd-MM-yyyy|dd MMMM, yyyy|H:mm|H:mm:ss|ص|م
ar-OM|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-QA|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-SA|-1,234,567.89|dd/MM/yyyy|dd/MMMM/yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-SY|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
ar-TN|-1,234,567.89|dd-MM-yyyy|dd MMMM, yyyy|H:mm|H:mm:ss|ص|م
ar-YE|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ص|م
arn-CL|-1.234.567,89|dd-MM-yyyy|dddd, dd' de 'MMMM' de 'yyyy|H:mm|H:mm:ss||
as-IN|-12,34,567.89|dd-MM-yyyy|yyyy,MMMM dd, dddd|tt h:mm|tt h:mm:ss|ৰাতিপু|আবেলি
az-Cyrl-AZ|-1~234~567,89|dd.MM.yyyy|d MMMM yyyy|H:mm|HH:mm:ss||
az-Latn-AZ|-1.234.567,89|dd.MM.yyyy|d MMMM yyyy, dddd|HH:mm|HH:mm:ss|AM|PM
ba-RU|-1~234~567,89|dd.MM.yy|d MMMM yyyy 'й'|H:mm|H:mm:ss||
be-BY|-1~234~567,89|dd.MM.yy|d MMMM yyyy|HH:mm|HH:mm:ss||
bin-NG|-1,234,567.89|d/M/yyyy|dddd, MMMM dd, yyyy|h:mmtt|h:mm:ss tt|AM|PM
bm-Latn-ML|-1,234,567.89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
bn-IN|-12,34,567.89|dd-MM-yy|dd MMMM yyyy|HH.mm|HH.mm.ss|AM|PM
bo-CN|-1,234,567.89|yyyy/M/d|yyyy'ལོའི་ཟླ' M'ཚེས' d|HH:mm|HH:mm:ss|སྔ་དྲོ|ཕྱི་དྲོ
brx-IN|-12,34,567.89|M/d/yyyy|dddd, MMMM d, yyyy|h:mm tt|h:mm:ss tt|फुं|बेलासे
bs-Cyrl-BA|-1.234.567,89|d.M.yyyy|d. MMMM yyyy|H:mm|H:mm:ss||
bs-Latn-BA|-1.234.567,89|d. M. yyyy.|dddd, d. MMMM yyyy.|HH:mm|HH:mm:ss|AM|PM
ca-AD|-1.234.567,89|d/M/yyyy|dddd, d MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
ca-FR|-1.234.567,89|d/M/yyyy|dddd, d MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
ca-IT|-1.234.567,89|d/M/yyyy|dddd, d MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
chr-Cher-US|-1,234,567.89|M/d/yyyy|dddd, MMMM dd,yyyy|h:mm tt|h:mm:ss tt|AM|PM
cu-RU|-1~234~567,89|yyyy.MM.dd|dddd, d MMMM 'л'. yyyy.|HH:mm|HH:mm:ss|ДП|ПП
dv-MV|-1,234,567.89|dd/MM/yyyy|ddd, yyyy MMMM dd|HH:mm|HH:mm:ss|މކ|މފ
en-029|-1,234,567.89|dd/MM/yyyy|dddd, dd MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
en-150|-1.234.567,89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|am|pm
en-BI|-1,234,567.89|M/d/yyyy|dddd, MMMM d, yyyy|h:mm tt|h:mm:ss tt|AM|PM
en-CH|-1.234.567,89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|am|pm
en-ID|-1.234.567,89|dd/MM/yyyy|dd MMMM yyyy|H:mm|HH:mm:ss|AM|PM
en-IN|-12,34,567.89|dd-MM-yyyy|dd MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
en-JM|-1,234,567.89|d/M/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|am|pm
en-JP|-1,234,567.89|yyyy/MM/dd|yyyy MMMM dd|h:mm tt|h:mm:ss tt|AM|PM
en-MY|-1,234,567.89|d/M/yyyy|dddd, d MMMM, yyyy|h:mm tt|h:mm:ss tt|AM|PM
en-NG|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|am|pm
en-NZ|-1,234,567.89|d/MM/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|am|pm
en-PH|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|am|pm
en-ZA|-1~234~567,89|yyyy/MM/dd|dddd, dd MMMM yyyy|HH:mm|HH:mm:ss|am|pm
eo-001|-1~234~567,89|yyyy-MM-dd|dddd, d-'a' 'de' MMMM yyyy|HH:mm|HH:mm:ss|atm|ptm
es-419|-1,234,567.89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
es-AR|-1.234.567,89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-BO|-1.234.567,89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-CL|-1.234.567,89|dd-MM-yyyy|dddd, d 'de' MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
es-CR|-1~234~567,89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-CU|-1,234,567.89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
es-EC|-1.234.567,89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
es-GT|-1,234,567.89|d/MM/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-HN|-1,234,567.89|d/M/yyyy|dddd dd 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-MX|-1,234,567.89|dd/MM/yyyy|dddd, d' de 'MMMM' de 'yyyy|hh:mm tt|hh:mm:ss tt|a. m.|p. m.
es-NI|-1,234,567.89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-PE|-1,234,567.89|d/MM/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-PY|-1.234.567,89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-SV|-1,234,567.89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|HH:mm|HH:mm:ss|a. m.|p. m.
es-US|-1,234,567.89|M/d/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|AM|PM
es-UY|-1.234.567,89|d/M/yyyy|dddd, d 'de' MMMM 'de' yyyy|H:mm|H:mm:ss|a. m.|p. m.
fa-IR|1,234,567/89-|dd/MM/yyyy|dddd, d MMMM yyyy|hh:mm tt|hh:mm:ss tt|ق.ظ|ب.ظ
ff-Latn-BF|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-CM|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-GH|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-GM|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-GN|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-GW|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-LR|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-MR|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|h:mm tt|h:mm:ss tt|subaka|kikiiɗe
ff-Latn-NE|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-NG|-1,234,567.89|d/M/yyyy|dddd, MMMM dd, yyyy|H:mm|HH:mm:ss||
ff-Latn-SL|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|subaka|kikiiɗe
ff-Latn-SN|-1~234~567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss||
ff-MR|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|h:mm tt|h:mm:ss tt|AM|PM
ff-NG|-1,234,567.89|d/M/yyyy|dddd, MMMM dd, yyyy|H:mm|HH:mm:ss||
fr-029|-1~234~567,89|dd/MM/yyyy|dddd d MMMM yyyy|H:mm|HH:mm:ss|AM|PM
fr-CA|-1~234~567,89|yyyy-MM-dd|d MMMM yyyy|HH:mm|HH:mm:ss||
gn-PY|-1.234.567,89|dd/MM/yyyy|dddd, dd MMMM, yyyy|HH:mm|HH:mm:ss|a.m.|p.m.
gsw-FR|-1~234~567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss||
gsw-LI|-1’234’567.89|dd.MM.yyyy|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|vorm.|nam.
gu-IN|-12,34,567.89|dd-MM-yy|dd MMMM yyyy|HH:mm|HH:mm:ss|પૂર્વ~મધ્યાહ્ન|ઉત્તર~મધ્યાહ્ન
ha-Latn-GH|-1,234,567.89|d/M/yyyy|dddd, d MMMM, yyyy|HH:mm|HH:mm:ss|AM|PM
ha-Latn-NE|-1,234,567.89|d/M/yyyy|dddd, d MMMM, yyyy|HH:mm|HH:mm:ss|AM|PM
ha-Latn-NG|-1,234,567.89|d/M/yyyy|dddd, d MMMM, yyyy|HH:mm|HH:mm:ss|AM|PM
haw-US|-1,234,567.89|d/M/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|AM|PM
he-IL|-1,234,567.89|dd/MM/yyyy|dddd dd MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
hi-IN|-12,34,567.89|dd-MM-yyyy|dd MMMM yyyy|HH:mm|HH:mm:ss|पूर्वाह्न|अपराह्न
hy-AM|-1,234,567.89|dd.MM.yyyy|d MMMM, yyyy|HH:mm|HH:mm:ss||
ia-FR|-1.234.567,89|yyyy/MM/dd|dddd, yyyy MMMM dd|HH:mm|HH:mm:ss|AM|PM
ibb-NG|-1,234,567.89|d/M/yyyy|dddd, MMMM dd, yyyy|h:mmtt|h:mm:ss tt|AM|PM
ig-NG|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|A.M.|P.M.
ii-CN|-1,234,567.89|yyyy/M/d|yyyy'ꈎ' M'ꆪ' d'ꑍ'|tt h:mm|tt h:mm:ss|ꂵꆪꈌꈐ|ꂵꆪꈌꉈ
iu-Cans-CA|-1,234,567.89|d/M/yyyy|dddd,MMMM dd,yyyy|h:mm tt|h:mm:ss tt|AM|PM
iu-Latn-CA|-1,234,567.89|d/MM/yyyy|dddd, dd MMMM, yyyy|h:mm tt|h:mm:ss tt|AM|PM
jv-Java-ID|-1.234.567,89|dd/MM/yyyy|dd MMMM yyyy|HH.mm|HH.mm.ss||
jv-Latn-ID|-1.234.567,89|dd/MM/yyyy|dd MMMM yyyy|HH.mm|HH.mm.ss||
kea-CV|-1~234~567,89|d/M/yyyy|dddd, d 'di' MMMM 'di' yyyy|HH:mm|HH:mm:ss|am|pm
km-KH|- 1,234,567.89|dd/MM/yy|d MMMM yyyy|H:mm|HH:mm:ss|ព្រឹក|ល្ងាច
kn-IN|-1,234,567.89|dd-MM-yy|dd MMMM yyyy|HH:mm|HH:mm:ss|ಪೂರ್ವಾಹ್ನ|ಅಪರಾಹ್ನ
ko-KP|-1,234,567.89|yyyy. M. d.|yyyy년 M월 d일 dddd|tt h:mm|tt h:mm:ss|오전|오후
ko-KR|-1,234,567.89|yyyy-MM-dd|yyyy'년' M'월' d'일' dddd|tt h:mm|tt h:mm:ss|오전|오후
kok-IN|-12,34,567.89|dd-MM-yyyy|dd MMMM yyyy|HH:mm|HH:mm:ss|म.पू.|म.नं.
kr-Latn-NG|-1,234,567.89|d/M/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|AM|PM
kr-NG|-1,234,567.89|d/M/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|AM|PM
ks-Arab-IN|-12,34,567.89|M/d/yyyy|dddd, MMMM d, yyyy|h:mm tt|h:mm:ss tt|AM|PM
ks-Deva-IN|-12,34,567.89|dd-MM-yyyy|dddd, MMMM dd, yyyy|H:mm|HH:mm:ss|AM|PM
ku-Arab-IQ|-1,234,567.89|yyyy/MM/dd|dddd, dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|پ.ن|د.ن
ku-Arab-IR|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|ب.ن|د.ن
ky-KG|-1~234~567,89|d-MMM yy|dd-MMMM yyyy'-ж.'|HH:mm|HH:mm:ss||
la-001|-1,234,567.89|dd/MM/yyyy|dddd d MMMM yyyy|H:mm|HH:mm:ss||
lo-LA|-1.234.567,89|d/M/yyyy|dddd ທີ d MMMM yyyy|H:mm|H:mm:ss|ກ່ອນທ່ຽງ|ຫຼັງທ່ຽງ
lrc-IR|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
mi-NZ|-1,234,567.89|dd/MM/yyyy|dddd, dd MMMM, yyyy|h:mm tt|h:mm:ss tt|a.m.|p.m.
mk-MK|-1.234.567,89|dd.M.yyyy|dddd, dd MMMM yyyy|HH:mm|HH:mm:ss|претпл.|попл.
ml-IN|-12,34,567.89|d/M/yyyy|yyyy, MMMM d, dddd|h:mm tt|h:mm:ss tt|AM|PM
mn-MN|-1,234,567.89|yyyy.MM.dd|yyyy.MM.dd, dddd|HH:mm|HH:mm:ss|ү.ө.|ү.х.
mn-Mong-CN|-1234,567.89|yyyy/M/d|yyyyᠣᠨ MMMM dᠡᠳᠦᠷ᠂ dddd|H:mm|H:mm:ss||
mn-Mong-MN|-1234,567.89|yyyy/M/d|yyyyᠣᠨ MMMM dᠡᠳᠦᠷ᠂ dddd|H:mm|H:mm:ss||
mni-IN|-1,234,567.89|dd/MM/yyyy|dd MMMM yyyy|HH:mm|HH:mm:ss||
moh-CA|-1,234,567.89|M/d/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|AM|PM
mr-IN|-12,34,567.89|dd-MM-yyyy|dd MMMM yyyy|HH:mm|HH:mm:ss|म.पू.|म.नं.
my-MM|-1,234,567.89|dd-MM-yyyy|yyyy၊ MMMM d၊ dddd|H:mm|HH:mm:ss|နံနက်|ညနေ
mzn-IR|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
nds-DE|-1.234.567,89|d.MM.yyyy|dddd, 'de' d. MMMM yyyy|'Kl'. H.mm|'Klock' H.mm.ss|vm|nm
nds-NL|-1.234.567,89|d.MM.yyyy|dddd, 'de' d. MMMM yyyy|'Kl'. H.mm|'Klock' H.mm.ss|vm|nm
ne-IN|-1,234,567.89|yyyy/M/d|yyyy MMMM d, dddd|h:mm tt|h:mm:ss tt|पूर्वाह्न|अपराह्न
ne-NP|-1,234,567.89|M/d/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|पूर्वाह्न|अपराह्न
nqo-GN|1,234,567.891-|dd/MM/yyyy|dddd, MMMM dd, yyyy|tt hh:mm|tt hh:mm:ss|ߛ|ߥ
nr-ZA|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
nso-ZA|-1~234~567.89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
om-ET|-1,234,567.89|dd/MM/yyyy|dddd, MMMM d, yyyy|h:mm tt|h:mm:ss tt|WD|WB
om-KE|-1,234,567.89|dd/MM/yyyy|dddd, MMMM d, yyyy|HH:mm|HH:mm:ss|WD|WB
or-IN|-12,34,567.89|dd-MM-yy|dd MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
pa-Arab-PK|- 1,234,567.89|dd-MM-yy|dd MMMM yyyy dddd|h.mm tt|h.mm.ss tt|AM|PM
pa-IN|-12,34,567.89|dd-MM-yy|dd MMMM yyyy dddd|tt hh:mm|tt hh:mm:ss|ਸਵੇਰ|ਸ਼ਾਮ
pap-029|-1,234,567.89|d-M-yyyy|dddd d MMMM yyyy|H:mm|H:mm:ss||
prg-001|-1~234~567,89|dd.MM.yyyy|dddd, yyyy 'mettas' d. MMMM|HH:mm|HH:mm:ss|AM|PM
ps-AF|-1.234.567,89|yyyy/M/d|d MMMM yyyy|H:mm|H:mm:ss|غ.م.|غ.و.
pt-MO|-1~234~567,89|dd/MM/yyyy|dddd, d 'de' MMMM 'de' yyyy|h:mm tt|h:mm:ss tt|a.m.|p.m.
quc-Latn-GT|-1,234,567.89|dd/MM/yyyy|dddd, dd' rech 'MMMM' rech 'yyyy|h:mm tt|h:mm:ss tt|a.m.|p.m.
quz-BO|-1.234.567,89|dd/MM/yyyy|dddd, dd' de 'MMMM' de 'yyyy|hh:mm tt|hh:mm:ss tt|a.m.|p.m.
quz-EC|-1.234.567,89|dd/MM/yyyy|dddd, dd' de 'MMMM' de 'yyyy|H:mm|H:mm:ss||
quz-PE|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM, yyyy|hh:mm tt|hh:mm:ss tt|a.m.|p.m.
sa-IN|-12,34,567.89|dd-MM-yyyy|dd MMMM yyyy dddd|HH:mm|HH:mm:ss|मध्यानपूर्व|मध्यानपच्यात
sah-RU|-1~234~567,89|dd.MM.yyyy|dddd, yyyy 'с.' MMMM d 'күнэ'|H:mm|H:mm:ss|КИ|КК
sd-Arab-PK|1,234,567.89-|dd/MM/yyyy|dddd, dd MMMM, yyyy|h:mm tt|h:mm:ss tt|AM|PM
sd-Deva-IN|-1,234,567.89|dd/MM/yyyy|dd MMMM yyyy|H:mm|HH:mm:ss||
sn-Latn-ZW|-1,234,567.89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
so-DJ|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|sn.|gn.
so-ET|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|sn.|gn.
so-KE|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|HH:mm|HH:mm:ss|sn.|gn.
so-SO|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|sn.|gn.
sq-AL|-1~234~567,89|d.M.yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|p.d.|m.d.
sr-Cyrl-BA|-1.234.567,89|d.M.yyyy.|d. MMMM yyyy|H:mm|H:mm:ss||
sr-Cyrl-ME|-1.234.567,89|d.M.yyyy.|d. MMMM yyyy.|H:mm|H:mm:ss||
sr-Cyrl-RS|-1.234.567,89|dd.MM.yyyy.|d. MMMM yyyy.|H:mm|H:mm:ss||
sr-Cyrl-XK|-1.234.567,89|d.M.yyyy.|dddd, dd. MMMM yyyy.|HH:mm|HH:mm:ss|пре подне|по подне
sr-Latn-BA|-1.234.567,89|d.M.yyyy.|dddd, dd. MMMM yyyy.|HH:mm|HH:mm:ss|prije podne|po podne
sr-Latn-ME|-1.234.567,89|d.M.yyyy.|dddd, dd. MMMM yyyy.|HH:mm|HH:mm:ss|prije podne|po podne
sr-Latn-RS|-1.234.567,89|d.M.yyyy.|dddd, dd. MMMM yyyy.|HH:mm|HH:mm:ss|pre podne|po podne
sr-Latn-XK|-1.234.567,89|d.M.yyyy.|dddd, dd. MMMM yyyy.|HH:mm|HH:mm:ss|pre podne|po podne
ss-SZ|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
ss-ZA|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
ssy-ER|-1,234,567.89|dd/MM/yyyy|dddd, MMMM dd, yyyy|h:mm tt|h:mm:ss tt|saaku|carra
st-LS|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
st-ZA|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
syr-SY|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|hh:mm tt|hh:mm:ss tt|ܩ.ܛ|ܒ.ܛ
ta-IN|-12,34,567.89|dd-MM-yyyy|dd MMMM yyyy|HH:mm|HH:mm:ss|காலை|மாலை
ta-MY|-1,234,567.89|d/M/yyyy|dddd, d MMMM, yyyy|tt h:mm|tt h:mm:ss|முற்பகல்|பிற்பகல்
ta-SG|-1,234,567.89|d/M/yyyy|dddd, d MMMM, yyyy|tt h:mm|tt h:mm:ss|முற்பகல்|பிற்பகல்
te-IN|-12,34,567.89|dd-MM-yy|dd MMMM yyyy|HH:mm|HH:mm:ss|పూర్వాహ్న|అపరాహ్న
tg-Cyrl-TJ|-1~234~567,89|dd.MM.yyyy|d MMMM yyyy' с.'|HH:mm|HH:mm:ss||
th-TH|-1,234,567.89|d/M/yyyy|d MMMM yyyy|H:mm|H:mm:ss|AM|PM
ti-ER|-1,234,567.89|dd/MM/yyyy|dddd፣ dd MMMM መዓልቲ yyyy|h:mm tt|h:mm:ss tt|ንጉሆ ሰዓተ|ድሕር ሰዓት
ti-ET|-1,234,567.89|dd/MM/yyyy|dddd፣ dd MMMM መዓልቲ yyyy|h:mm tt|h:mm:ss tt|ንጉሆ ሰዓተ|ድሕር ሰዓት
tk-TM|-1~234~567,89|dd.MM.yy 'ý.'|yyyy'-nji ýylyň 'd'-nji 'MMMM|HH:mm|HH:mm:ss||
tn-BW|-1~234~567.89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
tn-ZA|-1~234~567.89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
to-TO|-1,234,567.89|d/M/yyyy|dddd d MMMM yyyy|h:mm tt|h:mm:ss tt|AM|PM
tr-TR|-1.234.567,89|d.MM.yyyy|d MMMM yyyy dddd|HH:mm|HH:mm:ss|ÖÖ|ÖS
ts-ZA|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
tt-RU|-1~234~567,89|dd.MM.yyyy|dd MMMM yyyy' ел'|HH:mm|HH:mm:ss||
tzm-Arab-MA|-1~234~567,89|d/M/yyyy|dddd، d MMMM، yyyy|H:mm|HH:mm:ss|ص|م
tzm-Latn-DZ|-1~234~567,89|dd-MM-yyyy|dd MMMM, yyyy|H:mm|H:mm:ss||
tzm-Latn-MA|-1~234~567,89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|Zdat azal|Ḍeffir aza
tzm-Tfng-MA|-1~234~567,89|dd-MM-yyyy|dddd, dd MMMM, yyyy|H:mm|H:mm:ss||
ug-CN|-1,234,567.89|yyyy-M-d|yyyy-'يىل' d-MMMM|H:mm|H:mm:ss|چۈشتىن بۇرۇن|چۈشتىن كېيىن
ur-IN|-1,234,567.89|d/M/yy|dddd, d MMMM, yyyy|h:mm tt|h:mm:ss tt|دن|رات
ur-PK|-1,234,567.89|dd/MM/yyyy|dd MMMM, yyyy|h:mm tt|h:mm:ss tt|AM|PM
uz-Arab-AF|-1.234.567,89|dd/MM yyyy|dddd d MMMM yyyy|H:mm|H:mm:ss|AM|PM
vai-Vaii-LR|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|h:mm tt|h:mm:ss tt|AM|PM
ve-ZA|-1~234~567,89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
vi-VN|-1.234.567,89|dd/MM/yyyy|dd MMMM yyyy|h:mm tt|h:mm:ss tt|SA|CH
vo-001|-1,234,567.89|yyyy-MM-dd|yyyy MMMM'a' 'd'. d'id'|HH:mm|HH:mm:ss|AM|PM
wae-CH|-1’234’567,89|yyyy-MM-dd|dddd, d. MMMM yyyy|HH:mm|HH:mm:ss|AM|PM
wo-SN|-1~234~567,89|dd/MM/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss||
xh-ZA|-1~234~567.89|yyyy-MM-dd|yyyy MMMM d, dddd|HH:mm|HH:mm:ss|AM|PM
yi-001|-1,234,567.89|dd/MM/yyyy|dddd, dטן MMMM yyyy|HH:mm|HH:mm:ss|פֿאַרמיטאָג|נאָכמיטאָג
yo-BJ|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|Àárɔ̀|Ɔ̀sán
yo-NG|-1,234,567.89|dd/MM/yyyy|dddd, d MMMM yyyy|HH:mm|HH:mm:ss|Àárọ̀|Ọ̀sán
zgh-Tfng-MA|-1~234~567,89|d/M/yyyy|dddd d MMMM yyyy|HH:mm|HH:mm:ss|ⵜⵉⴼⴰⵡⵜ|ⵜⴰⴷⴳⴳⵯⴰⵜ
zh-HK|-1,234,567.89|d/M/yyyy|yyyy'年'M'月'd'日'|H:mm|H:mm:ss|上午|下午
zh-MO|-1,234,567.89|d/M/yyyy|yyyy'年'M'月'd'日'|H:mm|H:mm:ss|上午|下午
zh-SG|-1,234,567.89|d/M/yyyy|yyyy'年'M'月'd'日'|tt h:mm|tt h:mm:ss|上午|下午
zh-TW|-1,234,567.89|yyyy/M/d|yyyy'年'M'月'd'日'|tt hh:mm|tt hh:mm:ss|上午|下午
`,
]
  .join('')
  .split('\n')
  .filter((line) => line !== '')

const nameOf = (line: string): string => line.slice(0, line.indexOf('|'))

/** In the order in which they are suggested. */
export const windowsCultureNames: readonly string[] = cultureLines.map(nameOf)

const lines = new Map(cultureLines.map((line) => [nameOf(line).toLowerCase(), line]))

/** The culture of the table that has a name, in any case. */
export function createWindowsCulture(name: string): Culture | undefined {
  const line = lines.get(name.toLowerCase())
  return line === undefined ? undefined : parseLine(line)
}

function parseLine(line: string): Culture {
  const [
    name = '',
    number = '',
    shortDate = '',
    longDate = '',
    shortTime = '',
    longTime = '',
    am = '',
    pm = '',
  ] = line.replaceAll('~', '\u00a0').split('|')
  return createCulture({ name, number, shortDate, longDate, shortTime, longTime, am, pm })
}
