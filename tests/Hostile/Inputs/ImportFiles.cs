using System.Text;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>Hostile question files in each import format.</summary>
public static class ImportFiles
{
    public static readonly string[] Formats = ["csv", "json", "gift", "moodle_xml"];

    private static readonly string[] Csv =
    [
        "kind,text,points,options,key\nsingle_choice,\"What is 7 times 8?\",2,54|56|63,2\nessay,\"Why\nnot?\",4,,\n",
        "kind,text,points\nessay,=cmd|' /C calc'!A0,1\nessay,\"\"\"\",1\n",
        "kind,kind,text,points\nessay,essay,a,1\n",
        "kind;text;points\r\nessay;a;1\r\n",
        ",,,\n,,,\n",
    ];

    private static readonly string[] Json =
    [
        "[{\"kind\":\"single_choice\",\"text\":\"What is 7 times "
            + "8?\",\"points\":2,\"options\":[{\"id\":\"a\",\"text\":\"54\"},{\"id\":\"b\",\"text\":\"56\"}],\"key\":\"b\"},{\"kind\":\"numeric\",\"text\":\"Root "
            + "of 2\",\"points\":1,\"key\":{\"value\":1.41,\"tolerance\":0.01}}]",
        "[{\"kind\":\"matching\",\"text\":\"Match\",\"points\":1,\"options\":[],\"key\":{}}]",
        "[[],[],{}]",
    ];

    private static readonly string[] Gift =
    [
        "::Tomb::Who is buried in Grant's tomb? {=Grant ~Napoleon}\n\n2 + 2 \\= 4 {T}\n\nWhen? "
            + "{#1822:5}\n\nMatch {=cat -> animal =rose -> plant}\n\nWrite. {}\n",
        "A {~%50%a ~%50%b ~%-100%c}\n",
        "{}{}{}{{{{\n",
        "N {#1..1e999}\n\nM {#=NaN:Infinity}\n",
        "a {=\\\\\\}\n",
    ];

    private static readonly string[] MoodleXml =
    [
        "<?xml version=\"1.0\"?>\n<quiz>\n<question type=\"truefalse\"><name><text>n</text></name><questiontext "
            + "format=\"html\"><text><![CDATA[<p>Zero is even.</p>]]></text></questiontext><answer "
            + "fraction=\"100\"><text>true</text></answer><answer "
            + "fraction=\"0\"><text>false</text></answer></question>\n</quiz>",
        "<!DOCTYPE quiz [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><quiz><question "
            + "type=\"essay\"><questiontext><text>&a;</text></questiontext></question></quiz>",
        "<!DOCTYPE quiz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
            + "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]><quiz>&c;</quiz>",
        "<quiz><question type=\"numerical\"><questiontext><text>N</text></questiontext><answer "
            + "fraction=\"1e999\"><text>NaN</text><tolerance>-1</tolerance></answer></question></quiz>",
        string.Concat(Enumerable.Repeat("<quiz>", 3_000)),
    ];

    /// <summary>A valid or invalid file of that format.</summary>
    public static byte[] Of(string format, Dice dice)
    {
        var text = dice.Of(
            format switch
            {
                "csv" => Csv,
                "json" => Json,
                "gift" => Gift,
                _ => MoodleXml,
            }
        );
        if (format == "json")
        {
            return Mutations.Of(text, dice);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        for (var changes = dice.Next(4); changes > 0; changes--)
        {
            bytes = Mutations.InBytes(bytes, dice);
        }

        return bytes;
    }
}
