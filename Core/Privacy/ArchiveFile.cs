using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Privacy;

/// <summary>What a file of events holds.</summary>
/// <param name="Rows">Lines.</param>
/// <param name="Content">SHA-256 of the lines.</param>
internal sealed record ArchiveContent(long Rows, string Content);

/// <summary>A file of events as it lies on the disk.</summary>
/// <param name="Content">What was read from it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of the file as a whole.</param>
internal sealed record StoredArchive(ArchiveContent Content, long Bytes, byte[] Sha256);

/// <summary>Files of events: lines of PostgreSQL's COPY in text format, compressed with gzip.</summary>
internal static class ArchiveFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes the lines; whatever was there is replaced. On the disk when it returns.</summary>
    public static async Task<ArchiveContent> WriteAsync(string path, TextReader lines, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);
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

    /// <summary>Reads a file from its first byte to its last.</summary>
    /// <exception cref="InvalidDataException">It is no gzip.</exception>
    public static async Task<StoredArchive> ReadAsync(string path, CancellationToken cancel)
    {
        var sha = await HashAsync(path, cancel);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await using var zip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[BufferSize];
        while (await zip.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return new StoredArchive(new ArchiveContent(rows, Convert.ToHexString(hash.GetHashAndReset())), file.Length, sha);
    }

    /// <summary>SHA-256 of the file as a whole.</summary>
    public static async Task<byte[]> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await SHA256.HashDataAsync(file, cancel);
    }

    /// <summary>Gives a written file its name, on the disk when it returns.</summary>
    public static void Publish(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        using var file = new FileStream(to, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Flush(flushToDisk: true);
    }
}
