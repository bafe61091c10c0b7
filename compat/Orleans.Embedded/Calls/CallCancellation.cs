namespace Orleans.Embedded;

/// <summary>
/// The token a grain method sees: fires with the caller's token, and when the caller gave up waiting.
/// The caller's own wait ends as soon as its token fires.
/// </summary>
internal sealed class CallCancellation(CancellationToken caller) : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _registration;

    public CancellationToken Token => _source.Token;

    public void Link(Request request)
    {
        if (caller.CanBeCanceled)
        {
            _registration = caller.UnsafeRegister(
                static (state, token) => ((Request)state!).Fail(new OperationCanceledException(token)), request);
        }
    }

    public void CallerLeft() => _source.Cancel();

    // Not Dispose: that waits for a callback that is running on another thread.
    public void Dispose() => _registration.Unregister();
}
