import type { RouteObject } from 'react-router';
import { LiveRoute } from '@/features/live/live-route';
import { NotFound } from './not-found';
import { RouteError } from './route-error';
import { Shell } from './shell';

const pages = {
  alert: () => import('@/features/alert/alert-route'),
  entities: () => import('@/features/entities/entities-route'),
  entity: () => import('@/features/entities/entity-route'),
  verdicts: () => import('@/features/verdicts/verdicts-route'),
  system: () => import('@/features/system/system-route'),
};

/** Fetches the code of every page, so that they open at once, and also while the server is away. */
export async function preloadPages(): Promise<void> {
  await Promise.allSettled(Object.values(pages).map((load) => load()));
}

/** Every page. The alert is a child of the feed: it opens beside it. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          {
            path: '/',
            element: <LiveRoute />,
            children: [
              {
                path: 'alerts/:id',
                lazy: async () => ({ Component: (await pages.alert()).AlertRoute }),
              },
            ],
          },
          {
            path: '/entities',
            lazy: async () => ({ Component: (await pages.entities()).EntitiesRoute }),
          },
          {
            path: '/entities/:id',
            lazy: async () => ({ Component: (await pages.entity()).EntityRoute }),
          },
          {
            path: '/verdicts',
            lazy: async () => ({ Component: (await pages.verdicts()).VerdictsRoute }),
          },
          {
            path: '/system',
            lazy: async () => ({ Component: (await pages.system()).SystemRoute }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
