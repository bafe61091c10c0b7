import { createBrowserRouter, type RouteObject } from 'react-router';
import { Entrance } from './accounts/Entrance';
import { RequireRole } from './accounts/RequireRole';
import { base } from './base';
import { Failure } from './shell/Failure';
import { NoPage } from './shell/NoPage';
import { Shell } from './shell/Shell';

const pages: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <Failure />,
    hydrateFallbackElement: <></>,
    children: [
      { path: '/', element: <Entrance /> },
      {
        path: '/student',
        element: <RequireRole roles={['student']} />,
        children: [
          { index: true, lazy: () => import('./student/ExamListPage') },
          { path: 'exams/:examId', lazy: () => import('./student/ConsentPage') },
          { path: 'attempts/:attemptId', lazy: () => import('./student/AttemptPage') },
        ],
      },
      {
        path: '/teacher',
        element: <RequireRole roles={['teacher', 'admin']} />,
        children: [
          { index: true, lazy: () => import('./teacher/ExamListPage') },
          { path: 'exams/new', lazy: () => import('./teacher/NewExamPage') },
          { path: 'exams/:examId', lazy: () => import('./teacher/ExamPage') },
          { path: 'exams/:examId/room', lazy: () => import('./room/RoomPage') },
          { path: 'exams/:examId/attempts', lazy: () => import('./teacher/AttemptListPage') },
          { path: 'attempts/:attemptId', lazy: () => import('./teacher/GradingPage') },
        ],
      },
      { path: '*', element: <NoPage /> },
    ],
  },
];

export const router = createBrowserRouter(pages, { basename: base });
