namespace Orleans.Embedded;

/// <summary>What references hold on to: the silo of the moment. It outlives a silo that a test restarts.</summary>
internal sealed class SiloLink
{
    private volatile SiloRuntime? _silo;

    public SiloLink()
    {
        Factory = new(this);
        Observers = new();
    }

    public GrainFactory Factory { get; }

    public ObserverDirectory Observers { get; }

    /// <summary>Null before the start and after the end.</summary>
    public SiloRuntime? Silo
    {
        get => _silo;
        set => _silo = value;
    }
}
