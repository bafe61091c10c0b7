using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Http;

/// <summary>
/// Enforces the body limit of each route in a way that lets the client read the 413. Kestrel resets the connection
/// while the client is still sending, which discards the response. This middleware sends the response first, with
/// <c>Connection: close</c>, and then reads and discards the rest of the body up to a limit.
/// </summary>
internal sealed class BodyLimits(RequestDelegate next, IOptions<LimitOptions> options, TimeProvider time)
{
    private const int BufferBytes = 16 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (
            http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } kestrel
            || !MayBeTooLarge(http.Request, kestrel.MaxRequestBodySize)
        )
        {
            await next(http);
            return;
        }

        var whole = http.Request.Body;
        var body = new LimitedBody(whole, http.Request.ContentLength, kestrel.MaxRequestBodySize);
        kestrel.MaxRequestBodySize = null;
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(body);
        http.Request.Body = body;
        http.Response.OnStarting(() =>
        {
            if (body.IsTooLarge)
            {
                http.Response.Headers.Connection = "close";
            }

            return Task.CompletedTask;
        });
        await next(http);
        if (!body.HasEnded)
        {
            await http.Response.CompleteAsync();
            await DrainAsync(http, whole);
        }
    }

    /// <summary>
    /// Whether the body has no length, or one over the default limit. HTTP/2 and 3 can refuse a body without losing the
    /// response.
    /// </summary>
    private static bool MayBeTooLarge(HttpRequest request, long? limit) =>
        (HttpProtocol.IsHttp11(request.Protocol) || HttpProtocol.IsHttp10(request.Protocol))
        && (request.ContentLength is { } length ? length > limit : request.Headers.TransferEncoding.Count > 0);

    /// <summary>Reads to the end; aborts the connection of a client that sends more than the limit.</summary>
    private async Task DrainAsync(HttpContext http, Stream body)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.DrainSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, http.RequestAborted);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var left = options.Value.DrainBytes;
            while (left > 0)
            {
                var count = await body.ReadAsync(buffer, either.Token);
                if (count == 0)
                {
                    return;
                }

                left -= count;
            }

            http.Abort();
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
        catch (IOException)
        {
            // The client disconnected or sent a malformed body: Kestrel closes the connection.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
