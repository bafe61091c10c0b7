using Veritas.Accounts;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Accounts;

public sealed class StudentSearchTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() =>
        await database.ExecuteAsync(
            """
            insert into users (id, email, password_hash, full_name, role, created_at) values
                ('00000000-0000-7000-8000-000000000001', 'ada@example.org', 'x', 'Ada Lovelace', 'student', now()),
                ('00000000-0000-7000-8000-000000000002', 'zoe_100@example.org', 'x', 'Zoë 100% Ångström', 'student',
                    now()),
                ('00000000-0000-7000-8000-000000000003', 'back@example.org', 'x', 'C:\Back Slash', 'student', now()),
                ('00000000-0000-7000-8000-000000000004', 'adam@example.org', 'x', 'Adam Teacher', 'teacher', now())
            on conflict do nothing
            """
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("ADA", "Ada Lovelace")]
    [InlineData("love", "Ada Lovelace")]
    [InlineData("da@exa", "Ada Lovelace")]
    [InlineData("ström", "Zoë 100% Ångström")]
    [InlineData("%", "Zoë 100% Ångström")]
    [InlineData("0%", "Zoë 100% Ångström")]
    [InlineData("_", "Zoë 100% Ångström")]
    [InlineData(@":\b", @"C:\Back Slash")]
    [InlineData(@"\", @"C:\Back Slash")]
    [InlineData("a%e", null)]
    [InlineData("a_a", null)]
    public async Task A_part_of_a_name_or_address_finds_the_student_and_wildcards_are_escaped(
        string typed,
        string? found
    )
    {
        var students = await new AccountStore(database.DataSource).FindStudentsAsync(Guid.Empty, true, typed, default);

        Assert.Equal(found is null ? [] : [found], students.Select(s => s.FullName));
    }
}
