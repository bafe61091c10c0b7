using System.Linq.Expressions;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Compiles, for one interface method, the invoker on the grain's side and the sender on the caller's side.</summary>
internal static class SenderBuilder
{
    private static readonly MethodInfo OfResult = Find(nameof(ForResult));

    public static GrainMethod.Sender Build(GrainMethod shape, MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object), "grain");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var call = Expression.Call(
            Expression.Convert(grain, method.DeclaringType!),
            method,
            method.GetParameters().Select((p, i) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType)));
        var returns = method.ReturnType;
        if (returns == typeof(void))
        {
            return ForVoid(shape, Invoker<Nothing>(Expression.Block(call, Expression.Constant(Nothing.Done)), grain, arguments));
        }

        if (returns == typeof(Task))
        {
            return ForTask(shape, Invoker<Nothing>(Expression.Call(typeof(Nothing), nameof(Nothing.After), null, call), grain, arguments));
        }

        if (returns == typeof(ValueTask))
        {
            var body = Expression.Call(typeof(Nothing), nameof(Nothing.AfterValue), null, call);
            return ForValueTask(shape, Invoker<Nothing>(body, grain, arguments));
        }

        var open = returns.IsGenericType ? returns.GetGenericTypeDefinition() : null;
        if (open != typeof(Task<>) && open != typeof(ValueTask<>))
        {
            throw new NotSupportedException($"{shape.Name} returns {returns}; grain methods return Task, Task<T>, ValueTask or ValueTask<T>, observers also void.");
        }

        var asTask = open == typeof(Task<>) ? (Expression)call : Expression.Call(call, nameof(ValueTask<>.AsTask), null);
        return (GrainMethod.Sender)OfResult.MakeGenericMethod(returns.GetGenericArguments()[0])
            .Invoke(null, [shape, asTask, grain, arguments, open == typeof(ValueTask<>)])!;
    }

    private static GrainMethod.Sender ForResult<T>(
        GrainMethod shape, Expression body, ParameterExpression grain, ParameterExpression arguments, bool valueTask)
    {
        var invoker = Invoker<T>(body, grain, arguments);
        return valueTask
            ? (reference, values) => new ValueTask<T>(reference.Send(shape, invoker, values))
            : (reference, values) => reference.Send(shape, invoker, values);
    }

    private static GrainMethod.Sender ForTask(GrainMethod shape, Func<object, object?[], Task<Nothing>> invoker) =>
        (reference, values) => reference.Send(shape, invoker, values);

    private static GrainMethod.Sender ForValueTask(GrainMethod shape, Func<object, object?[], Task<Nothing>> invoker) =>
        (reference, values) => new ValueTask(reference.Send(shape, invoker, values));

    private static GrainMethod.Sender ForVoid(GrainMethod shape, Func<object, object?[], Task<Nothing>> invoker) =>
        (reference, values) =>
        {
            _ = reference.Send(shape, invoker, values);
            return null;
        };

    private static Func<object, object?[], Task<T>> Invoker<T>(
        Expression body, ParameterExpression grain, ParameterExpression arguments) =>
        Expression.Lambda<Func<object, object?[], Task<T>>>(body, grain, arguments).Compile();

    private static MethodInfo Find(string name) =>
        typeof(SenderBuilder).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}
