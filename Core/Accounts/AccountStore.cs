using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Rows of <c>users</c>. Addresses are stored as <see cref="EmailAddress"/> normalizes them.</summary>
internal sealed class AccountStore(NpgsqlDataSource database)
{
    private const string Select = "select id, email, full_name, role from users where ";

    private const string InsertText = """
        with made as (
            insert into users (id, email, password_hash, full_name, role, created_at)
            values (@id, @email, @password_hash, @full_name, @role, @now)
            returning id, role, created_at
        ), student as (
            insert into student_profiles (user_id, created_at) select id, created_at from made where role = 'student'
        )
        insert into teacher_profiles (user_id, created_at) select id, created_at from made where role = 'teacher'
        """;

    // Index: users_pkey.
    private const string FindText = Select + "id = @id";

    // Index: users_email.
    private const string FindByEmailText = Select + "lower(email) = @email";

    // Index: users_pkey.
    private const string ListText = Select + "id > @after order by id limit @limit";

    // Index: users_role.
    private const string ListOfRoleText = Select + "role = @role and id > @after order by id limit @limit";

    // Index: users_search, from three characters on; without the trigram extension a scan over students. A full address
    // finds any student: a teacher may grant an accommodation before the student is in one of the teacher's classes.
    private const string FindStudentsText =
        Select
        + """
            role = 'student' and (lower(email) = lower(@text)
                or (lower(full_name) like lower(@pattern) or email like lower(@pattern))
                    and (@all or teaches(@teacher_id, id)))
            order by full_name, id
            limit 20
            """;

    /// <summary>Null when the address is taken: the unique index users_email decides.</summary>
    public async Task<User?> InsertAsync(Guid id, NewUser user, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await database
                .Command(
                    InsertText,
                    new
                    {
                        id,
                        user.Email,
                        user.PasswordHash,
                        user.FullName,
                        user.Role,
                        now,
                    }
                )
                .ExecuteAsync(cancel);
            return new User(id, user.Email, user.FullName, user.Role);
        }
        catch (PostgresException failure) when (failure.IsUniqueViolation("users_email"))
        {
            return null;
        }
    }

    public Task<User?> FindAsync(Guid id, CancellationToken cancel) =>
        database.Command(FindText, new { id }).FirstAsync<User>(cancel);

    public Task<User?> FindByEmailAsync(string email, CancellationToken cancel) =>
        database.Command(FindByEmailText, new { email }).FirstAsync<User>(cancel);

    /// <summary>Oldest first.</summary>
    public Task<ImmutableArray<User>> ListAsync(UserQuery query, CancellationToken cancel)
    {
        var values = new
        {
            query.Role,
            after = query.After ?? Guid.Empty,
            query.Limit,
        };
        return database.Command(query.Role is null ? ListText : ListOfRoleText, values).ListAsync<User>(cancel);
    }

    /// <summary>At most 20 students by name: those of the teacher, or with <paramref name="all"/> of anybody.</summary>
    public Task<ImmutableArray<User>> FindStudentsAsync(
        Guid teacherId,
        bool all,
        string text,
        CancellationToken cancel
    ) =>
        database
            .Command(
                FindStudentsText,
                new
                {
                    teacherId,
                    all,
                    text,
                    pattern = $"%{EscapeWildcards(text)}%",
                }
            )
            .ListAsync<User>(cancel);

    /// <summary>Escapes LIKE wildcards in user input.</summary>
    private static string EscapeWildcards(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
