using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Alerts;

/// <summary>Alerts out of the database.</summary>
/// <param name="Alerts">In order.</param>
/// <param name="Open">How many of the exam are open, returned or not.</param>
public sealed record StoredAlerts(ImmutableArray<Alert> Alerts, int Open);

/// <summary>An alert whose triage was stored.</summary>
/// <param name="Alert">As it is now.</param>
/// <param name="Before">What it was.</param>
public sealed record TriagedAlert(Alert Alert, AlertState Before);
