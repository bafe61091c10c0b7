using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class EventFactsTests
{
    [Theory]
    [InlineData("""{"part":1,"open":true}""", """{"open": true, "part": 1}""")]
    [InlineData("""{"len":1e2,"q":"\u0061b"}""", """{"q": "ab", "len": 100}""")]
    [InlineData("""{"len":5,"len":7}""", """{"len": 7}""")]
    [InlineData("""{"len":5,"len":"x"}""", """{"len": "x"}""")]
    [InlineData("""{"\u006cen":5}""", """{"len": 5}""")]
    [InlineData("""{"chars":1.50e1,"keys":-0,"x":{"len":9}}""", """{"x": {"len": 9}, "keys": 0, "chars": 15.0}""")]
    [InlineData("""{"severity":3,"a":[1,{"severity":4}]}""", """{"a": [1, {"severity": 4}], "severity": 3}""")]
    public void The_clients_JSON_and_the_stored_JSON_have_the_same_facts(string sent, string stored) =>
        Assert.Equal(Shown(Read(stored)), Shown(Read(sent)));

    [Fact]
    public void Any_object_has_the_same_facts_after_storage()
    {
        var number = Gen.Elements(
            "0",
            "-0",
            "7",
            "1e2",
            "1E+2",
            "0.5e-3",
            "1e-400",
            "1e400",
            "123456789012345678901234567890",
            "2.50",
            "-3.10e1"
        );
        var text = Gen.Elements(
            "\"a\"",
            "\"\\u0061\"",
            "\"\\\"\\n\\/\"",
            "\"\"",
            "\"ü€\"",
            "\"\\u20ac\"",
            $"\"{new string('x', 64)}\"",
            $"\"{string.Concat(Enumerable.Repeat("\\u0078", 64))}\"",
            $"\"{new string('x', 65)}\""
        );
        var value = Gen.OneOf(
            number,
            text,
            Gen.Elements("true", "false", "null", "[1,[2]]", "{\"len\":1,\"q\":{\"q\":2}}")
        );
        var name = Gen.Elements(
            "part",
            "open",
            "len",
            "chars",
            "keys",
            "first",
            "severity",
            "q",
            "\\u0071",
            "p\\u0061rt",
            "hash",
            ""
        );
        var space = Gen.Elements("", " ", "\n\t ");
        var member = from n in name from v in value from s in space select $"{s}\"{n}\"{s}:{s}{v}{s}";
        var sent = Gen.ListOf(member).Select(m => "{" + string.Join(',', m) + "}");
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(
                Arb.From(sent),
                (Action<string>)(json => Assert.Equal(Shown(Read(Stored(json))), Shown(Read(json))))
            )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("3")]
    [InlineData("""{"len":5""")]
    [InlineData("""{"q":"\ud800","len":5}""")]
    public void A_value_that_is_not_an_object_has_no_facts(string json) =>
        Assert.Equal(Shown(EventFacts.None), Shown(Read(json)));

    [Fact]
    public void Too_deeply_nested_data_has_no_facts() =>
        Assert.Equal(
            Shown(EventFacts.None),
            Shown(Read("{\"len\":5,\"a\":" + new string('[', 1000) + new string(']', 1000) + "}"))
        );

    private static EventFacts Read(string json) => EventFacts.Read(Encoding.UTF8.GetBytes(json));

    private static string Shown(EventFacts f) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{f.Part + 0.0:R} {f.Length + 0.0:R} {f.Chars + 0.0:R} {f.Keys + 0.0:R} {f.Severity + 0.0:R} "
                + $"{f.Open} {f.First} {f.Question}"
        );

    // The output of PostgreSQL's jsonb: the last of duplicate keys, shorter keys first, numbers without an exponent,
    // and ": " and ", " as separators.
    private static string Stored(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Stored(document.RootElement);
    }

    private static string Stored(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "{"
                + string.Join(
                    ", ",
                    element
                        .EnumerateObject()
                        .GroupBy(p => p.Name, StringComparer.Ordinal)
                        .OrderBy(g => Encoding.UTF8.GetByteCount(g.Key))
                        .ThenBy(g => g.Key, StringComparer.Ordinal)
                        .Select(g => Quoted(g.Key) + ": " + Stored(g.Last().Value))
                )
                + "}",
            JsonValueKind.Array => "[" + string.Join(", ", element.EnumerateArray().Select(Stored)) + "]",
            JsonValueKind.String => Quoted(element.GetString()!),
            JsonValueKind.Number => Plain(element.GetRawText()),
            _ => element.GetRawText(),
        };

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static string Plain(string number)
    {
        var parts = number.ToLowerInvariant().Split('e');
        var exponent = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var negative = parts[0].StartsWith('-');
        var mantissa = parts[0].TrimStart('-').Split('.');
        var digits = mantissa[0] + (mantissa.Length == 2 ? mantissa[1] : "");
        var point = mantissa[0].Length + exponent;
        digits = point <= 0 ? new string('0', 1 - point) + digits : digits.PadRight(point, '0');
        point = Math.Max(1, point);
        var whole = BigInteger
            .Parse(digits[..point], CultureInfo.InvariantCulture)
            .ToString(CultureInfo.InvariantCulture);
        var plain = digits.Length > point ? whole + "." + digits[point..] : whole;
        return negative && plain.Any(c => c is >= '1' and <= '9') ? "-" + plain : plain;
    }
}
