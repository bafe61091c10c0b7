using Veritas.Exams.Formats;

namespace Veritas.Tests.Rules.Exams;

public sealed class CsvRowsTests
{
    /// <summary>Records are separated by a slash, fields by an underscore.</summary>
    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "a_b/1_2")]
    [InlineData("a;b\r\n1,5;2\r\n", "a_b/1,5_2")]
    [InlineData("a\tb\r\n1;2\t3,4\r\n", "a_b/1;2_3,4")]
    [InlineData("a\n1,2;3\t4\n", "a/1_2;3\t4")]
    [InlineData("\"a,b,c\";d\r\n1;2", "a,b,c_d/1_2")]
    [InlineData("\"a\n,,,\";d\n1;2", "a\n,,,_d/1_2")]
    [InlineData("a|b,c\n1|2|3,4", "a|b_c/1|2|3_4")]
    [InlineData("a,b;c,d\n1,2;3,4", "a_b;c_d/1_2;3_4")]
    [InlineData("sep=;\r\na;b\r\n1;2", "a_b/1_2")]
    [InlineData("SEP=\t\na,b\tc\n1,2\t3", "a,b_c/1,2_3")]
    [InlineData("sep=,\ra,b;c;d\r1,2;3;4", "a_b;c;d/1_2;3;4")]
    [InlineData("sep=;", "")]
    [InlineData("sep=x\na,b", "sep=x/a_b")]
    [InlineData("sep=;a\n1;2", "sep=_a/1_2")]
    [InlineData("\uFEFFa;b\r\n1;2", "a_b/1_2")]
    [InlineData("\uFEFFsep=;\r\na;b", "a_b")]
    [InlineData("a,b\r1,2\r", "a_b/1_2")]
    [InlineData("a,b\n1,2\r\n3,4\r5,6", "a_b/1_2/3_4/5_6")]
    [InlineData("\n\r\n\ra,b\n\n\n1,2\n\n", "a_b/1_2")]
    [InlineData("a\n\"\"\n1\n", "a/1")]
    [InlineData("a,b\n,\n\"\",\"\"\n", "a_b/_/_")]
    [InlineData("a,b\n1,2,\n", "a_b/1_2_")]
    [InlineData("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "a_b/x, y_say \"hi\"")]
    [InlineData("a,b\n\"1\r\n2\",\"3\n4\r5\"\n6,7", "a_b/1\r\n2_3\n4\r5/6_7")]
    [InlineData("a,b\n5\" pipe, \"x\"\nc\"d,e\"", "a_b/5\" pipe_ \"x\"/c\"d_e\"")]
    [InlineData("a,b\n Ω ,🦉\n", "a_b/ Ω _🦉")]
    [InlineData("", "")]
    [InlineData("\r\n\r\n", "")]
    public void A_file_is_split_into_records_and_fields(string file, string records)
    {
        var (rows, broken) = CsvRows.Read(file, 100);

        Assert.Null(broken);
        Assert.Equal(records, string.Join('/', rows.Select(r => string.Join('_', r.Fields))));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4", "1 2 3")]
    [InlineData("\n\na,b\r\n\r\n1,2\r3,4", "3 5 6")]
    [InlineData("a,b\n\"1\n2\r\n3\r4\",5\n6,7", "1 2 6")]
    [InlineData("sep=;\r\na;b\r\n1;2", "2 3")]
    public void A_record_has_the_number_of_its_first_line(string file, string lines) =>
        Assert.Equal(lines, string.Join(' ', CsvRows.Read(file, 100).Rows.Select(r => r.Line)));

    [Theory]
    [InlineData("a,b\n1,2\n\"x\ny", 2, 3, "is not closed")]
    [InlineData("a,b\n1,2\n3,\"", 2, 3, "is not closed")]
    [InlineData("a,b\n5\" pipe,\"x\n1,2\n", 1, 2, "is not closed")]
    [InlineData("a,b\n\"1\n2\",3\n\"x\"y,1\n5,6", 2, 4, "doubled")]
    [InlineData("a;b\n1;\"x\" \n", 1, 2, "doubled")]
    [InlineData("a,b\n5\" pipe,\"x\"y\n", 1, 2, "doubled")]
    [InlineData("\"a,b\n1,2", 0, 1, "is not closed")]
    public void Records_before_a_fault_are_read(string file, int rows, int line, string reason)
    {
        var (read, broken) = CsvRows.Read(file, 100);

        Assert.Equal((rows, line), (read.Count, broken?.Line));
        Assert.Contains(reason, broken!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_at_the_maximum_number_of_records() =>
        Assert.Equal(3, CsvRows.Read("a\n1\n\n2\n3\n\"open", 3).Rows.Count);
}
