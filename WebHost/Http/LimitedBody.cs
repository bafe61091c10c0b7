using Microsoft.AspNetCore.Http.Features;

namespace Veritas.WebHost.Http;

/// <summary>
/// Reads a request body up to the limit of its route, then throws a 413. Unlike Kestrel's limit it leaves the rest of
/// the body readable, so that <see cref="BodyLimits"/> can discard it.
/// </summary>
internal sealed class LimitedBody(Stream body, long? announced, long? limit) : Stream, IHttpMaxRequestBodySizeFeature
{
    private long? _limit = limit;
    private long _count;

    /// <summary>The limit cannot change after the first read.</summary>
    public bool IsReadOnly { get; private set; }

    public long? MaxRequestBodySize
    {
        get => _limit;
        set => _limit = IsReadOnly ? throw new InvalidOperationException("The body is being read.") : value;
    }

    /// <summary>Whether the whole body was read.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the body, or its declared length, exceeds the limit.</summary>
    public bool IsTooLarge => announced > _limit || _count > _limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        IsReadOnly = true;
        ThrowIfTooLarge();
        var count = await body.ReadAsync(buffer, cancellationToken);
        (_count, HasEnded) = (_count + count, count == 0 && buffer.Length > 0);
        ThrowIfTooLarge();
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Request bodies must be read asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void ThrowIfTooLarge()
    {
        if (IsTooLarge)
        {
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
    }
}
