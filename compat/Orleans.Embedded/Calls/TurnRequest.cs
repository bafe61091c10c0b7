namespace Orleans.Embedded;

/// <summary>A turn the runtime asks for: activation, deactivation, a timer's tick. Its work handles its own failures.</summary>
internal sealed class TurnRequest(Func<Task> work) : Request
{
    private IRequestRunner? _runner;

    public override bool IsAnswered => false;

    public override string Description => "turn";

    public override bool Fail(Exception exception) => false;

    public override void Invoke(IRequestRunner runner)
    {
        var task = work();
        if (task.IsCompleted)
        {
            runner.Completed(this);
            return;
        }

        _runner = runner;
        task.GetAwaiter().UnsafeOnCompleted(Finish);
    }

    private void Finish() => _runner!.Completed(this);
}
