using Npgsql;
using NpgsqlTypes;

namespace Veritas.Bench.Data;

/// <summary>Loads accounts.</summary>
internal static class PeopleWriter
{
    // The accounts are for measuring on a machine of one's own; the cheapest hash lets thousands sign in.
    private const int Cost = 4;

    public static async Task WriteAsync(NpgsqlDataSource database, People people, CancellationToken cancel)
    {
        var hash = BCrypt.Net.BCrypt.HashPassword(People.Password, Cost);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (
            var users = await connection.BeginBinaryImportAsync(
                "copy users (id, email, password_hash, full_name, role, created_at) from stdin (format binary)",
                cancel
            )
        )
        {
            Write(users, people.Admin, People.AdminEmail, hash, "Ada Admin", "admin", people.Created);
            for (var i = 0; i < people.Teachers.Length; i++)
            {
                Write(
                    users,
                    people.Teachers[i],
                    People.TeacherEmail(i),
                    hash,
                    People.Name(i),
                    "teacher",
                    people.Created
                );
            }

            for (var i = 0; i < people.Students.Length; i++)
            {
                Write(
                    users,
                    people.Students[i],
                    People.StudentEmail(i),
                    hash,
                    People.Name(i),
                    "student",
                    people.Created
                );
            }

            await users.CompleteAsync(cancel);
        }

        await Profiles(
            connection,
            "copy student_profiles (user_id, created_at) from stdin (format binary)",
            people.Students,
            people.Created,
            cancel
        );
        await Profiles(
            connection,
            "copy teacher_profiles (user_id, created_at) from stdin (format binary)",
            people.Teachers,
            people.Created,
            cancel
        );
    }

    private static async Task Profiles(
        NpgsqlConnection connection,
        string copy,
        Guid[] users,
        DateTimeOffset created,
        CancellationToken cancel
    )
    {
        await using var rows = await connection.BeginBinaryImportAsync(copy, cancel);
        foreach (var id in users)
        {
            rows.StartRow();
            rows.Write(id, NpgsqlDbType.Uuid);
            rows.Write(created.UtcDateTime, NpgsqlDbType.TimestampTz);
        }

        await rows.CompleteAsync(cancel);
    }

    private static void Write(
        NpgsqlBinaryImporter rows,
        Guid id,
        string email,
        string hash,
        string name,
        string role,
        DateTimeOffset created
    )
    {
        rows.StartRow();
        rows.Write(id, NpgsqlDbType.Uuid);
        rows.Write(email, NpgsqlDbType.Text);
        rows.Write(hash, NpgsqlDbType.Text);
        rows.Write(name, NpgsqlDbType.Text);
        rows.Write(role, NpgsqlDbType.Text);
        rows.Write(created.UtcDateTime, NpgsqlDbType.TimestampTz);
    }
}
