using System.Globalization;
using System.Runtime.Versioning;
using System.Text;

namespace Veritas.Storage.Embedded;

/// <summary>The settings file of the embedded server, rewritten before every start.</summary>
[UnsupportedOSPlatform("windows")]
internal static class ServerSettings
{
    public const string FileName = "veritas.conf";

    // The shortest limit of the supported systems: sun_path has 104 bytes on macOS, 108 on Linux.
    private const int LongestSocketPath = 103;
    private const long Megabyte = 1024 * 1024;

    public static string Write(ServerFolder folder, EmbeddedPostgresOptions options, int port, string walCompression)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;
        var durable = options.Durable ? "on" : "off";
        return $"""
            # Written by Veritas before every start: changes made here are lost.
            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = '{SocketFolder(folder, port)}'
            unix_socket_permissions = 0700
            max_connections = {options.MaxConnections}
            password_encryption = 'scram-sha-256'

            fsync = {durable}
            synchronous_commit = {durable}
            full_page_writes = {durable}
            wal_compression = {walCompression}

            # A guest on this machine: one sixteenth of the memory, the log one eighth.
            shared_buffers = {Math.Clamp(memory / 16, 64, 512)}MB
            max_wal_size = {Math.Clamp(memory / 8, 512, 2048)}MB
            checkpoint_timeout = 15min
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            # The details of an error quote rows, and rows hold people's names.
            log_error_verbosity = terse
            log_min_error_statement = panic

            """;
    }

    /// <summary>Empty (no socket) if the path would be too long or contains a quote.</summary>
    private static string SocketFolder(ServerFolder folder, int port)
    {
        var socket = Path.Combine(folder.Run, ".s.PGSQL." + port.ToString(CultureInfo.InvariantCulture));
        // A comma separates several folders in this setting.
        var usable =
            Encoding.UTF8.GetByteCount(socket) <= LongestSocketPath && folder.Run.IndexOfAny(['\'', ',', '"']) < 0;
        return usable ? folder.Run : "";
    }
}
