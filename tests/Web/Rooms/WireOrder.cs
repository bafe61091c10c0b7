using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Veritas.Tests.Web.Rooms;

/// <summary>
/// The JSON hub protocol, reporting every message as it is parsed. The client completes results and runs handlers
/// concurrently, so their order is visible only here.
/// </summary>
internal sealed class WireOrder(Action<HubMessage> arrived) : IHubProtocol
{
    private readonly JsonHubProtocol _json = new();

    public string Name => _json.Name;

    public int Version => _json.Version;

    public TransferFormat TransferFormat => _json.TransferFormat;

    public bool IsVersionSupported(int version) => _json.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _json.GetMessageBytes(message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _json.WriteMessage(message, output);

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input,
        IInvocationBinder binder,
        [NotNullWhen(true)] out HubMessage? message
    )
    {
        if (!_json.TryParseMessage(ref input, binder, out message))
        {
            return false;
        }

        arrived(message);
        return true;
    }
}
