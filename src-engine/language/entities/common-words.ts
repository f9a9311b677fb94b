/** Words that begin sentences, or that people write large for no name: they are none by themselves. */
const WORDS = `a about above actually after again agree all almost already also although always am an and another any anybody
  anyone anything anyway are aren't as at away awesome back bad basically be because been before being best better between big both
  brother brb btw but by bye call can can't cannot check cheers come congrats congratulations cool could couldn't curious currently
  dear definitely did didn't do does doesn't doing don't done down dude during each either else enjoy especially even every
  everybody everyone everything exactly excellent except excited few finally fine first for from fun fyi get give given
  glad gm gn go going gonna good got great guess guys had haha happy hard has hasn't have haven't having he he's hello help
  her here here's hers hey hi him his honestly hope hopefully how how's however i i'd i'll i'm i've idk if imo in indeed instead
  interesting into is isn't it it'd it'll it's its just keep kind last lately later least leave let let's like lmao lol look
  looking looks lots love lovely make man many may maybe me mean meanwhile might mine more morning most much must my myself
  need never new next nice night no nobody nope not nothing now obviously of off oh ok okay old on once one only open or
  other otherwise our ours out over overall own part people per perfect perhaps personally please plus possibly probably
  question quick quite rather really recently regarding right said same saw say see seems send several shall she she's
  should shouldn't show since so some somebody someone something sometimes soon sorry sounds still stop sure take team
  thank thanks that that'd that'll that's the their theirs them then there there's therefore these they they'd they'll
  they're they've thing things think this those though thought three through till to today together tomorrow tonight too
  totally tried true try trying two under unfortunately unless until up update updated us use used using usually very via
  wait wanna want was wasn't watch way we we'd we'll we're we've welcome well went were weren't what what's whatever when
  where where's whether which while who who's whoever whole whom whose why will with within without won't wonder word work
  works would wouldn't wow yeah year years yep yes yesterday yet yo you you'd you'll you're you've your yours yourself yup
  monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april june
  july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
  api apis ai ama asap atm aka am pm utc gmt est pst cet bst diy dm dms eod etc faq faqs fud fomo gg ftw gmt hmu hr http
  https id ids iirc imho irl json kpi kpis llm llms mvp nft nfts nsfw ooo otc p2p pdf pr prs qa rn roi rpc sdk seo sql tbd
  tbh tl tldr tldr; tx txs ui url urls usd eur ux vip vs wip wtf www xd css html xml csv cli gui cpu gpu ram ssd usb vpn
  dao daos dapp dapps defi dex eoa erc evm gas ico l1 l2 lp lps rug tvl web2 web3 zk amm apy apr kyc aml
  admin admins mod mods bot bots channel server role roles everyone here
  ask tell meet join read visit ping contact email call follow remember consider imagine suppose assume believe hear
  heard met asked told called joined visited pinged emailed followed remind reminder talk talked speak spoke shout shoutout
  kudos props big huge massive special credit welcome introducing meeting met joining reading watching watched saw seen
  buy sell bought sold pay paid run running build building built write wrote send sent bring brought move moved open close
  start starting started begin finish learn learned find found set put pick choose vote voting voted support supporting
  agree agreed disagree note notes warning caution attention important urgent announcement announcing breaking news
  spoiler edit tip hint step part chapter section page version release draft proposal issue bug feature fix idea topic
  summary agenda minutes link links source sources example examples answer option options plan plans goal goals
  english german french spanish italian portuguese russian chinese japanese korean dutch european american indian african
  discord-bot mr mrs ms dr sir bro sis mom dad god jesus christ lord
  en el la los las un una y o pero que como para por con si sí no hola gracias buenas buenos muy más ich du er sie es wir
  ihr der die das ein eine und oder aber nicht ist sind war ja nein hallo danke wie was wer wo wann warum je tu il elle
  nous vous le les des et ou mais pas est sont oui non bonjour merci`

export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/))
