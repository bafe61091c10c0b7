using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Http;

/// <summary>
/// Section <c>Veritas:Limits</c>: what one network address and one user may ask for, and what a connection may hold.
/// The defaults let a class of 500 behind one address sign in and start within a minute, and a school of several
/// thousand work behind one.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>
    /// Requests a second from one address, 1 to 1,000,000, default 2,000, with ten seconds' worth at once: thousands of
    /// students who save answers.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecondPerAddress { get; set; } = 2_000;

    /// <summary>
    /// Requests a second of one signed-in user, 1 to 1,000,000, default 50, with ten seconds' worth at once: no page
    /// comes near it.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecondPerUser { get; set; } = 50;

    /// <summary>
    /// Registrations and sign-ins a minute from one address, 1 to 1,000,000, default 1,000, all of them at once if need
    /// be: a class of 500 with some mistyped passwords. Guessing at one account is slowed down by
    /// <c>Veritas:Accounts</c>.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 1_000;

    /// <summary>
    /// Addresses, users and attempts each table of limits remembers, 1,024 to 4,194,304, default 65,536 (2 MB a table);
    /// beyond that those that used least are forgotten.
    /// </summary>
    [Range(1_024, 4_194_304)]
    public int Tracked { get; set; } = 65_536;

    /// <summary>
    /// Open connections in all, 100 to 10,000,000, default 100,000; past it new ones are closed at once. The process'
    /// limit of open files has to be higher.
    /// </summary>
    [Range(100, 10_000_000)]
    public int Connections { get; set; } = 100_000;

    /// <summary>
    /// Open connections from one address that is no known proxy, 10 to 10,000,000, default 30,000: what the ports of
    /// one address can carry.
    /// </summary>
    [Range(10, 10_000_000)]
    public int ConnectionsPerAddress { get; set; } = 30_000;

    /// <summary>
    /// Bytes of a body, 65,536 to 16,777,216, default 262,144: a policy or a long essay. More is 413.
    /// </summary>
    [Range(65_536, 16_777_216)]
    public int MaxBodyBytes { get; set; } = 262_144;

    /// <summary>
    /// Bytes of a refused body that are still read, so that its client can read the answer, 0 to 67,108,864, default
    /// 8,388,608: four times the largest file. A client that sends more is cut.
    /// </summary>
    [Range(0, 67_108_864)]
    public int DrainBytes { get; set; } = 8_388_608;

    /// <summary>Seconds to wait for the rest of a refused body, 1 to 60, default 5; then the client is cut.</summary>
    [Range(1, 60)]
    public int DrainSeconds { get; set; } = 5;

    /// <summary>Bytes of all headers, 4,096 to 262,144, default 16,384: tokens need one. More is 431.</summary>
    [Range(4_096, 262_144)]
    public int MaxHeaderBytes { get; set; } = 16_384;

    /// <summary>Headers of a request, 20 to 500, default 60: a browser behind two proxies sends thirty.</summary>
    [Range(20, 500)]
    public int MaxHeaders { get; set; } = 60;

    /// <summary>
    /// Bytes of the request line, 1,024 to 65,536, default 8,192: the longest address is a hub's with a token. More is
    /// 414.
    /// </summary>
    [Range(1_024, 65_536)]
    public int MaxRequestLineBytes { get; set; } = 8_192;

    /// <summary>Seconds the headers of a request may take, 1 to 120, default 10; then 408.</summary>
    [Range(1, 120)]
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>
    /// Seconds a connection may rest between requests or before its first, 1 to 600, default 75: longer than a proxy's
    /// usual 60.
    /// </summary>
    [Range(1, 600)]
    public int KeepAliveSeconds { get; set; } = 75;

    /// <summary>
    /// Bytes a second that a body and a reader of an answer must keep up after five seconds, 1 to 100,000, default 240:
    /// a bad mobile connection does.
    /// </summary>
    [Range(1, 100_000)]
    public int MinBytesPerSecond { get; set; } = 240;

    /// <summary>Seconds a TLS handshake may take, 1 to 60, default 10.</summary>
    [Range(1, 60)]
    public int HandshakeSeconds { get; set; } = 10;
}
