import { Navigate, Outlet, useLocation } from 'react-router';
import type { Role } from '../api/schema';
import { useUser } from './useUser';

/** Redirects other users to the sign-in page, which leads back here or to their own pages. */
export function RequireRole({ roles }: { roles: Role[] }) {
  const user = useUser();
  const location = useLocation();
  if (!user) return <Navigate to="/" replace state={{ from: location.pathname }} />;
  return roles.includes(user.role) ? <Outlet /> : <Navigate to="/" replace />;
}
