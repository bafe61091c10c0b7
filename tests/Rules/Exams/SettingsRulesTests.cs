using System.Collections.Immutable;
using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Exams;
using Veritas.Grains.Exams;

namespace Veritas.Tests.Rules.Exams;

public sealed class SettingsRulesTests
{
    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("192.0.2.9/24", "192.0.2.200", true)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("192.0.2.0/24", "::ffff:192.0.2.9", true)]
    [InlineData("2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("192.0.2.0/24", null, false)]
    [InlineData("192.0.2.0/24", "here", false)]
    public void A_network_admits_the_addresses_in_it(string network, string? address, bool admitted) =>
        Assert.Equal(
            admitted,
            SettingsRules.Admits(Checked(ExamSettings.Default with { AllowedNetworks = [network] }), address)
        );

    [Fact]
    public void Without_networks_everybody_is_admitted() =>
        Assert.True(SettingsRules.Admits(ExamSettings.Default, null));

    [Theory]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/")]
    [InlineData("fe80::1%2")]
    [InlineData("exam-room")]
    [InlineData("")]
    public void An_invalid_network_is_refused(string network)
    {
        var refused = SettingsRules.Check(ExamSettings.Default with { AllowedNetworks = [network] });

        Assert.Equal(("exam_invalid", "settings.allowed_networks"), (refused.Problem?.Code, refused.Problem?.Field));
    }

    [Fact]
    public void A_network_of_any_prefix_length_admits_its_own_address() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<uint>(),
                Gen.Choose(0, 32).ToArbitrary(),
                (bits, length) =>
                {
                    var mask = length == 0 ? 0u : uint.MaxValue << (32 - length);
                    var network = new IPNetwork(Address(bits & mask), length);
                    var settings = Checked(ExamSettings.Default with { AllowedNetworks = [network.ToString()] });
                    var outside =
                        length == 0
                        || !SettingsRules.Admits(settings, Address((bits & mask) ^ (1u << (32 - length))).ToString());
                    return SettingsRules.Admits(settings, Address(bits).ToString()) && outside;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Settings_are_limited_to_their_ranges()
    {
        ExamSettings[] wrong =
        [
            ExamSettings.Default with
            {
                AttemptsAllowed = 0,
            },
            ExamSettings.Default with
            {
                AttemptsAllowed = 101,
            },
            ExamSettings.Default with
            {
                Sections = [new ExamSection("", "A")],
            },
            ExamSettings.Default with
            {
                Sections = [new ExamSection("a", " ")],
            },
            ExamSettings.Default with
            {
                Sections = [new ExamSection("a", "A"), new ExamSection("a", "B")],
            },
            ExamSettings.Default with
            {
                AllowedNetworks = [.. Enumerable.Repeat("192.0.2.0/24", 101)],
            },
        ];

        Assert.All(wrong, s => Assert.Equal("exam_invalid", SettingsRules.Check(s).Problem?.Code));
        Assert.True(
            SettingsRules.Check(ExamSettings.Default with { AllowedNetworks = default, Sections = default }).Ok
        );
    }

    [Theory]
    [InlineData("ok", 2.0, 1.0)]
    [InlineData("sum", 2.0, 2.0)]
    [InlineData("none", 3.0, 0.0)]
    public void The_points_of_a_rubric_must_add_up(string name, double first, double second)
    {
        ImmutableArray<Criterion> lines = [new("a", "Names the cause", first), new("b", "Gives an example", second)];

        Assert.Equal(name == "ok", RubricRules.Check(lines, 3) is null);
        Assert.Null(RubricRules.Check(null, 3));
    }

    private static ExamSettings Checked(ExamSettings settings) => SettingsRules.Check(settings).Value!;

    private static IPAddress Address(uint bits) =>
        new([(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
}
