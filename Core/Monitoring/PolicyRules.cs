namespace Veritas.Monitoring;

/// <summary>Validates an exam's monitoring policy. The problem names the first invalid key and its bound.</summary>
public static class PolicyRules
{
    /// <summary>The policy with defaults for missing parts, or <c>policy_invalid</c>.</summary>
    public static Result<MonitoringPolicy> Check(MonitoringPolicy p)
    {
        var policy = Filled(p);
        var breach = Breaches(policy).FirstOrDefault();
        return breach is null ? policy : new Problem(ProblemKind.Invalid, "policy_invalid", breach);
    }

    // A policy is read from JSON, so any part may be null.
    internal static MonitoringPolicy Filled(MonitoringPolicy p) =>
        p with
        {
            Collect = p.Collect.IsDefault ? [] : p.Collect,
            Types = p.Types ?? MonitoringPolicy.Default.Types,
            Categories = p.Categories ?? MonitoringPolicy.Default.Categories,
            Bands = p.Bands ?? new RiskBands(),
        };

    private static IEnumerable<string> Breaches(MonitoringPolicy p)
    {
        if (p.Version < 1)
        {
            yield return "version must be 1 or more.";
        }

        if (p.RetentionDays is < 1 or > 3650)
        {
            yield return "retention_days must be 1 to 3,650.";
        }

        foreach (var name in p.Collect)
        {
            if (name is null || EventCatalog.Find(name) is not { FromClient: true })
            {
                yield return $"collect: {Quoted(name)} is not an event type that clients send.";
            }
        }

        if (p.Collect.Distinct(StringComparer.Ordinal).Count() != p.Collect.Length)
        {
            yield return "collect names a type twice.";
        }

        foreach (
            var breach in p
                .Types.SelectMany(t => Breaches(t.Key, t.Value))
                .Concat(p.Categories.SelectMany(c => Breaches(c.Key, c.Value)))
        )
        {
            yield return breach;
        }

        if (
            !(
                p.Bands.Notice > 0
                && p.Bands.Notice < p.Bands.Warning
                && p.Bands.Warning < p.Bands.Critical
                && p.Bands.Critical <= 100
            )
        )
        {
            yield return "bands must increase: notice over 0, warning, critical at most 100.";
        }

        if (!(p.Bands.Hysteresis >= 0 && p.Bands.Hysteresis < p.Bands.Notice))
        {
            yield return "bands.hysteresis must be 0 or more, and less than notice.";
        }
    }

    private static IEnumerable<string> Breaches(string name, TypeRule? rule)
    {
        if (EventCatalog.Find(name) is not { } type)
        {
            yield return $"types: {Quoted(name)} is not an event type.";
            yield break;
        }

        if (rule is null)
        {
            yield return $"types.{name} must be an object.";
            yield break;
        }

        if (rule.Severity is < 0 or > 100)
        {
            yield return $"types.{name}.severity must be 0 to 100.";
        }

        if (rule.Weight is { } weight && !(weight is >= 0 and <= 1))
        {
            yield return $"types.{name}.weight must be 0 to 1.";
        }

        if (rule.Weight > 0 && type.Category == "technical")
        {
            yield return $"types.{name}.weight must be 0: network loss does not count against students.";
        }

        if (rule.CooldownS is { } cooldown && !(cooldown is >= 0 and <= 86_400))
        {
            yield return $"types.{name}.cooldown_s must be 0 to 86,400.";
        }

        if (rule.HalfLifeMin is { } halfLife && !(halfLife is >= 0.1 and <= 525_600))
        {
            yield return $"types.{name}.half_life_min must be 0.1 to 525,600.";
        }

        if (rule.GraceS is { } grace && !(grace is >= 0 and <= 3_600))
        {
            yield return $"types.{name}.grace_s must be 0 to 3,600.";
        }

        if (rule.GraceS is not null && type.Shape != EventShape.Interval)
        {
            yield return $"types.{name}.grace_s is for interval types only.";
        }
    }

    private static IEnumerable<string> Breaches(string name, CategoryRule? rule)
    {
        if (!ScoreDefaults.Categories.ContainsKey(name))
        {
            yield return $"categories: {Quoted(name)} is not a category.";
            yield break;
        }

        if (rule is null || !(rule.Cap is >= 0 and <= 100))
        {
            yield return $"categories.{name}.cap must be 0 to 100.";
        }
        else if (!(rule.Scale is >= 0.001 and <= 1_000))
        {
            yield return $"categories.{name}.scale must be 0.001 to 1,000.";
        }
        else if (name == "technical" && rule.Cap > 0)
        {
            yield return "categories.technical.cap must be 0: network loss does not count against students.";
        }
    }

    // User input, truncated for error messages.
    internal static string Quoted(string? name) =>
        name is null ? "null" : $"'{(name.Length > 64 ? name[..64] + "…" : name)}'";
}
