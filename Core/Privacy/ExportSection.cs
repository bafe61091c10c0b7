using Veritas.Attempts;

namespace Veritas.Privacy;

/// <summary>A section of a user's export: one statement, read page by page.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Start">The place before its first row.</param>
/// <param name="Sql">
/// Selects <c>place</c> and <c>row</c> as JSON. Parameters: <c>@user_id</c>, <c>@place</c>, <c>@limit</c> and, where
/// needed, <c>@now</c>.
/// </param>
/// <param name="Covers">The columns it exports that refer to a person, as <c>table.column</c>.</param>
internal sealed record ExportSection(string Name, string Start, string Sql, params string[] Covers)
{
    /// <summary>Rows per page: answers can be long, and a page is held in memory.</summary>
    public int Most { get; init; } = 200;

    private const string Zero = "00000000-0000-0000-0000-000000000000";

    /// <summary>The condition for showing an ended attempt's results, the same as everywhere else.</summary>
    private const string Released = " and a.ended_at is not null and results_released(e, @now)";

    /// <summary>The user's only row of a table.</summary>
    public static ExportSection One(string name, string row, string from, params string[] covers) =>
        new(
            name,
            "",
            "select '' as place, (" + row + ")::text as row from " + from + " and @place = '' limit @limit",
            covers
        );

    /// <summary>Rows with an id.</summary>
    /// <param name="name">In the document.</param>
    /// <param name="row">A JSON object.</param>
    /// <param name="from">Tables and the condition on <c>@user_id</c>.</param>
    /// <param name="covers">The column it exports.</param>
    /// <param name="id">The id.</param>
    public static ExportSection Rows(string name, string row, string from, string covers, string id = "x.id") =>
        new(
            name,
            Zero,
            "select "
                + id
                + "::text as place, ("
                + row
                + ")::text as row from "
                + from
                + " and "
                + id
                + " > @place::uuid order by "
                + id
                + " limit @limit",
            covers
        );

    /// <summary>Rows of a table <c>x</c> that belongs to the user's attempts <c>a</c> at exams <c>e</c>.</summary>
    /// <param name="name">In the document.</param>
    /// <param name="table">The table.</param>
    /// <param name="id">A column of ids that distinguishes rows of one attempt.</param>
    /// <param name="row">A JSON object made of <c>x</c>, <c>a</c> and <c>e</c>.</param>
    /// <param name="released">Only when results are released.</param>
    public static ExportSection OfAttempts(string name, string table, string id, string row, bool released) =>
        new(
            name,
            Zero + "|" + Zero,
            "select a.id || '|' || "
                + id
                + " as place, ("
                + row
                + ")::text as row "
                + "from "
                + AttemptSources.WithExam
                + " join "
                + table
                + " x on x.attempt_id = a.id "
                + "where a.student_id = @user_id "
                + "and (a.id, "
                + id
                + ") > (split_part(@place, '|', 1)::uuid, split_part(@place, '|', 2)::uuid)"
                + (released ? Released : "")
                + " order by a.id, "
                + id
                + " limit @limit",
            table + ".attempt_id"
        );
}
