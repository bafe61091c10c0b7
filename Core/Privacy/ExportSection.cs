namespace Veritas.Privacy;

/// <summary>A section of what a person is told: one statement, read page by page.</summary>
/// <param name="Name">As it is called in the document.</param>
/// <param name="Start">The place before its first row.</param>
/// <param name="Sql">$1 the person, $2 the place, $3 rows at most, $4 the time where it is needed. Answers the row's place and the row as JSON.</param>
/// <param name="Covers">Columns that refer to a person, as <c>table.column</c>, and are told by it.</param>
internal sealed record ExportSection(string Name, string Start, string Sql, params string[] Covers)
{
    /// <summary>Rows of a page: answers can be long, and a page is held in memory.</summary>
    public int Most { get; init; } = 200;

    private const string Zero = "00000000-0000-0000-0000-000000000000";

    /// <summary>What a student may see of an ended attempt once its results are out: as everywhere else.</summary>
    private const string Released = " and a.ended_at is not null and results_released(e, $4)";

    /// <summary>The one row of a person.</summary>
    public static ExportSection One(string name, string row, string from, params string[] covers) =>
        new(name, "", "select '', (" + row + ")::text from " + from + " and $2 = '' limit $3", covers);

    /// <summary>Rows told apart by an id.</summary>
    /// <param name="name">In the document.</param>
    /// <param name="row">A JSON object made of <c>x</c>.</param>
    /// <param name="from">Tables, <c>x</c> among them, and the condition on $1.</param>
    /// <param name="covers">What is told by it.</param>
    /// <param name="id">The id.</param>
    public static ExportSection Rows(string name, string row, string from, string covers, string id = "x.id") =>
        new(name, Zero, "select " + id + "::text, (" + row + ")::text from " + from + " and " + id + " > $2::uuid order by " + id + " limit $3", covers);

    /// <summary>Rows of a table <c>x</c> that belongs to the person's attempts <c>a</c>, at exams <c>e</c>.</summary>
    /// <param name="name">In the document.</param>
    /// <param name="table">The table.</param>
    /// <param name="id">What tells rows of one attempt apart: a column of ids.</param>
    /// <param name="row">A JSON object made of <c>x</c>, <c>a</c> and <c>e</c>.</param>
    /// <param name="released">Only once results are released.</param>
    public static ExportSection OfAttempts(string name, string table, string id, string row, bool released) =>
        new(
            name, Zero + "|" + Zero,
            "select a.id || '|' || " + id + ", (" + row + ")::text from exam_attempts a join exams e on e.id = a.exam_id join " + table + " x on x.attempt_id = a.id "
            + "where a.student_id = $1 and (a.id, " + id + ") > (split_part($2, '|', 1)::uuid, split_part($2, '|', 2)::uuid)" + (released ? Released : "")
            + " order by a.id, " + id + " limit $3",
            table + ".attempt_id");
}
