using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Veritas.WebHost.Http;

/// <summary>
/// Holds bodies to the limit of their route and lets the client read the refusal. Kestrel closes the connection of an
/// unread body over its limit while the client is still sending; the reset discards the answer, and the client sees a
/// broken pipe. Here the answer goes out first, with <c>Connection: close</c>, and then the rest of the body is read
/// and discarded within a bound.
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
    /// A body without a length, or with one over the usual limit. HTTP/2 and 3 refuse one without harm to the answer.
    /// </summary>
    private static bool MayBeTooLarge(HttpRequest request, long? limit) =>
        (HttpProtocol.IsHttp11(request.Protocol) || HttpProtocol.IsHttp10(request.Protocol))
        && (request.ContentLength is { } length ? length > limit : request.Headers.TransferEncoding.Count > 0);

    /// <summary>Reads to the end; a client that sends on beyond the bound is cut.</summary>
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
            // The client has left, or sends what is no body: Kestrel ends the connection.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
