using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Alerts;

/// <summary>Alerts read from the database.</summary>
/// <param name="Alerts">In order.</param>
/// <param name="Open">Number of the exam's open alerts, including those not returned.</param>
public sealed record StoredAlerts(ImmutableArray<Alert> Alerts, int Open);

/// <summary>An alert whose triage was stored.</summary>
/// <param name="Alert">Its current state.</param>
/// <param name="Before">Its state before the triage.</param>
public sealed record TriagedAlert(Alert Alert, AlertState Before);
