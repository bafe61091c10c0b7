using System.Collections.Immutable;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class PolicyRulesTests
{
    private static readonly MonitoringPolicy Default = MonitoringPolicy.Default;

    public static TheoryData<string, MonitoringPolicy> Breaches =>
        new()
        {
            { "version", Default with { Version = 0 } },
            { "retention_days", Default with { RetentionDays = 0 } },
            { "retention_days", Default with { RetentionDays = 3651 } },
            { "'mind.reading'", Default with { Collect = ["mind.reading"] } },
            { "'session.duplicate'", Default with { Collect = ["session.duplicate"] } },
            { "twice", Default with { Collect = ["tab.hidden", "tab.hidden"] } },
            { "'mind.reading'", Type("mind.reading", new TypeRule()) },
            { "types.tab.hidden.severity", Type("tab.hidden", new TypeRule(Severity: 101)) },
            { "types.tab.hidden.weight", Type("tab.hidden", new TypeRule(Weight: 1.01)) },
            { "types.tab.hidden.weight", Type("tab.hidden", new TypeRule(Weight: double.NaN)) },
            { "types.tab.hidden.cooldown_s", Type("tab.hidden", new TypeRule(CooldownS: 86_401)) },
            { "types.tab.hidden.half_life_min", Type("tab.hidden", new TypeRule(HalfLifeMin: 0)) },
            {
                "types.tab.hidden.half_life_min",
                Type("tab.hidden", new TypeRule(HalfLifeMin: double.PositiveInfinity))
            },
            { "types.tab.hidden.grace_s", Type("tab.hidden", new TypeRule(GraceS: -1)) },
            { "interval types only", Type("clipboard.copy", new TypeRule(GraceS: 1)) },
            { "does not count against students", Type("network.lost", new TypeRule(Weight: 0.1)) },
            { "types.tab.hidden", Type("tab.hidden", null!) },
            { "'charm'", Category("charm", new CategoryRule(1, 1)) },
            { "categories.focus.cap", Category("focus", new CategoryRule(101, 1)) },
            { "categories.focus.scale", Category("focus", new CategoryRule(10, 0)) },
            { "does not count against students", Category("technical", new CategoryRule(1, 1)) },
            { "bands must increase", Default with { Bands = new RiskBands(Notice: 60) } },
            { "bands must increase", Default with { Bands = new RiskBands(Critical: 101) } },
            { "bands must increase", Default with { Bands = new RiskBands(Notice: double.NaN) } },
            { "hysteresis", Default with { Bands = new RiskBands(Hysteresis: 30) } },
            { "hysteresis", Default with { Bands = new RiskBands(Hysteresis: -1) } },
        };

    [Theory]
    [MemberData(nameof(Breaches), DisableDiscoveryEnumeration = true)]
    public void A_value_out_of_range_is_reported_with_its_key(string says, MonitoringPolicy policy)
    {
        var problem = PolicyRules.Check(policy).Problem;
        Assert.Equal((ProblemKind.Invalid, "policy_invalid"), (problem?.Kind, problem?.Code));
        Assert.Contains(says, problem!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_and_the_limits_of_every_range_are_valid()
    {
        Assert.True(PolicyRules.Check(Default).Ok);
        Assert.True(PolicyRules.Check(Type("tab.hidden", new TypeRule(100, 1, 86_400, 525_600, 3_600))).Ok);
        Assert.True(PolicyRules.Check(Type("network.lost", new TypeRule(Weight: 0))).Ok);
        Assert.True(
            PolicyRules.Check(Default with { Collect = ["tab.hidden", "face.mismatch"], RetentionDays = 3650 }).Ok
        );
    }

    [Fact]
    public void Fields_missing_in_JSON_get_their_defaults()
    {
        var bare = new MonitoringPolicy(1, default, null!, null!, null!, false, 30);
        Assert.Equal(
            Default with
            {
                RequireFullscreen = false,
                RetentionDays = 30,
                Bands = new RiskBands(),
            },
            PolicyRules.Check(bare).Value! with
            {
                Collect = Default.Collect,
            }
        );
        Assert.Equal(
            100,
            ScoreRules.Integrity(
                new ScoringState(),
                Histories.Compile(bare, new Accommodation(0, default, null!, 1, 0))
            )
        );
    }

    [Theory]
    [InlineData(-1, "tab.hidden", 1.0)]
    [InlineData(0, "mind.reading", 1.0)]
    [InlineData(0, "tab.hidden", 1.1)]
    [InlineData(0, "tab.hidden", double.NaN)]
    public void An_accommodation_is_limited_to_its_ranges(int extra, string type, double factor)
    {
        var scale = ImmutableDictionary<string, double>.Empty.Add(type, factor);
        Assert.Equal(
            "accommodation_invalid",
            AccommodationRules.Check(new Accommodation(extra, [], scale, 1, 0)).Problem?.Code
        );
    }

    [Fact]
    public void An_accommodation_may_exempt_and_scale_known_types()
    {
        Assert.True(AccommodationRules.Check(Accommodation.None).Ok);
        Assert.True(
            AccommodationRules
                .Check(new Accommodation(86_400, ["gaze.away"], Accommodation.None.Scale.Add("user.idle", 0), 1, 0))
                .Ok
        );
        Assert.Equal(
            "accommodation_invalid",
            AccommodationRules.Check(new Accommodation(0, ["mind.reading"], null!, 1, 0)).Problem?.Code
        );
    }

    private static MonitoringPolicy Type(string name, TypeRule rule) =>
        Default with
        {
            Types = Default.Types.Add(name, rule),
        };

    private static MonitoringPolicy Category(string name, CategoryRule rule) =>
        Default with
        {
            Categories = Default.Categories.Add(name, rule),
        };
}
