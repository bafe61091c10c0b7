using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Rows of <c>users</c>. An address is stored in the form of <see cref="EmailAddress"/>.</summary>
internal sealed class AccountStore(NpgsqlDataSource database)
{
    /// <summary>Null when the address is taken: the unique index users_email decides.</summary>
    public async Task<User?> Insert(Guid id, NewUser user, DateTimeOffset now)
    {
        const string Sql = """
            with made as (
                insert into users (id, email, password_hash, full_name, role, created_at)
                values (@id, @email, @password_hash, @full_name, @role, @now)
                returning id, role, created_at
            ), student as (
                insert into student_profiles (user_id, created_at) select id, created_at from made where role = 'student'
            )
            insert into teacher_profiles (user_id, created_at) select id, created_at from made where role = 'teacher'
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("email", user.Email);
        command.Parameters.AddWithValue("password_hash", user.PasswordHash);
        command.Parameters.AddWithValue("full_name", user.FullName);
        command.Parameters.AddWithValue("role", WireName<Role>.Of(user.Role));
        command.Parameters.AddWithValue("now", now);
        try
        {
            await command.ExecuteNonQueryAsync();
            return new User(id, user.Email, user.FullName, user.Role);
        }
        catch (PostgresException failure) when (failure.IsUniqueViolation("users_email"))
        {
            return null;
        }
    }

    public async Task<User?> Find(Guid id)
    {
        const string Sql = "select id, email, full_name, role from users where id = @id";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("id", id);
        return (await ReadUsers(command)).FirstOrDefault();
    }

    /// <summary>By the index users_email.</summary>
    public async Task<User?> FindByEmail(string email)
    {
        const string Sql = "select id, email, full_name, role from users where lower(email) = @email";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("email", email);
        return (await ReadUsers(command)).FirstOrDefault();
    }

    /// <summary>By users_pkey, or users_role when a role is named.</summary>
    public async Task<ImmutableArray<User>> Page(UserQuery query)
    {
        const string AllSql = "select id, email, full_name, role from users where id > @after order by id limit @most";
        const string OfRoleSql = "select id, email, full_name, role from users where role = @role and id > @after order by id limit @most";
        await using var command = database.CreateCommand(query.Role is null ? AllSql : OfRoleSql);
        command.Parameters.AddWithValue("after", query.After ?? Guid.Empty);
        command.Parameters.AddWithValue("most", query.Limit);
        if (query.Role is { } role)
        {
            command.Parameters.AddWithValue("role", WireName<Role>.Of(role));
        }

        return await ReadUsers(command);
    }

    /// <summary>By users_search, from three characters on; where the server has no trigrams, a scan over students.</summary>
    public async Task<ImmutableArray<User>> FindStudents(Guid teacher, bool all, string text)
    {
        // Whoever knows a whole address may learn the name that goes with it: an allowance is given before the student is anybody's.
        const string Sql = """
            select id, email, full_name, role from users
            where role = 'student' and (lower(email) = lower(@text)
                or (lower(full_name) like lower(@part) or email like lower(@part)) and (@all or teaches(@teacher, id)))
            order by full_name, id
            limit 20
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("teacher", teacher);
        command.Parameters.AddWithValue("all", all);
        command.Parameters.AddWithValue("text", text);
        // What is typed means itself.
        var part = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
        command.Parameters.AddWithValue("part", $"%{part}%");
        return await ReadUsers(command);
    }

    internal static User ReadUser(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2), WireName<Role>.Parse(row.GetString(3)));

    private static async Task<ImmutableArray<User>> ReadUsers(NpgsqlCommand command)
    {
        await using var rows = await command.ExecuteReaderAsync();
        var users = ImmutableArray.CreateBuilder<User>();
        while (await rows.ReadAsync())
        {
            users.Add(ReadUser(rows));
        }

        return users.ToImmutable();
    }
}
