import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { keepPanel, LinksParams, MediaParams } from '../features/browse/panel/panel-params'
import { ChannelParams } from '../features/browse/search-params'
import { EntitiesParams, EntityParams } from '../features/entities/search-params'
import { FilesParams } from '../features/files/search-params'
import { AuthorOverviewParams, OverviewParams } from '../features/overview/search-params'
import { CatalogueParams, QuestionParams, WriteParams } from '../features/questions/search-params'
import { RenderingParams } from '../features/rendering/search-params'
import { ReportParams } from '../features/report/search-params'
import { SearchParams } from '../features/search/search-params'
import { ErrorState } from '../ui/ErrorState'
import { AppFrame } from './AppFrame'
import { NotFound } from './NotFound'
import { parseSearch, stringifySearch } from './search-params'

const rootRoute = createRootRoute({ component: AppFrame, notFoundComponent: NotFound })

const libraryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/library/LibraryPage'), 'LibraryPage'),
})

const filesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files',
  validateSearch: FilesParams,
  component: lazyRouteComponent(() => import('../features/files/FilesPage'), 'FilesPage'),
})

const archiveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/archive',
  component: lazyRouteComponent(() => import('../features/archive/ArchivePage'), 'ArchivePage'),
})

const guildRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/g/$guildId',
  component: lazyRouteComponent(() => import('../features/browse/BrowsePage'), 'BrowsePage'),
})

const guildOverviewRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/',
  validateSearch: OverviewParams,
  component: lazyRouteComponent(
    () => import('../features/overview/GuildOverview'),
    'GuildOverview',
  ),
})

const channelOverviewRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: 'c/$channelId/overview',
  validateSearch: OverviewParams,
  component: lazyRouteComponent(
    () => import('../features/overview/ChannelOverview'),
    'ChannelOverview',
  ),
})

const channelRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: 'c/$channelId',
  validateSearch: ChannelParams,
  search: { middlewares: [keepPanel] },
  component: lazyRouteComponent(() => import('../features/browse/ChannelPage'), 'ChannelPage'),
})

const guildPages = () => import('../features/browse/panel/GuildPages')

const authorRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: 'author',
  validateSearch: AuthorOverviewParams,
  component: lazyRouteComponent(
    () => import('../features/overview/AuthorOverview'),
    'AuthorOverview',
  ),
})

const mediaRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: 'media',
  validateSearch: MediaParams,
  component: lazyRouteComponent(guildPages, 'MediaPage'),
})

const linksRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: 'links',
  validateSearch: LinksParams,
  component: lazyRouteComponent(guildPages, 'LinksPage'),
})

const pinnedRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: 'pinned',
  component: lazyRouteComponent(guildPages, 'PinnedPage'),
})

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: SearchParams,
  component: lazyRouteComponent(() => import('../features/search/SearchPage'), 'SearchPage'),
})

const entitiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entities',
  validateSearch: EntitiesParams,
  component: lazyRouteComponent(() => import('../features/entities/EntitiesPage'), 'EntitiesPage'),
})

const entityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entities/$entityId',
  validateSearch: EntityParams,
  component: lazyRouteComponent(() => import('../features/entities/EntityPage'), 'EntityPage'),
})

const questionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/questions',
  validateSearch: CatalogueParams,
  component: lazyRouteComponent(
    () => import('../features/questions/QuestionsPage'),
    'QuestionsPage',
  ),
})

const writeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/questions/write',
  validateSearch: WriteParams,
  component: lazyRouteComponent(() => import('../features/questions/WritePage'), 'WritePage'),
})

const questionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/questions/$id',
  validateSearch: QuestionParams,
  component: lazyRouteComponent(() => import('../features/questions/QuestionPage'), 'QuestionPage'),
})

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/report',
  validateSearch: ReportParams,
  component: lazyRouteComponent(() => import('../features/report/ReportPage'), 'ReportPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage'), 'SettingsPage'),
})

const aboutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/about',
  component: lazyRouteComponent(() => import('../features/about/AboutPage'), 'AboutPage'),
})

const exportGuideRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/export-guide',
  component: lazyRouteComponent(
    () => import('../features/export-guide/ExportGuidePage'),
    'ExportGuidePage',
  ),
})

const renderingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rendering',
  validateSearch: RenderingParams,
  component: lazyRouteComponent(
    () => import('../features/rendering/RenderingPage'),
    'RenderingPage',
  ),
})

const dashboardsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dashboards',
  component: lazyRouteComponent(
    () => import('../features/dashboards/DashboardsPage'),
    'DashboardsPage',
  ),
})

const dashboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dashboards/$dashboardId',
  component: lazyRouteComponent(
    () => import('../features/dashboards/DashboardPage'),
    'DashboardPage',
  ),
})

const chartsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rendering/charts',
  component: lazyRouteComponent(() => import('../features/rendering/ChartsPage'), 'ChartsPage'),
})

/** Every place of the window; each has an address after the `#`. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    libraryRoute,
    filesRoute,
    archiveRoute,
    guildRoute.addChildren([
      guildOverviewRoute,
      channelRoute,
      channelOverviewRoute,
      authorRoute,
      mediaRoute,
      linksRoute,
      pinnedRoute,
    ]),
    searchRoute,
    entitiesRoute,
    entityRoute,
    questionsRoute,
    writeRoute,
    questionRoute,
    reportRoute,
    settingsRoute,
    aboutRoute,
    exportGuideRoute,
    renderingRoute,
    chartsRoute,
    dashboardsRoute,
    dashboardRoute,
  ]),
  history: createHashHistory(),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  defaultPendingMs: 200,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface HistoryState {
    /** True for a channel that was opened from a hit: the results are one step back. */
    is_from_search?: true
  }
}
