import type { RouteObject } from 'react-router';
import { LiveRoute } from '@/features/live/live-route';
import { NotFound } from './not-found';
import { RouteError } from './route-error';
import { Shell } from './shell';

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
                lazy: async () => ({ Component: (await import('@/features/alert/alert-route')).AlertRoute }),
              },
            ],
          },
          {
            path: '/entities',
            lazy: async () => ({ Component: (await import('@/features/entities/entities-route')).EntitiesRoute }),
          },
          {
            path: '/entities/:id',
            lazy: async () => ({ Component: (await import('@/features/entities/entity-route')).EntityRoute }),
          },
          {
            path: '/system',
            lazy: async () => ({ Component: (await import('@/features/system/system-route')).SystemRoute }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
