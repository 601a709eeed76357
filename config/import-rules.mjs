/**
 * Imports go one way (design.md, The house): src → core; cloudfunctions → server → core; localwechat
 * stands alone; scripts and tests may use everything. `npm test` refuses any other direction.
 */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const ROOMS = '^(src|core|server|cloudfunctions|localwechat|racebench|scripts|tests|config)/'
const except = (...rooms) => `^(${rooms.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only(
      'core-is-pure',
      'core imports nothing but itself and valibot: no IO, no SDK, no Node.',
      { path: '^core/' },
      { pathNot: '^core/|node_modules/valibot/' },
    ),
    only(
      'src-uses-core-only',
      'The phone shares contracts with the cloud and nothing else.',
      { path: '^src/' },
      { path: ROOMS, pathNot: except('src', 'core') },
    ),
    only(
      'server-uses-core-only',
      'What runs in the cloud knows neither the phone nor the laptop.',
      { path: '^server/' },
      { path: ROOMS, pathNot: except('server', 'core') },
    ),
    only(
      'entries-use-server-only',
      'A deployed function is a few lines around the server.',
      { path: '^cloudfunctions/' },
      { path: ROOMS, pathNot: except('server') },
    ),
    only(
      'localwechat-stands-alone',
      'WeChat on a laptop knows nothing of Shuke.',
      { path: '^localwechat/' },
      { path: ROOMS, pathNot: except('localwechat') },
    ),
    only(
      'nobody-imports-localwechat',
      'Only the start script and tests run the local WeChat.',
      { path: '^(src|core|server|cloudfunctions)/' },
      { path: 'localwechat' },
    ),
    only(
      'racebench-stands-on-the-simulator',
      'The race bench is for any cloud functions: of the rooms it knows the simulator alone.',
      { path: '^racebench/' },
      { path: ROOMS, pathNot: '^racebench/|^localwechat/simulator/index\\.ts$' },
    ),
    only(
      'nobody-imports-racebench',
      'Only scripts and tests run the race bench, by its index.',
      { path: except('src', 'core', 'server', 'cloudfunctions', 'localwechat') },
      { path: '^racebench/' },
    ),
    only(
      'sdk-behind-the-platform',
      'Only server/platform/store and server/platform/wechat import wx-server-sdk.',
      {
        pathNot:
          '^server/platform/(store|wechat)/|^localwechat/tests/|^racebench/naive/|^tests/|^scripts/',
      },
      { path: 'node_modules/wx-server-sdk/' },
    ),
    only(
      'stores-without-taro',
      'Stores of the mini-program are plain MobX, so that tests need no phone.',
      { path: '^src/stores/' },
      { path: 'node_modules/@tarojs/' },
    ),
    only(
      'server-features-by-index',
      'A feature of the server uses another one through its index.',
      { path: '^server/([^/]+)/' },
      { path: '^server/[^/]+/', pathNot: '^server/(platform|$1)/|^server/[^/]+/index\\.ts$' },
    ),
    only(
      'core-features-by-contract',
      'A feature of core uses what another one shows: contract, form, views, limits, refusals, rules (those of earning points and of using a coupon too), the theme of the brand, and the words of the member data (event, story, step, key, stage, cell, group and what they are called, life and its history, person, visit, counter, order line; sizes, shares, rates, intervals, cohorts, formulas and trades).',
      { path: '^core/([^/]+)/' },
      {
        path: '^core/[^/]+/',
        pathNot:
          '^core/(kernel|$1)/|^core/[^/]+/(contract|form|views|limits|refusals|rules|earning|usable|theme|event|days|steps|story|keys|stages|cells|groups|names|words|life|history|person|visits|counters|line|sizes|shares|rates|intervals|cohorts|formulas|trades)\\.ts$',
      },
    ),
    only(
      'no-circles',
      'Two files that need each other are one thing. (A query language may call itself.)',
      { pathNot: '^localwechat/' },
      { circular: true },
    ),
    only(
      'no-strangers',
      'Every package that is imported is declared.',
      { path: '^(src|core|server)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown', 'undetermined', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cloudfunctions/[^/]+/index\\.js|\\.cache|src/native/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types are imports: a type from the wrong room is a wrong direction as well.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require'] },
  },
}
