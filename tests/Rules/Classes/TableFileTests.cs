using Veritas.Accounts;
using Veritas.Classes;

namespace Veritas.Tests.Rules.Classes;

public sealed class TableFileTests
{
    private static readonly string[] Columns = ["email", "points"];

    [Fact]
    public void Both_formats_are_read_to_the_same_rows()
    {
        var csv = TableFile.Read(TableFormat.Csv, "Email,points\r\nada@example.org,3.5\r\n\"a,b\",\r\n", Columns);
        var json = TableFile.Read(
            TableFormat.Json,
            """[{"email":" ada@example.org ","points":3.5},{"email":"a,b","points":null}]""",
            Columns
        );

        foreach (var file in new[] { csv, json })
        {
            Assert.Empty(file.Faults);
            Assert.Equal([("ada@example.org", "3.5"), ("a,b", null)], file.Rows.Select(r => (r["email"], r["points"])));
        }

        Assert.Equal([2, 3], csv.Rows.Select(r => r.Line));
        Assert.Equal([1, 2], json.Rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("Email;Points\r\nada@example.org;3,5\r\n", 2)]
    [InlineData("sep=;\r\nEmail;Points\r\n\r\nada@example.org;3,5\r\n", 4)]
    [InlineData("Email\tPoints\nada@example.org\t\"3,5\"\n", 2)]
    [InlineData("\uFEFFemail,points\rada@example.org,\"3,5\"\r", 2)]
    public void A_spreadsheet_file_is_read_with_any_separator(string text, int line)
    {
        var file = TableFile.Read(TableFormat.Csv, text, Columns);

        Assert.Empty(file.Faults);
        var row = Assert.Single(file.Rows);
        Assert.Equal(("ada@example.org", "3,5", line), (row["email"], row["points"], row.Line));
    }

    [Theory]
    [InlineData("csv", "", 1)]
    [InlineData("csv", "email\r\n", 1)]
    [InlineData("csv", "email,shoe\r\na,b", 1)]
    [InlineData("csv", "email,email\r\na,b", 1)]
    [InlineData("csv", "email,points\r\na,1\r\nb", 3)]
    [InlineData("csv", "email,points\r\na,1\r\n\"b", 3)]
    [InlineData("json", "[", 1)]
    [InlineData("json", "{}", 1)]
    [InlineData("json", "[]", 1)]
    [InlineData("json", """[{"email":"a"},7]""", 2)]
    [InlineData("json", """[{"email":"a"},{"email":{}}]""", 2)]
    [InlineData("json", """[{"email":"a"},{"shoe":"b"}]""", 2)]
    [InlineData("json", """[{"email":"a","email":"b"}]""", 1)]
    [InlineData("json", """[{"email":"\ud800"}]""", 1)]
    public void A_fault_names_its_line(string format, string text, int line)
    {
        var file = TableFile.Read(WireName<TableFormat>.Parse(format), text, Columns);

        var fault = Assert.Single(file.Faults);
        Assert.Equal(line, fault.Line);
        Assert.NotEmpty(fault.Reason!);
    }

    [Fact]
    public void A_file_has_a_bounded_number_of_rows() =>
        Assert.Single(
            TableFile
                .Read(
                    TableFormat.Csv,
                    "email\r\n" + string.Concat(Enumerable.Repeat("a\r\n", TableFile.MostRows + 1)),
                    Columns
                )
                .Faults
        );

    [Fact]
    public void A_student_is_identified_in_exactly_one_way()
    {
        Assert.Equal("student_ref_invalid", StudentRefs.Check(new StudentRef(null, null, null)).Problem?.Code);
        Assert.Equal(
            "student_ref_invalid",
            StudentRefs.Check(new StudentRef(null, "ada@example.org", "17")).Problem?.Code
        );
        Assert.Equal("student_ref_invalid", StudentRefs.Check(new StudentRef(null, "no address", null)).Problem?.Code);
        Assert.Equal("student_ref_invalid", StudentRefs.Check(new StudentRef(null, null, "-17\n")).Problem?.Code);
        Assert.Equal("ada@example.org", StudentRefs.Check(new StudentRef(null, " Ada@Example.org", null)).Value?.Email);
        Assert.True(StudentRefs.Check(new StudentRef(null, null, "2030/17-b")).Ok);
    }
}
