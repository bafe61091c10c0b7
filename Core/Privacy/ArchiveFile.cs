using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Privacy;

/// <summary>The content of a file of events.</summary>
/// <param name="Rows">Number of lines.</param>
/// <param name="Content">SHA-256 of the lines.</param>
internal sealed record ArchiveContent(long Rows, string Content);

/// <summary>A file of events on the disk.</summary>
/// <param name="Content">The content read from it.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
internal sealed record StoredArchive(ArchiveContent Content, long Bytes, byte[] Sha256);

/// <summary>Files of events: PostgreSQL's COPY text format, compressed with gzip.</summary>
internal static class ArchiveFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes the lines, replacing an existing file. Flushed to the disk when it returns.</summary>
    public static async Task<ArchiveContent> WriteAsync(string path, TextReader lines, CancellationToken cancel)
    {
        await using var file = new FileStream(
            path,
            FileMode.Create,
            FileAccess.Write,
            FileShare.None,
            BufferSize,
            FileOptions.Asynchronous
        );
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await using (var zip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
        {
            while (await lines.ReadLineAsync(cancel) is { } line)
            {
                var bytes = Encoding.UTF8.GetBytes(line + "\n");
                hash.AppendData(bytes);
                await zip.WriteAsync(bytes, cancel);
                rows++;
            }
        }

        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        return new ArchiveContent(rows, Convert.ToHexString(hash.GetHashAndReset()));
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">It is not a gzip file.</exception>
    public static async Task<StoredArchive> ReadAsync(string path, CancellationToken cancel)
    {
        var sha = await HashAsync(path, cancel);
        await using var file = Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await using var zip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[BufferSize];
        while (await zip.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        var content = new ArchiveContent(rows, Convert.ToHexString(hash.GetHashAndReset()));
        return new StoredArchive(content, file.Length, sha);
    }

    /// <summary>SHA-256 of the file.</summary>
    public static async Task<byte[]> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = Open(path);
        return await SHA256.HashDataAsync(file, cancel);
    }

    /// <summary>Renames a complete file, replacing an existing one. Flushed to the disk when it returns.</summary>
    public static void Publish(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        using var file = new FileStream(to, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Flush(flushToDisk: true);
    }

    private static FileStream Open(string path) =>
        new(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            BufferSize,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
}
