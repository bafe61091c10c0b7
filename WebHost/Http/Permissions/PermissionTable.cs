using System.Text;
using Veritas.Accounts;

namespace Veritas.WebHost.Http;

/// <summary>Renders the matrix for docs/permissions.md.</summary>
internal static class PermissionTable
{
    private const string Head = """
        # Permissions

        Who may call which route, and which records. This page is generated from
        `WebHost/Http/Permissions/PermissionMatrix.cs`, which also configures the authorisation of every route. A test
        compares the two and calls every route as every role (`./veritas test Web`).

        - 401 `token_invalid`: not signed in. 403 `role_required`: the role does not permit it. 403 `scope_required`:
          the API key does not have the scope.
        - Rows: *own* are the caller's records. *exam, view* and so on are exams on which a teacher has at least that
          permission (view, proctor, grade, edit, own). *taught* are the students of a teacher's classes and those who
          attempted an exam on which the teacher has a permission. *all* are all records. Admins own every exam.
          Records that a caller may not access are reported as 404.
        - Key: the scope that an API key needs for the route. Routes without an entry accept no API key.

        | route | nobody | student | teacher | admin | rows | key |
        |---|---|---|---|---|---|---|

        """;

    public static string Markdown()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var row in PermissionMatrix.Rows)
        {
            text.Append(
                    $"| `{row.Method} {row.Pattern}` | {Mark(row.Callers == Callers.Anyone)} | "
                        + $"{Mark(row.Allows(Role.Student))} | "
                )
                .Append(
                    $"{Mark(row.Allows(Role.Teacher))} | {Mark(row.Allows(Role.Admin))} | {Rows(row)} | {Key(row)} |\n"
                );
        }

        return text.ToString();
    }

    private static string Mark(bool allowed) => allowed ? "yes" : "";

    private static string Key(PermissionRow row) =>
        row.Scope switch
        {
            null => "",
            "" => "any",
            var scope => $"`{scope}`",
        };

    private static string Rows(PermissionRow row) =>
        row.Rows switch
        {
            RowRule.Own => "own",
            RowRule.Exam => $"exam, {row.Needs}",
            RowRule.Taught => "taught",
            RowRule.All => "all",
            _ => "",
        };
}
