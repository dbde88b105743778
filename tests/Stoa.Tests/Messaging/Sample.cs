using System.Reflection;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Messaging;

/// <summary>Makes a value of any contract type with every member set, so that nobody has to think one out for a golden file.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset Time = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static object Of(Type type, string name = "text")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return name == "Currency" ? "EUR" : char.ToLowerInvariant(name[0]) + name[1..];
        if (type == typeof(DateTimeOffset)) return Time;
        if (type == typeof(DateOnly)) return DateOnly.FromDateTime(Time.UtcDateTime);
        if (type == typeof(Guid)) return Guid.Parse("0199aaaa-0000-7000-8000-00000000000a");
        if (type == typeof(Uri)) return new Uri("https://example.com/");
        if (type == typeof(bool)) return true;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(7, type);
        if (TypedIdJsonConverter.IsTypedId(type)) return Activator.CreateInstance(type, Of(typeof(Guid)))!;
        return Elements(type) is { } element ? List(element) : Record(type);
    }

    private static Type? Elements(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static Array List(Type element)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Of(element), 0);
        return list;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, p.Name!))]);
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetValue(made) is null))
            member.SetValue(made, Of(member.PropertyType, member.Name));
        return made;
    }
}
