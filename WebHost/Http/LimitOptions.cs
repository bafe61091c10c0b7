using System.ComponentModel.DataAnnotations;

namespace Veritas.WebHost.Http;

/// <summary>
/// Section <c>Veritas:Limits</c>: limits of requests by network address and user, and of connections. With the
/// defaults, 500 students behind one address can sign in and start within a minute, and a school of several thousand
/// can work behind one address.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>
    /// Requests per second from one address, 1 to 1,000,000, default 2,000, enough for thousands of students who save
    /// answers. Bursts of ten seconds' worth are allowed.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecondPerAddress { get; set; } = 2_000;

    /// <summary>
    /// Requests per second of one signed-in user, 1 to 1,000,000, default 50, far more than a page sends. Bursts of ten
    /// seconds' worth are allowed.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecondPerUser { get; set; } = 50;

    /// <summary>
    /// Registrations and sign-ins per minute from one address, 1 to 1,000,000, default 1,000, enough for 500 students
    /// with some mistyped passwords. All of them may come in one burst. <c>Veritas:Accounts</c> limits guesses at one
    /// account.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 1_000;

    /// <summary>
    /// Addresses, users or attempts that each limit tracks, 1,024 to 4,194,304, default 65,536 (2 MB per table). Beyond
    /// that the least active ones are evicted.
    /// </summary>
    [Range(1_024, 4_194_304)]
    public int Tracked { get; set; } = 65_536;

    /// <summary>
    /// Open connections in total, 100 to 10,000,000, default 100,000; further ones are closed at once. The process's
    /// limit of open files must be higher.
    /// </summary>
    [Range(100, 10_000_000)]
    public int Connections { get; set; } = 100_000;

    /// <summary>
    /// Open connections from one address that is not a known proxy, 10 to 10,000,000, default 30,000, about the number
    /// of ephemeral ports of one address.
    /// </summary>
    [Range(10, 10_000_000)]
    public int ConnectionsPerAddress { get; set; } = 30_000;

    /// <summary>
    /// Bytes of a body, 65,536 to 16,777,216, default 262,144, enough for a policy or a long essay. A larger body is
    /// refused with 413.
    /// </summary>
    [Range(65_536, 16_777_216)]
    public int MaxBodyBytes { get; set; } = 262_144;

    /// <summary>
    /// Bytes of a refused body that are read and discarded so that the client can read the response, 0 to 67,108,864,
    /// default 8,388,608, four times the largest file. The connection of a client that sends more is aborted.
    /// </summary>
    [Range(0, 67_108_864)]
    public int DrainBytes { get; set; } = 8_388_608;

    /// <summary>
    /// Seconds to wait for the rest of a refused body, 1 to 60, default 5; then the connection is aborted.
    /// </summary>
    [Range(1, 60)]
    public int DrainSeconds { get; set; } = 5;

    /// <summary>
    /// Bytes of all headers, 4,096 to 262,144, default 16,384; a token needs about 1,000. Larger headers are refused
    /// with 431.
    /// </summary>
    [Range(4_096, 262_144)]
    public int MaxHeaderBytes { get; set; } = 16_384;

    /// <summary>Headers of a request, 20 to 500, default 60; a browser behind two proxies sends about thirty.</summary>
    [Range(20, 500)]
    public int MaxHeaders { get; set; } = 60;

    /// <summary>
    /// Bytes of the request line, 1,024 to 65,536, default 8,192; the longest URL is that of the hub with a token. A
    /// longer line is refused with 414.
    /// </summary>
    [Range(1_024, 65_536)]
    public int MaxRequestLineBytes { get; set; } = 8_192;

    /// <summary>Seconds to receive the headers of a request, 1 to 120, default 10; then the response is 408.</summary>
    [Range(1, 120)]
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>
    /// Seconds a connection may be idle before and between requests, 1 to 600, default 75, longer than the 60 s of most
    /// proxies.
    /// </summary>
    [Range(1, 600)]
    public int KeepAliveSeconds { get; set; } = 75;

    /// <summary>
    /// Minimum bytes per second of a request body and of reading a response, after a grace period of five seconds, 1 to
    /// 100,000, default 240, which a bad mobile connection reaches.
    /// </summary>
    [Range(1, 100_000)]
    public int MinBytesPerSecond { get; set; } = 240;

    /// <summary>Seconds a TLS handshake may take, 1 to 60, default 10.</summary>
    [Range(1, 60)]
    public int HandshakeSeconds { get; set; } = 10;
}
