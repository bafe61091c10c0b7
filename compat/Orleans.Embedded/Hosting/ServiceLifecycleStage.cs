namespace Orleans;

/// <summary>When a silo's start-up steps run; this runtime has one stage for the application's.</summary>
public static class ServiceLifecycleStage
{
    public const int Active = 20000;
}
