namespace Veritas.Tests.Hostile.Inputs;

/// <summary>Values that programs stumble over, as JSON text.</summary>
public static class Nasty
{
    /// <summary>In place of any value: JSON, every one.</summary>
    public static readonly string[] Sound =
    [
        "null", "true", "false", "0", "-1", "1", "[]", "{}", "\"\"", "[null]", "{\"\":null}", "[[[[[[[[[[1]]]]]]]]]]", "0.1", "-0", "-0.0", "1e-400",
        "0e999999", "1e400", "-1e308", "9007199254740993", "2147483648", "-2147483649", "9223372036854775808", "-9223372036854775809",
        "18446744073709551616", "99999999999999999999999999999999999999999", "1.7976931348623159e308", "5e-324", "\"NaN\"", "\"Infinity\"", "\"1\"",
        "\"true\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uffff\"", "\"\\u202e\"", "\"\\ufeff\"",
        "\"\\u001b[31m\"", "\"\\r\\nX-Injected: 1\"", "\"'; drop table users; --\"", "\"' or '1'='1\"", "\"$1\"", "\"{0}\"", "\"%s%n\"",
        "\"${jndi:ldap://a}\"", "\"<script>alert(1)</script>\"", "\"../../../../etc/passwd\"", "\"00000000-0000-0000-0000-000000000000\"",
        "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"", "\"{00000000-0000-7000-8000-000000000001}\"", "\"000000000000700080000000000000001\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"2026-02-30T00:00:00Z\"", "\"2026-01-01\"", "\"2026-01-01T00:00:00\"", "\"1970-01-01T00:00:00Z\"", "\"2100-01-01T00:00:00Z\"",
        "\"-0001-01-01T00:00:00Z\"", "\"infinity\"", "\"now\"", "\"2026-01-01T24:00:00Z\"", "\"2026-06-30T23:59:60Z\"", "\"tab.hidden\"", "\"own\"",
        "\"admin\"", "\"essay\"", "\"terminate\"", "\"İ@example.org\"", "\"a@b\"", "\"@\"", "\"a@example.org,b@example.org\"",
    ];

    /// <summary>In place of any value: no JSON, or none that says a text.</summary>
    public static readonly string[] Unsound =
    [
        "NaN", "Infinity", "-Infinity", "+1", "01", "1.", ".5", "0x10", "1_000", "undefined", "'a'", "\"\\x41\"", "\"\\u12\"",
    ];

    /// <summary>In place of any value.</summary>
    public static readonly string[] Values = [.. Sound, .. Unsound];

    /// <summary>Values of a size that nobody needs.</summary>
    public static readonly string[] Large =
    [
        $"\"{new string('x', 201)}\"", $"\"{new string('x', 10_001)}\"", $"\"{new string('€', 3_000)}\"", $"\"{string.Concat(Enumerable.Repeat("\\u0000", 500))}\"", new string('9', 400), "0." + new string('0', 400) + "1",
        Nested("[", "]", 30), Nested("[", "]", 70), Nested("{\"a\":", "}", 70), Nested("[", "]", 1_000), Nested("{\"a\":", "}", 5_000), $"[{string.Join(',', Enumerable.Repeat("1", 5_000))}]",
        $"{{{string.Join(',', Enumerable.Range(0, 2_000).Select(i => $"\"k{i}\":{i}"))}}}",
    ];

    /// <summary>Path segments and query values.</summary>
    public static readonly string[] Segments =
    [
        "..", ".", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%00", "%0d%0aX-Injected:%201", "a%00b", "%ff%fe", "%c0%af", "%", "%zz", "%u0041", "null", "undefined", "-1", "0", "1e9", "NaN", "'", "%27%20or%201=1--", "*", "~",
        "%F0%9F%92%A9", "%ED%A0%80", "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "{00000000-0000-7000-8000-000000000001}", "+", "%20", "a;b=c", "a,b", "99999999999999999999", "-9223372036854775809",
    ];

    /// <summary>Header lines; some no client would send.</summary>
    public static readonly string[] Headers =
    [
        "Authorization: Bearer", "Authorization: Basic YTpi", "Authorization: Bearer a.b.c", "Authorization: Bearer ..", "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Host: evil.example", "X-HTTP-Method-Override: DELETE",
        "Content-Encoding: gzip", "Content-Encoding: br", "Expect: 100-continue", "Expect: nothing", "Range: bytes=0-1,2-3,4-", "If-Match: \"1\"", "If-None-Match: *", "Accept: text/html", "Accept: */*;q=nan", "Accept-Encoding: identity;q=0, *;q=0",
        "Cookie: a=\"; b=c; =; ,", "Origin: null", "Upgrade: websocket", "Upgrade: h2c", "Connection: Upgrade", "Sec-WebSocket-Key: AAAA", "Sec-WebSocket-Version: 99", "Via: 1.1 a", "Idempotency-Key: '", "traceparent: 00-zz-zz-zz",
        "X-Empty:", $"X-Long: {new string('x', 9_000)}", $"X-Huge: {new string('x', 20_000)}", "X-Control: a\u0001b", "X-Latin: \u00e9\u00ff", "No colon here", ": no name", "X Space: 1", "Content-Length: 5", "Transfer-Encoding: gzip", "Host: other.example",
    ];

    public static string Nested(string open, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
}
