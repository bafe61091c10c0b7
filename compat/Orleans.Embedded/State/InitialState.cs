using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>The state of a grain that has no record.</summary>
internal static class InitialState<T>
{
    public static readonly Func<T> Make = typeof(T).IsValueType
        ? static () => default!
        : typeof(T).GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance<T>
            : static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
