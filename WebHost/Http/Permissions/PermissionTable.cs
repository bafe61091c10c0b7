using System.Text;
using Veritas.Accounts;

namespace Veritas.WebHost.Http;

/// <summary>Renders the matrix for docs/permissions.md.</summary>
internal static class PermissionTable
{
    private const string Head = """
        # Permissions

        Who may call which route, and which rows. This page is printed from
        `WebHost/Http/Permissions/PermissionMatrix.cs`, which also makes every route's authorisation; a test compares
        the two and calls every route as every role (`./veritas test Web`).

        - 401 `token_invalid`: nobody is signed in. 403 `role_required`: the role may not. 403 `scope_required`: the API
          key may not.
        - Rows: *own* are the caller's, *exam, view* and so on the exams on which a teacher has at least that permission
          (view, proctor, grade, edit, own), *taught* the students of a teacher's classes and those who attempted an
          exam on which the teacher has a permission, *all* are all. Admins own every exam. What a caller may not know
          of answers 404, as if there were none.
        - Key: the scope with which an API key may call the route; no API key is taken where there is none.

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
