using System.Reflection.Metadata;

namespace Veritas.Tests.Shape.Signatures;

/// <summary>A method's signature in one line.</summary>
internal static class SignatureText
{
    public static string Of(MethodSignature<string> method)
    {
        var instance = method.Header.IsInstance ? "" : "static ";
        var generic = method.GenericParameterCount == 0 ? "" : $"<{method.GenericParameterCount}>";
        return $"{instance}{generic}({string.Join(", ", method.ParameterTypes)}) -> {method.ReturnType}";
    }
}
