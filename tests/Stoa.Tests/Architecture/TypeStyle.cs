using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Components;

namespace Stoa.Tests.Architecture;

/// <summary>What the names and signatures of types show.</summary>
internal static class TypeStyle
{
    /// <summary>The token that breaks off waiting is not counted: it says nothing of what a function does.</summary>
    public const int MostParameters = 4;
    public const int MostDependencies = 5;

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    // ASP.NET looks for these by their names.
    private static readonly string[] FoundByName = ["BindAsync", "InvokeAsync"];
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Impl", "Base", "Dto", "DTO"];

    public static IEnumerable<string> Faults(IReadOnlyCollection<Type> types)
    {
        var parents = types.Select(type => type.BaseType).OfType<Type>().Select(Definition).ToHashSet();
        foreach (var type in types.Where(type => IsWritten(type) && !type.IsAssignableTo(typeof(IComponent))))
        {
            var plain = type.Name.Split('`')[0];
            if (EmptyWords.FirstOrDefault(word => plain.EndsWith(word, StringComparison.Ordinal)) is { } word)
                yield return $"{type} ends with {word}, which says nothing: name what it is.";
            if (type is { IsClass: true, IsAbstract: false, IsSealed: false } && !parents.Contains(type))
                yield return $"{type} has no subclass: seal it.";
            foreach (var constructor in type.GetConstructors(Declared).Where(_ => !IsRecord(type)))
                if (constructor.GetParameters().Length > MostDependencies) yield return $"{type} depends on {constructor.GetParameters().Length}: {MostDependencies} at most.";
            foreach (var fault in type.GetMethods(Declared).Where(IsWritten).Where(method => !IsGivenFromOutside(method)).SelectMany(Faults)) yield return fault;
        }
    }

    /// <summary>One implementation needs no interface; a fake that ships counts as one.</summary>
    public static IEnumerable<string> LonelyInterfaces(IReadOnlyCollection<Type> types, IReadOnlyDictionary<string, string> reasons) =>
        from one in types
        where one.IsInterface && IsWritten(one) && !reasons.ContainsKey(one.FullName!)
        let implementations = types.Count(type => !type.IsInterface && type.GetInterfaces().Any(i => Definition(i) == one))
        where implementations == 1
        select $"{one} has one implementation: use that one.";

    private static IEnumerable<string> Faults(MethodInfo method)
    {
        var parameters = method.GetParameters().Count(parameter => parameter.ParameterType != typeof(CancellationToken));
        if (parameters > MostParameters)
            yield return $"{method.DeclaringType}.{method.Name} has {parameters} parameters: {MostParameters} at most, make a record of those that belong together.";
        if (method.Name.EndsWith("Async", StringComparison.Ordinal) && !FoundByName.Contains(method.Name))
            yield return $"{method.DeclaringType}.{method.Name}: no Async suffix; whether it waits is told by its type.";
    }

    // Overrides and implementations of what others declared, and calls to and from C: their shape is not ours.
    private static bool IsGivenFromOutside(MethodInfo method) =>
        method.GetBaseDefinition() != method
        || method.IsDefined(typeof(LibraryImportAttribute)) || method.IsDefined(typeof(DllImportAttribute)) || method.IsDefined(typeof(UnmanagedCallersOnlyAttribute))
        || (method.IsVirtual && method.DeclaringType is { IsInterface: false } type
            && type.GetInterfaces().Any(i => !IsOurs(i) && type.GetInterfaceMap(i).TargetMethods.Contains(method)));

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("stoa", StringComparison.OrdinalIgnoreCase);

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is not null;

    private static bool IsWritten(MemberInfo member) =>
        !member.Name.Contains('<', StringComparison.Ordinal) && !(member is Type { Namespace: null or ['_', ..] } or Type { Name: "_Imports" }) && !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.IsDefined(typeof(GeneratedCodeAttribute))
        && (member.DeclaringType is not { } outer || IsWritten(outer));

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
