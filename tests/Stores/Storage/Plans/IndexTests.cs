using Npgsql;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// Each index has a statement that looks into it, and what is removed finds the rows that go with it by an index.
/// </summary>
[Collection(GrownDatabase.Name)]
public sealed class IndexTests(GrownDatabase grown)
{
    /// <summary>Indexes that no statement of the program needs, each with why it is there.</summary>
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["bank_questions_owner"] = "what a person wrote, when it is asked for",
        ["collusion_pairs_a"] = "an attempt that is removed",
        ["deletion_records_exam"] = "proof of what was deleted of one exam; one text serves it and the list of all",
        ["legal_holds_exam"] = "holds of one exam, of a table that is small for now",
        ["legal_holds_student"] = "holds of one student, the same",
        ["exam_allowances_student"] = "a person who is removed",
        ["result_changes_attempt"] = "an attempt that is removed",
    };

    /// <summary>A foreign key to a table that rows are removed from.</summary>
    private sealed record Reference(string Child, string Parent, bool Cascades, string Lookup);

    [Fact]
    public async Task Every_index_has_a_statement_that_looks_into_it()
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

        // An index that lets a row be there once has a purpose beyond reading.
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
    public async Task What_goes_with_a_removed_row_is_found_by_an_index()
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        var references = await ReferencesAsync(planner);
        Assert.Contains(references, r => r is { Parent: "questions", Child: "attempt_answers" });
        var found = new List<string>();
        foreach (var reference in references.Where(r => Tables.IsLarge(r.Child)))
        {
            if ((await planner.PlanAsync(reference.Lookup)).WholeReads.Count > 0)
            {
                found.Add($"removing from {reference.Parent} reads {reference.Child} from end to end");
            }
        }

        Assert.Empty(found);
    }

    /// <summary>Foreign keys to what statements remove, and to what goes with it.</summary>
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
