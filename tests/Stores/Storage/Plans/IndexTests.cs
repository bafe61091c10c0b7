using Npgsql;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>Every index is used by a statement, and every foreign key check on delete uses an index.</summary>
[Collection(GrownDatabase.Name)]
public sealed class IndexTests(GrownDatabase grown)
{
    /// <summary>Indexes that no statement of the program uses, each with its purpose.</summary>
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["bank_questions_owner"] = "the questions of one owner, for an export of personal data",
        ["collusion_pairs_a"] = "foreign key check when an attempt is deleted",
        ["deletion_records_exam"] = "deletion records of one exam; the same statement lists all",
        ["legal_holds_exam"] = "holds of one exam; the table is still small",
        ["legal_holds_student"] = "holds of one student; the table is still small",
        ["exam_allowances_student"] = "foreign key check when a user is deleted",
        ["result_changes_attempt"] = "foreign key check when an attempt is deleted",
    };

    /// <summary>A foreign key that references a table with deletes.</summary>
    private sealed record Reference(string Child, string Parent, bool Cascades, string Lookup);

    [Fact]
    public async Task Every_index_is_used_by_a_statement()
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var lookups = (await ReferencesAsync(planner)).Select(r => r.Lookup);
        foreach (var text in grown.Statements.Select(s => s.Text).Concat(lookups).Concat(RuntimeTexts.Prepared()))
        {
            used.UnionWith(await planner.IndexesAsync(text));
        }

        foreach (var (sql, values) in RuntimeTexts.WithCustomPlan())
        {
            used.UnionWith((await planner.PlanAsync(sql, values)).Indexes);
        }

        // Unique indexes are excluded, because they also enforce a constraint.
        var indexes = await ListAsync(
            """
            select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = 'public'::regnamespace and not i.indisunique and not c.relispartition order by 1
            """,
            r => r.GetString(0)
        );
        Assert.True(indexes.Count > 30, $"{indexes.Count} indexes");
        Assert.Equal("", string.Join(", ", indexes.Where(i => !used.Contains(i) && !Kept.ContainsKey(i))));
        Assert.Empty(Kept.Keys.Except(indexes));
    }

    [Fact]
    public async Task Foreign_key_checks_on_delete_use_an_index()
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        var references = await ReferencesAsync(planner);
        Assert.Contains(references, r => r is { Parent: "questions", Child: "attempt_answers" });
        var found = new List<string>();
        foreach (var reference in references.Where(r => Tables.IsLarge(r.Child)))
        {
            if ((await planner.PlanAsync(reference.Lookup)).WholeReads.Count > 0)
            {
                found.Add($"a delete from {reference.Parent} scans {reference.Child}");
            }
        }

        Assert.Empty(found);
    }

    /// <summary>Foreign keys that reference tables with deletes, including cascaded deletes.</summary>
    private async Task<List<Reference>> ReferencesAsync(Planner planner)
    {
        var all = await ListAsync(
            """
            select c.conrelid::regclass::text, c.confrelid::regclass::text, c.confdeltype = 'c',
                format('select 1 from only %s where %s for key share', c.conrelid::regclass, (
                    select string_agg(format('%I = $%s', a.attname, k.n), ' and ')
                        from unnest(c.conkey) with ordinality k(num, n)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num))
            from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1, 4
            """,
            r => new Reference(r.GetString(0), r.GetString(1), r.GetBoolean(2), r.GetString(3))
        );
        var removed = new Queue<string>();
        foreach (var statement in grown.Statements)
        {
            foreach (var table in (await planner.PlanAsync(statement.Text)).Removals)
            {
                removed.Enqueue(table);
            }
        }

        var (found, seen) = (new List<Reference>(), new HashSet<string>(StringComparer.Ordinal));
        while (removed.TryDequeue(out var parent))
        {
            if (!seen.Add(parent))
            {
                continue;
            }

            foreach (var reference in all.Where(r => r.Parent == parent))
            {
                found.Add(reference);
                if (reference.Cascades)
                {
                    removed.Enqueue(reference.Child);
                }
            }
        }

        return found;
    }

    private async Task<List<T>> ListAsync<T>(string text, Func<NpgsqlDataReader, T> read)
    {
        await using var command = grown.Source.CreateCommand(text);
        var rows = new List<T>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            rows.Add(read(row));
        }

        return rows;
    }
}
