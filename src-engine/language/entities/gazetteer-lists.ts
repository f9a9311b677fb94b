import type { EntityType } from '#shared/entities'

/*
 * Names that people in communities talk about, written down for this app (its licence is the app's). Small on purpose: it
 * types what is said often, everything else is found by how it is written, and the user can teach more.
 */

/** Names by type, separated by commas. Those that are also words count only when they are written with a capital. */
export const LISTS: { type: EntityType; is_word: boolean; names: string }[] = [
  {
    type: 'project',
    is_word: false,
    names: `Ethereum, Bitcoin, Solana, Cardano, Polkadot, Kusama, Avalanche, Arbitrum, zkSync, StarkNet, Starkware,
      Cosmos Hub, Tezos, Algorand, Filecoin, IPFS, Arweave, Chainlink, Uniswap, SushiSwap, PancakeSwap, Aave,
      Balancer, Yearn, Yearn Finance, Synthetix, dYdX, Gnosis Chain, Gnosis Safe, Snapshot Labs, Tally XYZ, Aragon, DAOhaus,
      Gitcoin, Optimism Collective, ENS, Lens Protocol, Farcaster, Zora, OpenSea, Rarible, Decentraland,
      CryptoPunks, Bored Ape Yacht Club, BAYC, Axie Infinity, Dogecoin, Shiba Inu, Litecoin, Monero, Zcash, Ripple, Stellar
      Lumens, Hyperledger, Hedera, NEAR Protocol, Celo, Mina Protocol, Fantom Opera, Kleros, Proof of Humanity, POAP,
      Coordinape, SourceCred, Collab.Land, Guild.xyz, Mirror.xyz, Radicle, Livepeer, Helium Network, Ocean Protocol,
      Worldcoin, EigenLayer, Lido, Rocket Pool, Curve Finance, Convex Finance, LayerZero, Wormhole Bridge, Hop Protocol,
      Linux, Kubernetes, PostgreSQL, Postgres, MySQL, SQLite, MongoDB, Redis, Nginx, React, Next.js, Vue.js, Svelte,
      Angular, Node.js, Deno, TypeScript, JavaScript, Electron, Vite, Webpack, Tailwind, Bootstrap, Django, FastAPI,
      TensorFlow, PyTorch, LangChain, LlamaIndex, Hugging Face, Blender, Godot, Home Assistant, WordPress, Mastodon, Bluesky, Nostr, Wikipedia, Wikidata, OpenStreetMap, LibreOffice,
      Hardhat, Foundry Forge, Truffle Suite, ethers.js, web3.js, Solidity, Vyper, The Graph, GraphQL, Apache Kafka, C++, C#`,
  },
  {
    type: 'project',
    is_word: true,
    names: `Optimism, Polygon, Cosmos, Avalanche, Near, Compound, Curve, Maker, Lens, Stellar, Snapshot, Tally, Mirror,
      Juicebox, Sushi, Rust, Python, Java, Go, Ruby, Swift, Kotlin, Haskell, Elixir, Zig, Julia, Docker, Git, Vue, Deno,
      Bun, Unity, Unreal, Matrix, Element, Flutter, Spark, Airflow, Ansible, Terraform`,
  },
  {
    type: 'organisation',
    is_word: false,
    names: `Google, Microsoft, Amazon, Facebook, Netflix, OpenAI, Anthropic, DeepMind, Nvidia, AMD, Intel, IBM, Samsung,
      Sony, Nintendo, Valve, Ubisoft, Blizzard, Epic Games, Riot Games, Tesla, SpaceX, NASA, ESA, CERN, Mozilla, Red Hat,
      Canonical, Cloudflare, Vercel, Netlify, Heroku, DigitalOcean, Stripe, PayPal, Visa, Mastercard, Goldman Sachs,
      JPMorgan, BlackRock, Coinbase, Binance, Kraken Exchange, FTX, Alameda Research, Gemini Exchange, Bitfinex, Bitstamp,
      Crypto.com, ConsenSys, Ethereum Foundation, Linux Foundation, Apache Foundation, Electronic Frontier Foundation,
      EFF, Andreessen Horowitz, a16z, Paradigm XYZ, Polychain, Sequoia Capital, Y Combinator, Chainalysis, Alchemy Pay,
      Infura, Moralis, BanklessDAO, Bankless, MetaCartel, Friends with Benefits, FWB, ConstitutionDAO, PleasrDAO,
      Developer DAO, SEC, CFTC, IRS, FBI, CIA, European Union, United Nations, UN, EU, NATO, WHO, World Bank, IMF, OECD,
      Harvard, Stanford, MIT, UC Berkeley, ETH Zurich, Oxford University, Cambridge University, Red Cross, Greenpeace,
      Amnesty International, Toyota, Volkswagen, BMW, Siemens, SAP, Spotify AB, Huawei, Xiaomi, Alibaba, Tencent, ByteDance`,
  },
  {
    type: 'organisation',
    is_word: true,
    names: `Apple, Meta, Oracle, Shell, Target, Square, Block, Circle, Kraken, Gemini, Paradigm, Alchemy, Oxford, Cambridge,
      Senate, Congress, Parliament`,
  },
  {
    type: 'product',
    is_word: false,
    names: `GitHub, GitLab, Bitbucket, Discord, Telegram, WhatsApp, Instagram, YouTube, TikTok, Twitter, LinkedIn, Reddit,
      Twitch, Spotify, Gmail, Google Docs, Google Drive, Google Meet, Google Sheets, Google Calendar, Dropbox, Airtable,
      Trello, Jira, Asana, Figma, Canva, Photoshop, Miro Board, Zapier, Typeform, Substack, Patreon, Eventbrite, Calendly,
      ChatGPT, GPT-3, GPT-4, GPT-4o, DALL-E, Midjourney, Stable Diffusion, GitHub Copilot, Siri, Alexa, MetaMask, WalletConnect, Ledger Nano,
      Trezor, Etherscan, CoinGecko, CoinMarketCap, Dune Analytics, Debian, Ubuntu, Fedora, Arch Linux, NixOS, FreeBSD, Windows, macOS, iOS, Android, iPhone, iPad, MacBook,
      Raspberry Pi, Arduino, PlayStation, Xbox, Nintendo Switch, Steam Deck, Kindle, VS Code, Visual Studio, IntelliJ,
      Excel, PowerPoint, Outlook, AWS, Azure, Firebase, Supabase, MEE6, Dyno Bot, Carl-bot, Sesh, Minecraft, Fortnite,
      Roblox, Elden Ring, Dungeons & Dragons`,
  },
  {
    type: 'product',
    is_word: true,
    names: `Chrome, Firefox, Safari, Signal, Slack, Notion, Zoom, Teams, Word, Miro, Medium, Loom, Linear, Steam, Telegram, Ledger, Discourse, Obsidian,
      Rainbow, Argent, Cursor, Claude, Gemini, Bard, Copilot`,
  },
  {
    type: 'place',
    is_word: false,
    names: `Afghanistan, Argentina, Australia, Austria, Bangladesh, Belgium, Bolivia, Brazil, Bulgaria, Cambodia, Cameroon,
      Canada, Colombia, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Ecuador, Egypt, El Salvador,
      Estonia, Ethiopia, Finland, Germany, Ghana, Greece, Guatemala, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia,
      Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Kazakhstan, Kenya, Kosovo, Kuwait, Latvia, Lebanon, Lithuania,
      Luxembourg, Malaysia, Malta, Mexico, Moldova, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Nepal, Netherlands,
      New Zealand, Nicaragua, Nigeria, North Korea, Norway, Pakistan, Palestine, Panama, Paraguay, Peru, Philippines, Poland,
      Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Senegal, Serbia, Singapore, Slovakia, Slovenia,
      South Africa, South Korea, Spain, Sri Lanka, Sudan, Sweden, Switzerland, Syria, Taiwan, Tanzania, Thailand, Tunisia,
      Uganda, Ukraine, United Arab Emirates, United Kingdom, United States, USA, UK, UAE, Uruguay, Uzbekistan, Venezuela,
      Vietnam, Yemen, Zambia, Zimbabwe, Deutschland, Österreich, Schweiz, España, México, Brasil, Frankreich, Italien,
      Europe, Africa, Asia, North America, South America, Latin America, Antarctica, California, Texas, Florida, Colorado,
      Wyoming, New York, New York City, NYC, San Francisco, Los Angeles, Silicon Valley, Seattle, Austin, Boston, Chicago,
      Denver, Miami, Las Vegas, Philadelphia, Atlanta, Toronto, Vancouver, Montreal, Mexico City, Buenos Aires, São Paulo,
      Rio de Janeiro, Bogotá, Medellín, Lima, London, Paris, Berlin, Hamburg, Munich, München, Cologne, Köln, Frankfurt,
      Leipzig, Dresden, Vienna, Wien, Zurich, Zürich, Geneva, Basel, Amsterdam, Rotterdam, Utrecht, Brussels, Copenhagen,
      Stockholm, Oslo, Helsinki, Tallinn, Riga, Vilnius, Warsaw, Kraków, Prague, Budapest, Bucharest, Sofia, Belgrade,
      Zagreb, Ljubljana, Athens, Istanbul, Ankara, Rome, Milan, Naples, Barcelona, Madrid, Valencia, Seville, Lisbon, Porto,
      Dublin, Belfast, Edinburgh, Glasgow, Manchester, Liverpool, Moscow, Kyiv, Kiev, Lviv, Odesa, Tbilisi, Yerevan,
      Tel Aviv, Jerusalem, Dubai, Abu Dhabi, Cairo, Lagos, Nairobi, Cape Town, Johannesburg, Accra, Mumbai, Delhi, New Delhi,
      Bangalore, Bengaluru, Hyderabad, Chennai, Kolkata, Bangkok, Chiang Mai, Hanoi, Saigon, Ho Chi Minh City, Jakarta, Bali,
      Manila, Kuala Lumpur, Beijing, Shanghai, Shenzhen, Guangzhou, Taipei, Seoul, Tokyo, Osaka, Kyoto, Sydney, Melbourne,
      Brisbane, Auckland`,
  },
  {
    type: 'place',
    is_word: true,
    names:
      'France, China, Turkey, Chile, Jordan, Chad, Georgia, Nice, Reading, Phoenix, Portland, Porto, Split, Essen',
  },
  {
    type: 'person',
    is_word: false,
    names: `Vitalik, Vitalik Buterin, Satoshi, Satoshi Nakamoto, Elon Musk, Sam Altman, Mark Zuckerberg, Jeff Bezos, Bill
      Gates, Steve Jobs, Tim Cook, Linus Torvalds, Edward Snowden, Julian Assange, Donald Trump, Joe Biden, Barack Obama,
      Gavin Wood, Hayden Adams, Kevin Owocki, Balaji Srinivasan, Chris Dixon, Sam Bankman-Fried, SBF, Hal Finney, Nick
      Szabo, Glen Weyl, Elinor Ostrom, Aaron Swartz, Alan Turing, Ada Lovelace, Donald Knuth, Gary Gensler`,
  },
  {
    type: 'ticker',
    is_word: false,
    names:
      'BTC, ETH, USDC, USDT, WETH, WBTC, stETH, XMR, LTC, XRP, ADA, DOGE, SHIB, AVAX, MATIC, ARB, UNI, AAVE, MKR, CRV',
  },
  {
    type: 'ticker',
    is_word: true,
    names: 'DAI, SOL, DOT, ATOM, OP, LINK, COMP, SNX, GTC, GNO, LDO, BNB',
  },
]
