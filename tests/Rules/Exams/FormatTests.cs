using Veritas.Exams;
using Veritas.Exams.Formats;
using Veritas.Grains.Exams;

namespace Veritas.Tests.Rules.Exams;

public sealed class FormatTests
{
    [Fact]
    public void GIFT_of_other_programs_is_read()
    {
        const string File = """
            // a comment
            $CATEGORY: $course$/top/History

            ::Grant's tomb::Who is buried in {
              =Grant # right
              ~no one
              ~Napoleon
            } 's tomb?

            // [tag:sums] [points:3]
            2 + 2 \= 4{T}

            When was Ulysses born? {#1822:5}

            [html]<p>Two &amp; two</p>{#=4:0}

            Range {#1..5}

            Which? {~%50%a ~%50%b ~%-100%c}

            Match {=cat -> animal =rose -> plant = -> stone}

            Write.{}

            Two plus two equals {=four =4}
            """;

        var read = QuestionFile.Read(QuestionFormat.Gift, File);

        Assert.Empty(read.Faults);
        Assert.Equal(
            [
                (4, QuestionKind.SingleChoice, "Who is buried in _____ 's tomb?"),
                (11, QuestionKind.TrueFalse, "2 + 2 = 4"),
                (13, QuestionKind.Numeric, "When was Ulysses born?"),
                (15, QuestionKind.Numeric, "Two & two"),
                (17, QuestionKind.Numeric, "Range"),
                (19, QuestionKind.MultipleChoice, "Which?"),
                (21, QuestionKind.Matching, "Match"),
                (23, QuestionKind.Essay, "Write."),
                (25, QuestionKind.ShortText, "Two plus two equals"),
            ],
            read.Questions.Select(q => (q.Line, q.Draft.Question.Kind, q.Draft.Question.Text))
        );
        Assert.Equal((3.0, "sums"), (read.Questions[1].Draft.Question.Points, read.Questions[1].Draft.Tags.Single()));
        Assert.Equal("""{"value":3,"tolerance":2}""", read.Questions[4].Draft.Question.Key?.Text);
        Assert.Equal("""["a","b"]""", read.Questions[5].Draft.Question.Key?.Text);
    }

    [Theory]
    [InlineData("3.141..3.142", "3.141", "3.142", "3.1409999")]
    [InlineData("-0.3..0.1", "-0.3", "0.1", "0.1000001")]
    [InlineData("1e300..3e300", "1e300", "3e300", "3.1e300")]
    public void A_range_in_GIFT_includes_its_ends(string range, string low, string high, string beyond)
    {
        var question = QuestionFile.Read(QuestionFormat.Gift, $"N {{#{range}}}").Questions.Single().Draft.Question;
        double? Points(string answer) =>
            GradingRules.Grade(
                new Question(
                    Guid.Empty,
                    1,
                    question.Kind,
                    question.Text,
                    question.Options,
                    question.Key,
                    question.Points,
                    null,
                    1,
                    null,
                    null,
                    null
                ),
                new RawJson(answer)
            );

        Assert.Equal([1, 1, 0], new[] { low, high, beyond }.Select(Points));
    }

    [Fact]
    public void Answers_in_GIFT_have_their_own_format_or_that_of_the_question()
    {
        const string File = """
            ::Q1::[html]<p>Two &amp; two?</p>{
              =<p>4</p>
              ~[plain]<5>
              ~\[html] 6
            }

            Pairs {=[html]<b>cat</b> -> [html]<i>animal</i> =<rose> -> plant}
            """;

        var read = QuestionFile.Read(QuestionFormat.Gift, File);

        Assert.Empty(read.Faults);
        Assert.Equal(["4", "<5>", "[html] 6"], Shapes.ChoiceOf(read.Questions[0].Draft.Question).Select(o => o.Text));
        Assert.Equal([("cat", "animal"), ("<rose>", "plant")], Shapes.PairsOf(read.Questions[1].Draft.Question));
        Assert.Equal("Two & two?", read.Questions[0].Draft.Question.Text);
    }

    [Theory]
    [InlineData(QuestionFormat.Gift, "Fine {T}\n\nNo answers here", 3, "no answers")]
    [InlineData(QuestionFormat.Gift, "Open { =a ~b", 1, "not closed")]
    [InlineData(QuestionFormat.Gift, "\n\nOne {~a ~b}", 3, "key")]
    [InlineData(QuestionFormat.Gift, "Half {=%50%a =b}", 1, "partial credit")]
    [InlineData(QuestionFormat.Gift, "N {#x:1}", 1, "not a number")]
    [InlineData(QuestionFormat.Gift, "N {#5..1}", 1, "smaller")]
    [InlineData(QuestionFormat.Csv, "", 1, "empty")]
    [InlineData(QuestionFormat.Csv, "kind,text\nessay,Why?", 1, "header")]
    [InlineData(QuestionFormat.Csv, "kind,text,points,colour\n", 1, "colour")]
    [InlineData(QuestionFormat.Csv, "kind,text,points\nessay,\"Why\nnot?\",1\nessay,Why?", 4, "2 fields")]
    [InlineData(QuestionFormat.Csv, "kind,text,points\npoem,Why?,1", 2, "kind")]
    [InlineData(QuestionFormat.Csv, "kind,text,points\nessay,Why?,many", 2, "points")]
    [InlineData(QuestionFormat.Csv, "kind,text,points\nessay,\"Why?,1", 2, "is not closed")]
    [InlineData(QuestionFormat.Csv, "kind,text,points,options,key\nsingle_choice,?,1,a|b,3", 2, "number of an option")]
    [InlineData(QuestionFormat.Json, "{}", 1, "list")]
    [InlineData(
        QuestionFormat.Json,
        "[\n{\"kind\":\"essay\",\"text\":\"?\",\"points\":1},\n{\"kind\":\"essay\",\"points\":1}]",
        3,
        "kind, text and points"
    )]
    [InlineData(QuestionFormat.Json, "[\n\n{\"kind\":\"essay\",\"text\":\"?\",\"points\":\"1\"}]", 3, "points")]
    [InlineData(QuestionFormat.Json, "[\n{\"kind\":\"essay\"", 2, "list")]
    [InlineData(QuestionFormat.Json, "[{\"kind\":\"essay\",\"text\":\"?\",\"points\":0}]", 1, "points")]
    [InlineData(QuestionFormat.MoodleXml, "<quiz>\n<question type=\"essay\">", 2, "well-formed")]
    [InlineData(QuestionFormat.MoodleXml, "<list/>", 1, "quiz")]
    [InlineData(
        QuestionFormat.MoodleXml,
        "<quiz>\n<question type=\"cloze\"><questiontext><text>?</text></questiontext></question></quiz>",
        2,
        "cloze"
    )]
    [InlineData(QuestionFormat.MoodleXml, "<quiz>\n\n<question type=\"essay\"/></quiz>", 3, "text is missing")]
    [InlineData(
        QuestionFormat.MoodleXml,
        "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<quiz><question "
            + "type=\"essay\"><questiontext><text>&x;</text></questiontext></question></quiz>",
        1,
        "document type"
    )]
    public void A_fault_names_line_and_reason(QuestionFormat format, string file, int line, string reason)
    {
        var fault = Assert.Single(QuestionFile.Read(format, file).Faults);

        Assert.Equal(line, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Moodle_XML_of_other_programs_is_read()
    {
        const string File = """
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz>
              <question type="category"><category><text>$course$/top</text></category></question>
              <question type="multichoice">
                <name><text>Capital</text></name>
                <questiontext format="html"><text><![CDATA[<p>Capital of <b>France</b>?</p>]]></text></questiontext>
                <defaultgrade>2.0000000</defaultgrade><single>true</single>
                <answer fraction="0" format="html"><text>&lt;p&gt;Lyon&lt;/p&gt;</text><feedback format="html"><text>No</text></feedback></answer>
                <answer fraction="100" format="html"><text>Paris</text></answer>
                <tags><tag><text>geography</text></tag></tags>
              </question>
              <question type="numerical">
                <questiontext format="moodle_auto_format"><text>Pi</text></questiontext>
                <answer fraction="100"><text>3.14</text><tolerance>0.01</tolerance></answer>
              </question>
            </quiz>
            """;

        var read = QuestionFile.Read(QuestionFormat.MoodleXml, File);

        Assert.Empty(read.Faults);
        Assert.Equal(
            [(4, "Capital of France?", 2.0), (12, "Pi", 1.0)],
            read.Questions.Select(q => (q.Line, q.Draft.Question.Text, q.Draft.Question.Points))
        );
        Assert.Equal(
            """[{"id":"a","text":"Lyon"},{"id":"b","text":"Paris"}]""",
            read.Questions[0].Draft.Question.Options?.Text
        );
    }

    [Fact]
    public void A_file_has_a_maximum_size()
    {
        Assert.Contains(
            "characters",
            QuestionFile
                .Read(QuestionFormat.Gift, new string('x', QuestionFile.LongestFile + 1))
                .Faults.Single()
                .Reason,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2000",
            QuestionFile
                .Read(QuestionFormat.Gift, string.Concat(Enumerable.Repeat("x{T}\n\n", 2_001)))
                .Faults.Single()
                .Reason,
            StringComparison.Ordinal
        );
    }
}
