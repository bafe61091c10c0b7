import { createBrowserRouter, Navigate } from 'react-router';
import { Entrance } from './accounts/Entrance';
import { RequireRole } from './accounts/RequireRole';
import { Failure } from './shell/Failure';
import { Shell } from './shell/Shell';

export const router = createBrowserRouter([
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
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
]);
