using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Veritas.Tests.Hostile.Inputs;

namespace Veritas.Tests.Hostile.Wire;

/// <summary>A minimal HTTP/1.1 client that sends requests unchanged, one at a time.</summary>
public sealed partial class RawHttp(Uri server) : IDisposable
{
    private ByteStream? _stream;

    public async Task<HttpAnswer> SendAsync(RequestInput input)
    {
        // The server may have closed the previous connection. That must not count as the response to this request.
        for (var tries = 0; ; tries++)
        {
            var reused = _stream is not null;
            try
            {
                _stream ??= await ByteStream.ConnectAsync(server);
                await _stream.SendAsync(input.Bytes);
                if (input.CutShort)
                {
                    _stream.EndSending();
                }
            }
            catch (SocketException) when (_stream is not null)
            {
                // The server may have responded and closed before it read the whole request.
            }

            var answer = await AnswerAsync(input.Method == "HEAD");
            if (
                answer.Status == 0
                || input.OnTheWire
                || input.CutShort
                || answer.Head.Contains("\r\nConnection: close", StringComparison.OrdinalIgnoreCase)
                || !_stream!.IsEmpty
            )
            {
                _stream?.Dispose();
                _stream = null;
            }

            if (answer.Status != 0 || !reused || tries > 0)
            {
                return answer;
            }
        }
    }

    public void Dispose() => _stream?.Dispose();

    private async Task<HttpAnswer> AnswerAsync(bool headOnly)
    {
        try
        {
            while (await _stream!.ReadToAsync("\r\n\r\n") is { } head)
            {
                var status = int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture);
                if (status is >= 100 and < 200 && status != 101)
                {
                    continue;
                }

                return new HttpAnswer(
                    status,
                    head,
                    headOnly || status is 101 or 204 or 304 ? [] : await BodyAsync(head)
                );
            }
        }
        catch (SocketException)
        {
            // The server reset the connection.
        }

        return HttpAnswer.Silence;
    }

    private async Task<byte[]> BodyAsync(string head)
    {
        if (Length().Match(head) is { Success: true } length)
        {
            return await _stream!.ReadAsync(int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture));
        }

        using var body = new MemoryStream();
        while (
            head.Contains("chunked", StringComparison.OrdinalIgnoreCase)
            && await _stream!.ReadToAsync("\r\n") is { } size
        )
        {
            var count = int.Parse(size.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write((await _stream.ReadAsync(count + 2)).AsSpan(0, count));
            if (count == 0)
            {
                break;
            }
        }

        return body.ToArray();
    }

    [GeneratedRegex(@"\r\nContent-Length: *(\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Length();
}
