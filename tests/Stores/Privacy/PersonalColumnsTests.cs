using Veritas.Privacy;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Privacy;

/// <summary>Every table with personal data is exported or has a reason why it is not.</summary>
public sealed class PersonalColumnsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_column_that_refers_to_a_person_is_exported_or_has_a_reason()
    {
        var found = await ColumnsAsync();
        var told = ExportSections.All.SelectMany(s => s.Covers).ToList();

        Assert.True(found.Count > 60, $"only {found.Count} columns were found");
        Assert.Empty(found.Except(told).Except(NotExported.Columns.Keys));
        Assert.Empty(told.Except(found));
        Assert.Empty(NotExported.Columns.Keys.Except(found));
        Assert.Empty(told.Intersect(NotExported.Columns.Keys));
        Assert.All(NotExported.Columns.Values, reason => Assert.NotEqual("", reason.Trim()));
    }

    [Fact]
    public async Task Every_section_is_empty_for_a_user_without_data()
    {
        var reader = new ExportReader(database.DataSource);
        foreach (var section in ExportSections.All.Where(s => s.Sql.Length > 0))
        {
            Assert.Empty(await reader.ReadAsync(section, Guid.NewGuid(), "", PersonalRows.ExamEnd, default));
        }

        Assert.Equal(ExportSections.All.Length, ExportSections.All.Select(s => s.Name).Distinct().Count());
    }

    /// <summary>
    /// Foreign keys to users and attempts, and ids with such a name. Partitions are skipped, because they have the
    /// columns of their table.
    /// </summary>
    private async Task<List<string>> ColumnsAsync()
    {
        await using var command = database.DataSource.CreateCommand(
            """
            select t.relname || '.' || a.attname from pg_class t join pg_attribute a on a.attrelid = t.oid
                and a.attnum > 0 and not a.attisdropped
            where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition and (
                (t.relname = 'users' and a.attname = 'id')
                or exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'f'
                    and c.confrelid in ('users'::regclass, 'exam_attempts'::regclass)
                    and a.attnum = any(c.conkey))
                or (a.atttypid = 'uuid'::regtype and (a.attname like '%\_by' or a.attname in ('user_id', 'student_id',
                    'teacher_id', 'owner_id', 'author_id',
                    'actor_id', 'subject_id', 'part_id', 'attempt_id', 'attempt_a', 'attempt_b'))))
            order by 1
            """
        );
        var columns = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            columns.Add(rows.GetString(0));
        }

        return columns;
    }
}
