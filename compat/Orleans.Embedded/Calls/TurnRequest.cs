namespace Orleans.Embedded;

/// <summary>A turn the runtime asks for: activation, deactivation, a timer's tick. Its work handles its own failures.</summary>
internal sealed class TurnRequest(Func<Task> work) : Request
{
    private IRequestRunner? _runner;

    public override bool IsAnswered => false;

    public override string Description => "turn";

    public override bool Fail(Exception exception) => false;

    public override bool Invoke(IRequestRunner runner)
    {
        var task = work();
        if (task.IsCompleted)
        {
            return true;
        }

        _runner = runner;
        task.GetAwaiter().UnsafeOnCompleted(Finish);
        return false;
    }

    private void Finish() => _runner!.Completed(this);
}
