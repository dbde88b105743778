using System.Collections;
using System.Reflection;
using Stoa.Platform.Messaging;

namespace Stoa.Tests.Architecture;

/// <summary>
/// One instance of a handler hears several messages, one after the other (<see cref="IHandle{TMessage}"/>): what it kept of the one
/// before would be taken for the next.
/// </summary>
internal static class Handlers
{
    private const BindingFlags Kept = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <returns>One sentence for each field of a handler that can change, or whose content can.</returns>
    public static IEnumerable<string> Faults(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<>))
        from field in type.GetFields(Kept)
        where !IsGivenOnce(field) && (!field.IsInitOnly || field.FieldType.IsAssignableTo(typeof(ICollection)))
        select $"{type} keeps {field.Name} from one message to the next.";

    // What the primary constructor is given becomes a field that the compiler calls <name>P.
    private static bool IsGivenOnce(FieldInfo field) => field.Name.EndsWith(">P", StringComparison.Ordinal);
}
