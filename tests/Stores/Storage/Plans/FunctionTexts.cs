using System.Text.RegularExpressions;
using Npgsql;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// The statements inside the functions and triggers of sql/. The plan of a calling statement does not show them, so
/// each is planned separately. Arguments, variables, and the row or transition table of a trigger become parameters.
/// </summary>
internal static partial class FunctionTexts
{
    private const string FunctionsText = """
        select p.proname, l.lanname, coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), coalesce(p.proargnames, '{}'),
            array(select format_type(t, null) from unnest(p.proargtypes) with ordinality a(t, n)
                order by n), t.relation, coalesce(t.rows, ''),
            array(select relname::text from pg_class where relnamespace = p.pronamespace and relkind in ('r', 'p'))
        from pg_proc p join pg_language l on l.oid = p.prolang left join lateral (
            select distinct g.tgrelid::regclass::text as relation, coalesce(g.tgnewtable, g.tgoldtable)::text as rows
                from pg_trigger g where g.tgfoid = p.oid) t on true
        where p.pronamespace = 'public'::regnamespace and l.lanname in ('sql', 'plpgsql')
            and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        order by 1, 6
        """;

    /// <summary>The type of a name, and whether it is a row or a table.</summary>
    private sealed record Known(string Type, bool IsRow, bool IsTable = false);

    public static async Task<IReadOnlyList<SqlText>> OfAsync(NpgsqlDataSource database)
    {
        var texts = new List<SqlText>();
        await using var command = database.CreateCommand(FunctionsText);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var (name, body, tables) = (
                row.GetString(0),
                Comment().Replace(row.GetString(2), ""),
                row.GetFieldValue<string[]>(7)
            );
            var types = row.GetFieldValue<string[]>(4);
            var known = row.GetFieldValue<string[]>(3)
                .Zip(types)
                .ToDictionary(
                    a => a.First,
                    a => new Known(a.Second, tables.Contains(a.Second)),
                    StringComparer.Ordinal
                );
            if (!row.IsDBNull(5))
            {
                var relation = row.GetString(5);
                known["new"] = known["old"] = new Known(relation, true);
                known["tg_op"] = new Known("text", false);
                known[row.GetString(6)] = new Known(relation + "[]", false, true);
            }

            var statements =
                row.GetString(1) == "sql" ? [Returned().Replace(body, "select ")] : Statements(body, known, tables);
            texts.AddRange(
                statements.Select(s => new SqlText(Bound(s.Trim().TrimEnd(';'), name, known), $"function {name}"))
            );
        }

        return texts;
    }

    /// <summary>
    /// Splits a PL/pgSQL body into the statements that it executes. Expressions with a subquery become a select.
    /// Dynamic statements are not detected.
    /// </summary>
    private static IEnumerable<string> Statements(string body, Dictionary<string, Known> known, string[] tables)
    {
        var begin = Begin().Match(body);
        foreach (Match variable in Variable().Matches(body[..begin.Index]))
        {
            var type = variable.Groups[2].Value;
            known[variable.Groups[1].Value] = new Known(type, tables.Contains(type));
        }

        foreach (Match counter in Counter().Matches(body))
        {
            known[counter.Groups[1].Value] = new Known("integer", false);
        }

        foreach (var part in Step().Split(body[(begin.Index + begin.Length)..]).Select(p => p.Trim()))
        {
            var text = Control().Replace(part, "");
            if (Verb().IsMatch(text))
            {
                var target = string.Join('|', known.Keys.Where(k => k.Length > 0).Select(Regex.Escape));
                yield return Regex.Replace(
                    Verb().Replace(text, v => v.Value == "perform" ? "select" : v.Value),
                    $@"\s+into\s+(strict\s+)?({target})(?![\w.(])",
                    ""
                );
            }
            else if (text.Contains("(select", StringComparison.Ordinal))
            {
                yield return "select " + text;
            }
        }
    }

    private static string Bound(string text, string function, Dictionary<string, Known> known)
    {
        var used = new List<string>();
        var names = string.Join('|', known.Keys.Where(k => k.Length > 0).Select(Regex.Escape));
        return names.Length == 0
            ? text
            : Regex.Replace(
                text,
                $@"'[^']*'|(?<![\w.])(?:{function}\.)?({names})(?!\w)(\.?)",
                match =>
                {
                    var name = match.Groups[1].Value;
                    if (name.Length == 0 || (match.Groups[2].Length > 0 && !known[name].IsRow))
                    {
                        return match.Value;
                    }

                    used.Add(name);
                    var value = $"${used.Distinct().ToList().IndexOf(name) + 1}::{known[name].Type}";
                    return (known[name].IsTable ? $"unnest({value})" : $"({value})") + match.Groups[2].Value;
                }
            );
    }

    [GeneratedRegex("--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*return\s", RegexOptions.IgnoreCase)]
    private static partial Regex Returned();

    [GeneratedRegex(@"^\s*begin\s", RegexOptions.Multiline)]
    private static partial Regex Begin();

    // A variable declaration: name, type and optional initial value.
    [GeneratedRegex(@"^\s*(?!declare)(\w+)\s+([\w\[\]]+)\s*(?::=[^;]*)?;", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\bfor\s+(\w+)\s+in\s+[^;]*?\.\.")]
    private static partial Regex Counter();

    [GeneratedRegex(@";|\bthen\b|\bloop\b|\belse\b")]
    private static partial Regex Step();

    // The keywords before an expression or statement: a condition, an assignment, a return or a loop over rows.
    [GeneratedRegex(@"^(?:(?:if|elsif|return)\s+|[\w.]+\s*:=\s*|for\s+\w+\s+in\s+)")]
    private static partial Regex Control();

    [GeneratedRegex(@"^(?:select|insert|update|delete|with|perform)\b")]
    private static partial Regex Verb();
}
