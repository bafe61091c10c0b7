using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Accounts;

namespace Veritas.Tests.Rules.Accounts;

public sealed class AccountRulesTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    /// <summary>
    /// Every accepted profile can be stored: PostgreSQL rejects NUL, and the columns have maximum lengths.
    /// </summary>
    [Fact]
    public void A_valid_profile_can_be_stored()
    {
        var texts = Gen.OneOf(
            Gen.Elements(
                "",
                "a",
                "\0",
                "x\0y",
                "\ud800",
                "é",
                new string('x', 200),
                new string('x', 201),
                "line\nbreak"
            ),
            ArbMap.Default.GeneratorFor<string>()
        );
        var cases =
            from name in texts
            from department in texts
            from subjects in Gen.ListOf(texts, 3)
            from role in Gen.Elements(Role.Student, Role.Teacher, Role.Admin)
            select (Change: new ProfileChange(name, new TeacherProfile(department ?? "", [.. subjects])), role);
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var whole = AccountRules.Check(c.Change, c.role);
                    return !whole.Ok
                        || (
                            c.role == Role.Teacher
                            && Storable(whole.Value.FullName, 1, 200)
                            && Storable(whole.Value.Teacher!.Department, 0, 200)
                            && whole.Value.Teacher.Subjects.All(s => Storable(s, 1, 100))
                        );
                }
            )
            .Check(Many);
    }

    [Theory]
    [InlineData(Role.Teacher, 50, true)]
    [InlineData(Role.Teacher, 51, false)]
    [InlineData(Role.Student, 0, false)]
    [InlineData(Role.Admin, 0, false)]
    public void Only_teachers_have_a_department_and_at_most_fifty_subjects(Role role, int subjects, bool taken) =>
        Assert.Equal(
            taken,
            AccountRules
                .Check(new ProfileChange("A", new TeacherProfile("D", [.. Enumerable.Repeat("S", subjects)])), role)
                .Ok
        );

    [Fact]
    public void A_name_is_trimmed_and_every_role_may_have_a_profile_without_teacher_fields() =>
        Assert.All(
            Enum.GetValues<Role>(),
            role => Assert.Equal("Ada", AccountRules.Check(new ProfileChange("  Ada ", null), role).Value!.FullName)
        );

    [Fact]
    public void A_key_expires_within_a_year_and_has_a_name() =>
        Prop.ForAll(
                (
                    from minutes in Gen.Choose(-10, 366 * 24 * 60 + 10)
                    from length in Gen.Choose(0, 102)
                    select (minutes, length)
                ).ToArbitrary(),
                c =>
                {
                    var key = new NewApiKey(
                        Guid.Empty,
                        new string('n', c.length),
                        "vk_",
                        default,
                        ImmutableArray<string>.Empty,
                        Now.AddMinutes(c.minutes)
                    );
                    var fits = c.minutes is > 0 and <= 366 * 24 * 60 && c.length is >= 1 and <= 100;
                    return AccountRules.Check(key, Now) is null == fits;
                }
            )
            .Check(Many);

    private static bool Storable(string text, int least, int most) =>
        text.Length >= least
        && text.Length <= most
        && !text.Contains('\0')
        && text.EnumerateRunes().All(r => r != System.Text.Rune.ReplacementChar);
}
